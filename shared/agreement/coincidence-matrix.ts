import { type RatingTable, unitCount } from './rating-table.ts';

/** Which values meet in the same unit. */
export interface CoincidenceMatrix {
  readonly categories: number;
  /** `cells[c * categories + k]`: ordered pairs of values c and k in one unit, each unit divided by its values − 1. Symmetric. */
  readonly cells: Float64Array<ArrayBuffer>;
  /** Row sums: how many pairable values are c. */
  readonly counts: Float64Array<ArrayBuffer>;
  /** Sum of all. */
  readonly pairable: number;
}

/**
 * Krippendorff's coincidence matrix over units with two or more values: the confusion of all raters pooled, without a direction.
 * O(ratings · raters + categories²). Source: Krippendorff 2004, Content Analysis (2nd ed.), ch. 11.
 *
 * @example
 * coincidenceMatrix(tableOfRows([['a', 'a'], ['a', 'b']])).cells // → Float64Array [2, 1, 1, 0]
 */
export function coincidenceMatrix(table: RatingTable): CoincidenceMatrix {
  const { start, code } = table;
  const categories = table.categories.length;
  const cells = new Float64Array(categories * categories);
  const counts = new Float64Array(categories);
  let pairable = 0;
  for (let u = 0; u < unitCount(table); u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    if (to - from < 2) continue;
    pairable += to - from;
    const share = 1 / (to - from - 1);
    for (let i = from; i < to; i++) {
      const row = code[i] as number;
      counts[row] = (counts[row] as number) + 1;
      for (let j = from; j < to; j++) {
        const cell = row * categories + (code[j] as number);
        if (i !== j) cells[cell] = (cells[cell] as number) + share;
      }
    }
  }
  return { categories, cells, counts, pairable };
}

/** Two categories that raters mix up. */
export interface ConfusedPair {
  readonly category: number;
  readonly mistakenFor: number;
  /** When one rater says `category`, how often another says `mistakenFor`. */
  readonly share: number;
  /** Coincidences o_ck. */
  readonly coincidences: number;
}

/** The pairs of different categories that meet, by descending coincidences, then by category index. O(categories²). */
export function confusedPairs({ categories, cells, counts }: CoincidenceMatrix): ConfusedPair[] {
  const pairs: ConfusedPair[] = [];
  for (let category = 0; category < categories; category++) {
    for (let mistakenFor = 0; mistakenFor < categories; mistakenFor++) {
      const coincidences = cells[category * categories + mistakenFor] as number;
      if (category !== mistakenFor && coincidences > 0) pairs.push({ category, mistakenFor, share: coincidences / (counts[category] as number), coincidences });
    }
  }
  return pairs.sort((a, b) => b.coincidences - a.coincidences || a.category - b.category || a.mistakenFor - b.mistakenFor);
}
