import { expectedDisagreement, midRanks } from './disagreement.ts';
import { type DisagreementLeft, ratingsByRater, takeOut } from './ratings-by-rater.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/**
 * Ordinal disagreement without a rater: ranks move with every value that is taken out, so coincidences of pairs of categories are kept
 * (upper triangle, V²). O(min(raters, V)²) for each rating taken out, O(V²) for each rater.
 */
export function coincidencesWithout(table: RatingTable): (who: number) => DisagreementLeft {
  const categories = table.categories.length;
  const { start, code } = table;
  const counts = new Float64Array(categories);
  const together = new Float64Array(categories ** 2);
  const tally = new Int32Array(categories);
  const used: number[] = [];
  let pairable = 0;

  /** Adds a unit's coincidences `times` times, without the rating `skipped` (−1 is none). */
  const add = (u: number, skipped: number, times: number, cells: Float64Array): void => {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    const length = skipped < 0 ? to - from : to - from - 1;
    if (length < 2) return;
    used.length = 0;
    for (let i = from; i < to; i++) {
      if (i === skipped) continue;
      const value = code[i] as number;
      if (tally[value] === 0) used.push(value);
      tally[value] = (tally[value] as number) + 1;
    }
    for (let x = 0; x < used.length; x++) {
      for (let y = x + 1; y < used.length; y++) {
        const a = used[x] as number;
        const b = used[y] as number;
        const cell = Math.min(a, b) * categories + Math.max(a, b);
        cells[cell] = (cells[cell] as number) + (2 * times * (tally[a] as number) * (tally[b] as number)) / (length - 1);
      }
    }
    for (const value of used) tally[value] = 0;
  };
  const within = (cells: Float64Array, of: Float64Array): number => {
    const ranks = midRanks(of);
    let sum = 0;
    for (let a = 0; a < categories; a++) {
      for (let b = a + 1; b < categories; b++) sum += (cells[a * categories + b] as number) * ((ranks[a] as number) - (ranks[b] as number)) ** 2;
    }
    return sum;
  };

  for (let u = 0; u < unitCount(table); u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    if (to - from < 2) continue;
    pairable += to - from;
    for (let i = from; i < to; i++) counts[code[i] as number] = (counts[code[i] as number] as number) + 1;
    add(u, -1, 1, together);
  }
  const whole = within(together, counts);
  const ratingsOf = ratingsByRater(table);
  return (who) => {
    const leftCounts = counts.slice();
    const cells = together.slice();
    let left = pairable;
    ratingsOf(who, (u, i) => {
      const length = (start[u + 1] as number) - (start[u] as number);
      if (length < 2) return;
      left -= length === 2 ? 2 : 1;
      takeOut(table, u, i, leftCounts);
      add(u, -1, -1, cells);
      add(u, i, 1, cells);
    });
    const observed = within(cells, leftCounts);
    const parts = { pairable: left, counts: leftCounts, observed: left === 0 ? 0 : observed / left, expected: expectedDisagreement(leftCounts, left, { kind: 'ordinal' }) };
    return { parts, share: whole === 0 ? 1 : observed / whole };
  };
}
