import * as fc from 'fast-check';
import type { Category } from '../../shared/agreement/rating-table.ts';

export type Rows = readonly (readonly (Category | null)[])[];

/** Units × raters with missing ratings: up to 25 units, 2 to 6 raters, up to 5 categories 1 … 5. */
export const someRows: fc.Arbitrary<Rows> = rowsOf(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 }));

/** The same without missing ratings. */
export const completeRows: fc.Arbitrary<Rows> = rowsOf(fc.integer({ min: 1, max: 4 }));

function rowsOf(cell: fc.Arbitrary<number | null>): fc.Arbitrary<Rows> {
  return fc.integer({ min: 2, max: 6 }).chain((raters) => fc.array(fc.array(cell, { minLength: raters, maxLength: raters }), { minLength: 1, maxLength: 25 }));
}

/** A permutation of 0 … n − 1. */
export function permutationOf(n: number): fc.Arbitrary<readonly number[]> {
  const all = Array.from({ length: n }, (_, i) => i);
  return fc.shuffledSubarray(all, { minLength: n, maxLength: n });
}
