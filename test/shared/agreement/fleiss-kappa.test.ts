import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOfTable } from '../../../shared/agreement/agreement-shares.ts';
import { agreementWeights } from '../../../shared/agreement/agreement-weights.ts';
import type { Coefficient } from '../../../shared/agreement/estimate.ts';
import { fleissKappa } from '../../../shared/agreement/fleiss-kappa.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { scottPi } from '../../../shared/agreement/scott-pi.ts';
import { completeRows } from '../../support/arbitrary-ratings.ts';

function expectSame(a: Coefficient, b: Coefficient): void {
  if (a.kind === 'undefined' || b.kind === 'undefined') expect(a).toEqual(b);
  else expect(a.value).toBeCloseTo(b.value, 10);
}

describe('Fleiss’ kappa', () => {
  it('is the generalised form on complete data', () => {
    fc.assert(
      fc.property(completeRows, (rows) => {
        const table = tableOfRows(rows);
        const weights = agreementWeights('unweighted', table.categories.length);
        expectSame(fleissKappa(table).kappa, scottPi(sharesOfTable(table, weights), weights));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('is the mean of the category kappas weighted by p (1 − p)', () => {
    fc.assert(
      fc.property(completeRows, (rows) => {
        const { kappa, categoryKappas, categoryShares } = fleissKappa(tableOfRows(rows));
        if (kappa.kind === 'undefined') return;
        const weights = [...categoryShares].map((share) => share * (1 - share));
        const mean = categoryKappas.reduce((sum, each, c) => sum + (each.kind === 'defined' ? each.value : 0) * (weights[c] as number), 0);
        expect(mean / weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(kappa.value, 10);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('refuses units with different numbers of ratings, and leaves out units nobody rated', () => {
    expect(fleissKappa(tableOfRows([[1, 2, 1], [1, 1, null]])).kappa).toEqual({ kind: 'undefined', because: 'unequal_ratings' });
    expect(fleissKappa(tableOfRows([[1, 2], [1, 1], [null, null]])).kappa).toEqual(fleissKappa(tableOfRows([[1, 2], [1, 1]])).kappa);
  });

  it('is undefined for one rating a unit, for one category, and for no unit', () => {
    expect(fleissKappa(tableOfRows([[1], [2]])).kappa).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(fleissKappa(tableOfRows([[1, 1], [1, 1]])).kappa).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(fleissKappa(tableOfRows([])).kappa).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(fleissKappa(tableOfRows([[1, 2]], [1, 2, 3])).categoryKappas[2]).toEqual({ kind: 'undefined', because: 'no_variation' });
  });
});
