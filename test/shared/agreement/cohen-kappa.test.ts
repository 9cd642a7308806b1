import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa, kappaStandardErrors, largestKappa, weightedKappaByDisagreement } from '../../../shared/agreement/cohen-kappa.ts';
import { type Coefficient, valueOrNull } from '../../../shared/agreement/estimate.ts';
import { pairTableOfCounts, raterPair } from '../../../shared/agreement/rater-pair.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { weightedKappas } from '../../../shared/agreement/weighted-kappa.ts';

const counts = fc.integer({ min: 2, max: 5 }).chain((k) => fc.array(fc.array(fc.nat(20), { minLength: k, maxLength: k }), { minLength: k, maxLength: k }));

function expectSame(a: Coefficient, b: Coefficient): void {
  if (a.kind === 'undefined' || b.kind === 'undefined') expect(a).toEqual(b);
  else expect(a.value).toBeCloseTo(b.value, 10);
}

function transposed(rows: readonly (readonly number[])[]): number[][] {
  return rows.map((_, i) => rows.map((row) => row[i] as number));
}

describe('Cohen’s kappa', () => {
  it('is the same whichever rater comes first, weighted or not', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom('unweighted' as const, 'linear' as const, 'quadratic' as const), (rows, weights) => {
        expectSame(cohenKappa(pairTableOfCounts(rows), weights), cohenKappa(pairTableOfCounts(transposed(rows)), weights));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is the same by disagreement weights, whatever their size', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9 }), (rows, scale) => {
        const table = pairTableOfCounts(rows);
        const apart = rows.map((_, i) => rows.map((_, j) => scale * (i - j) ** 2));
        expectSame(weightedKappaByDisagreement(table, apart), weightedKappas(table).quadratic);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('does not exceed the largest kappa that the label shares allow', () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const kappa = cohenKappa(pairTableOfCounts(rows));
        const largest = largestKappa(pairTableOfCounts(rows));
        if (kappa.kind === 'defined' && largest.kind === 'defined') expect(kappa.value).toBeLessThanOrEqual(largest.value + 1e-12);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('is 0 for raters who each use one category of their own', () => {
    expect(cohenKappa(pairTableOfCounts([[0, 5], [0, 0]]))).toMatchObject({ kind: 'defined', value: 0 });
  });

  it('is undefined without a unit that both rated, and without variation', () => {
    expect(cohenKappa(raterPair(tableOfRows([[1, null], [null, 2]]), 0, 1))).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(cohenKappa(pairTableOfCounts([[4, 0], [0, 0]]))).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(kappaStandardErrors(pairTableOfCounts([[4, 0], [0, 0]]))).toBeNull();
    expect(largestKappa(pairTableOfCounts([[0, 0], [0, 0]]))).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
  });

  it('keeps its linear weights apart over a declared category that nobody used', () => {
    const kappa = (domain: readonly number[]) => weightedKappas(raterPair(tableOfRows([[1, 1], [1, 2], [2, 5], [5, 5], [5, 2]], domain), 0, 1)).linear;
    expect(valueOrNull(kappa([1, 2, 3, 4, 5]))).not.toBeCloseTo(valueOrNull(kappa([1, 2, 5])) ?? NaN, 3);
  });

  it('has a standard error of 0 where the table leaves no room to vary', () => {
    expect(kappaStandardErrors(pairTableOfCounts([[7, 0], [0, 13]]))?.standardError).toBeLessThan(1e-15);
    expect(kappaStandardErrors(pairTableOfCounts([[0, 10], [0, 3]]))?.standardErrorAtZero).toBeLessThan(1e-15);
  });
});
