import type { Disagreement } from './disagreement.ts';
import type { RatingTable } from './rating-table.ts';

/** The disagreement that is left without a rater, and which share of the whole this is (1 where there was none). */
export interface DisagreementLeft {
  readonly parts: Disagreement;
  readonly share: number;
}

/** Takes a rating out of the counts of pairable values: with it goes the only other of its unit. */
export function takeOut({ start, code }: RatingTable, unit: number, rating: number, counts: Float64Array): void {
  const from = start[unit] as number;
  const to = start[unit + 1] as number;
  const alone = to - from === 2;
  for (let i = alone ? from : rating; i < (alone ? to : rating + 1); i++) counts[code[i] as number] = (counts[code[i] as number] as number) - 1;
}

/** Goes through the ratings of one rater, by ascending unit. */
export function ratingsByRater({ start, rater, raters }: RatingTable): (who: number, visit: (unit: number, rating: number) => void) => void {
  const first = new Int32Array(raters + 1);
  for (const who of rater) first[who + 1] = (first[who + 1] as number) + 1;
  for (let who = 0; who < raters; who++) first[who + 1] = (first[who + 1] as number) + (first[who] as number);
  const next = first.slice();
  const unitOf = new Int32Array(rater.length);
  const ratingOf = new Int32Array(rater.length);
  for (let u = 0; u + 1 < start.length; u++) {
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      const slot = next[rater[i] as number] as number;
      next[rater[i] as number] = slot + 1;
      unitOf[slot] = u;
      ratingOf[slot] = i;
    }
  }
  return (who, visit) => {
    for (let at = first[who] as number; at < (first[who + 1] as number); at++) visit(unitOf[at] as number, ratingOf[at] as number);
  };
}
