import { alignWords } from './word-alignment.ts';

/** Longer texts are not aligned for a line in a list. */
const LONGEST = 600;

/**
 * The words that texts differ in, against each other, for a line in a list: "louder / later", "today’s / todays, um / –".
 * Neighbouring words stand together; at most two places. Undefined for long texts, and for texts with the same words.
 */
export function wordsApart(texts: readonly string[]): string | undefined {
  if (texts.length < 2 || texts.reduce((sum, text) => sum + text.length, 0) > LONGEST) return undefined;
  const stretches: (string | undefined)[][][] = [];
  let inside = false;
  for (const { words, differs } of alignWords(texts)) {
    if (differs === 'word') {
      if (inside) stretches.at(-1)?.push([...words]);
      else stretches.push([[...words]]);
    }
    inside = differs === 'word';
  }
  if (stretches.length === 0) return undefined;
  const shown = stretches.slice(0, 2).map((stretch) => {
    const said = texts.map((_, text) => stretch.flatMap((words) => words[text] ?? []).join(' ') || '–');
    return [...new Set(said)].join(' / ');
  });
  return shown.join(', ') + (stretches.length > 2 ? ' …' : '');
}
