import { normaliseTranscript } from '../../../shared/agreement/transcript-normalisation.ts';

/** One place in aligned texts: what each text has there, undefined where it has no word. */
export interface AlignedPlace {
  readonly words: readonly (string | undefined)[];
  /** Whether the texts have different words here, as agreement counts them, or one word spelled differently (case, punctuation). */
  readonly differs: 'word' | 'spelling' | undefined;
}

/** A word as it is compared. */
interface Word {
  readonly written: string;
  readonly key: string;
}

/** Cells of the table that two texts are compared in; beyond that only their common beginning and end are matched. */
const LARGEST_TABLE = 4_000_000;

/**
 * Several texts word by word, same words beneath each other. Each text is aligned with the one that differs least from all
 * others (centre star: Gusfield 1993, "Efficient methods for multiple sequence alignment with guaranteed error bounds"), so
 * that what is said the same stands in one place. O(texts² · words²) time.
 */
export function alignWords(texts: readonly string[]): readonly AlignedPlace[] {
  const all = texts.map((text) => text.split(/\s+/).filter((word) => word !== '').map((written): Word => ({ written, key: normaliseTranscript(written) || written })));
  const centre = centreOf(all);
  const middle = all[centre] ?? [];
  const pairs = all.map((words) => pairWords(middle, words));

  // Before each word of the centre, as many places as the longest insertion needs.
  const places: AlignedPlace[] = [];
  for (let at = 0; at <= middle.length; at++) {
    const inserted = pairs.map(({ before }) => before[at] ?? []);
    const longest = Math.max(0, ...inserted.map((words) => words.length));
    for (let n = 0; n < longest; n++) places.push(placeOf(inserted.map((words) => words[n])));
    if (at < middle.length) places.push(placeOf(pairs.map(({ against }) => against[at])));
  }
  return places;
}

function placeOf(words: readonly (Word | undefined)[]): AlignedPlace {
  const first = words[0];
  const differs = words.some((word) => word?.key !== first?.key) ? 'word' : words.some((word) => word?.written !== first?.written) ? 'spelling' : undefined;
  return { words: words.map((word) => word?.written), differs };
}

interface PairedWords {
  /** For each word of the centre the other's word against it. */
  readonly against: readonly (Word | undefined)[];
  /** The other's words before each word of the centre, and after the last one. */
  readonly before: readonly (readonly Word[])[];
}

function pairWords(centre: readonly Word[], words: readonly Word[]): PairedWords {
  const against: (Word | undefined)[] = centre.map(() => undefined);
  const before: Word[][] = Array.from({ length: centre.length + 1 }, () => []);
  let start = 0;
  while (start < centre.length && start < words.length && centre[start]?.key === words[start]?.key) start += 1;
  let end = 0;
  while (end < centre.length - start && end < words.length - start && centre[centre.length - 1 - end]?.key === words[words.length - 1 - end]?.key) end += 1;
  for (let at = 0; at < start; at++) against[at] = words[at];
  for (let at = 0; at < end; at++) against[centre.length - 1 - at] = words[words.length - 1 - at];

  const a = centre.slice(start, centre.length - end);
  const b = words.slice(start, words.length - end);
  if ((a.length + 1) * (b.length + 1) > LARGEST_TABLE) {
    before[start]?.push(...b);
    return { against, before };
  }
  const costs = editCosts(a, b);
  const width = b.length + 1;
  const cost = (i: number, j: number) => costs[i * width + j] as number;
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const same = i > 0 && j > 0 && a[i - 1]?.key === b[j - 1]?.key ? 0 : 1;
    if (i > 0 && j > 0 && cost(i, j) === cost(i - 1, j - 1) + same) {
      against[start + i - 1] = b[j - 1];
      i -= 1;
      j -= 1;
    } else if (j > 0 && cost(i, j) === cost(i, j - 1) + 1) {
      before[start + i]?.unshift(b[j - 1] as Word);
      j -= 1;
    } else i -= 1;
  }
  return { against, before };
}

/** Words to insert, delete or replace between all beginnings of two texts. */
function editCosts(a: readonly Word[], b: readonly Word[]): Uint32Array {
  const width = b.length + 1;
  const costs = new Uint32Array((a.length + 1) * width);
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      const at = i * width + j;
      if (i === 0 || j === 0) costs[at] = i + j;
      else {
        const replaced = (costs[at - width - 1] as number) + (a[i - 1]?.key === b[j - 1]?.key ? 0 : 1);
        costs[at] = Math.min(replaced, (costs[at - width] as number) + 1, (costs[at - 1] as number) + 1);
      }
    }
  }
  return costs;
}

/** The text with the least differences to all others; the first of equals. */
function centreOf(all: readonly (readonly Word[])[]): number {
  if (all.length < 3) return 0;
  const totals = all.map((words) => all.reduce((sum, other) => sum + differences(words, other), 0));
  return totals.indexOf(Math.min(...totals));
}

function differences(a: readonly Word[], b: readonly Word[]): number {
  if (a === b) return 0;
  const { against, before } = pairWords(a, b);
  return against.filter((word, at) => word?.key !== a[at]?.key).length + before.reduce((sum, words) => sum + words.length, 0);
}
