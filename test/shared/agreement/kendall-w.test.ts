import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallW } from '../../../shared/agreement/kendall-w.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { permutationOf } from '../../support/arbitrary-ratings.ts';

describe('Kendall’s W', () => {
  // Siegel & Castellan 1988, p. 265: three judges rank six applicants; W = .16.
  it('equals the published example', () => {
    const { w, chiSquare, degrees } = kendallW(tableOfRows([[1, 1, 6], [6, 5, 3], [3, 6, 2], [2, 4, 5], [5, 2, 4], [4, 3, 1]]));
    expect(w).toMatchObject({ kind: 'defined', value: expect.closeTo(0.162, 3) });
    expect(chiSquare).toBeCloseTo(2.43, 2);
    expect(degrees).toBe(5);
  });

  it('is 1 when all rank alike, with ties too, and 0 when two reverse each other', () => {
    expect(kendallW(tableOfRows([[1, 10], [2, 20], [2, 20], [5, 21]])).w).toMatchObject({ kind: 'defined', value: 1 });
    expect(kendallW(tableOfRows([[1, 3], [2, 2], [3, 1]])).w).toMatchObject({ kind: 'defined', value: 0 });
  });

  it('lies in [0, 1] and does not change when units are reordered', () => {
    const cases = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)), { minLength: 2, maxLength: 12 }).chain((rows) => fc.tuple(fc.constant(rows), permutationOf(rows.length)));
    fc.assert(
      fc.property(cases, ([rows, order]) => {
        const { w } = kendallW(tableOfRows(rows));
        if (w.kind === 'undefined') return;
        expect(w.value).toBeGreaterThanOrEqual(0);
        expect(w.value).toBeLessThanOrEqual(1 + 1e-12);
        const moved = kendallW(tableOfRows(order.map((u) => rows[u] ?? [])));
        expect(moved.w).toMatchObject({ value: expect.closeTo(w.value, 10) });
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is undefined where nobody varies', () => {
    expect(kendallW(tableOfRows([[1, 2], [1, 2]])).w).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(kendallW(tableOfRows([[1, 2]]))).toMatchObject({ w: { because: 'no_pairable_values' }, p: NaN });
  });
});
