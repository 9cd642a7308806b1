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

/** The text of row `base` with what row `from` has in one run instead. */
export function withRunFrom(runs: readonly WordRun[], base: number, run: number, from: number): string {
  return runs
    .map(({ texts }, at) => texts[at === run ? from : base] ?? '')
    .filter((words) => words !== '')
    .join(' ');
}
