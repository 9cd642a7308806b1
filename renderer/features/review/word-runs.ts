import type { AlignedPlace } from './word-alignment.ts';

/** Neighbouring places of aligned texts that differ in the same way, or not at all. */
export interface WordRun {
  readonly differs: AlignedPlace['differs'];
  /** What each text has here; empty where it has nothing. */
  readonly texts: readonly string[];
}

/** Aligned places joined into runs: what one decides about together. O(places · texts). */
export function wordRuns(places: readonly AlignedPlace[]): readonly WordRun[] {
  const runs: { readonly differs: AlignedPlace['differs']; readonly words: string[][] }[] = [];
  for (const { words, differs } of places) {
    let run = runs.at(-1);
    if (run === undefined || run.differs !== differs) {
      run = { differs, words: words.map(() => []) };
      runs.push(run);
    }
    words.forEach((word, text) => {
      if (word !== undefined) run.words[text]?.push(word);
    });
  }
  return runs.map(({ differs, words }) => ({ differs, texts: words.map((each) => each.join(' ')) }));
}

/**
 * A text, which is row `base`, with what row `from` has in one run instead. Line breaks stay where they are. O(words).
 */
export function withRunFrom(text: string, runs: readonly WordRun[], { base, run, from }: { readonly base: number; readonly run: number; readonly from: number }): string {
  // What stands after each word of the text.
  const spaces = [...text.matchAll(/\S+(?<space>\s*)/gu)].map(({ groups }) => groups?.['space'] ?? '');
  let written = '';
  let after = 0;
  runs.forEach(({ texts }, at) => {
    const own = wordsIn(texts[base] ?? '');
    const spacesHere = spaces.slice(after, after + own.length);
    after += own.length;
    if (at !== run) {
      own.forEach((word, place) => (written += spaced(written) + word + (spacesHere[place] ?? '')));
      return;
    }
    const taken = texts[from] ?? '';
    if (taken !== '') written += spaced(written) + taken;
    const last = spacesHere.at(-1) ?? '';
    if (taken !== '' || /\n/u.test(last)) written = written.trimEnd() + last;
  });
  return written.trim();
}

function wordsIn(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** The space that is missing between what is written and the next word. */
function spaced(written: string): string {
  return written === '' || /\s$/u.test(written) ? '' : ' ';
}
