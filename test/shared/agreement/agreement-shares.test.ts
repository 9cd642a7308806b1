import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOfPair, sharesOfTable } from '../../../shared/agreement/agreement-shares.ts';
import { agreementWeights } from '../../../shared/agreement/agreement-weights.ts';
import { brennanPrediger } from '../../../shared/agreement/brennan-prediger.ts';
import { cohenKappa } from '../../../shared/agreement/cohen-kappa.ts';
import { congerKappa } from '../../../shared/agreement/conger-kappa.ts';
import { type Coefficient, valueOrNull } from '../../../shared/agreement/estimate.ts';
import { fleissKappa } from '../../../shared/agreement/fleiss-kappa.ts';
import { gwetAc } from '../../../shared/agreement/gwet-ac.ts';
import { type PairTable, pairTableOfCounts } from '../../../shared/agreement/rater-pair.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { rawAgreement } from '../../../shared/agreement/raw-agreement.ts';
import { scottPi } from '../../../shared/agreement/scott-pi.ts';
import { permutationOf, someRows } from '../../support/arbitrary-ratings.ts';

function expectSame(a: Coefficient, b: Coefficient): void {
  if (a.kind === 'undefined' || b.kind === 'undefined') expect(a).toEqual(b);
  else expect(a.value).toBeCloseTo(b.value, 10);
}

function identity(table: PairTable): Float64Array {
  return agreementWeights('unweighted', table.categories);
}

describe('the coefficients of agreement shares', () => {
  it('are equal when all categories are used alike by both raters', () => {
    const table = pairTableOfCounts([[10, 5, 5], [5, 10, 5], [5, 5, 10]]);
    const shares = sharesOfPair(table, identity(table));
    for (const coefficient of [cohenKappa(table), scottPi(shares, identity(table)), brennanPrediger(shares, identity(table)), gwetAc(shares, identity(table))]) {
      expect(coefficient).toMatchObject({ kind: 'defined', value: expect.closeTo(0.25, 12) });
    }
  });

  it('do not change when raters or, unweighted, categories are renamed', () => {
    const cases = someRows.chain((rows) => fc.tuple(fc.constant(rows), permutationOf(rows[0]?.length ?? 0), permutationOf(5)));
    fc.assert(
      fc.property(cases, ([rows, raters, categories]) => {
        const renamed = rows.map((row) => raters.map((r) => (row[r] === null || row[r] === undefined ? null : (categories[Number(row[r]) - 1] as number) + 1)));
        const weights = agreementWeights('unweighted', 5);
        const figures = (of: typeof rows): Coefficient[] => {
          const table = tableOfRows(of, [1, 2, 3, 4, 5]);
          const shares = sharesOfTable(table, weights);
          return [scottPi(shares, weights), brennanPrediger(shares, weights), gwetAc(shares, weights), congerKappa(table, weights), fleissKappa(table).kappa, rawAgreement(table).valueWeighted];
        };
        const before = figures(rows);
        for (const [i, after] of figures(renamed).entries()) expectSame(after, before[i] as Coefficient);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('are 1 when all agree on two categories', () => {
    const table = tableOfRows([['a', 'a', 'a'], ['b', 'b', 'b']]);
    const weights = agreementWeights('unweighted', 2);
    const shares = sharesOfTable(table, weights);
    for (const coefficient of [scottPi(shares, weights), brennanPrediger(shares, weights), gwetAc(shares, weights), congerKappa(table, weights), fleissKappa(table).kappa]) {
      expect(coefficient).toMatchObject({ kind: 'defined', value: 1 });
    }
  });

  it('show the prevalence paradox: high agreement, kappa below 0, AC1 high', () => {
    const table = pairTableOfCounts([[0, 1], [1, 34]]);
    const shares = sharesOfPair(table, identity(table));
    expect(shares.agreement).toBeCloseTo(0.944, 3);
    expect(valueOrNull(cohenKappa(table))).toBeLessThan(0);
    expect(valueOrNull(gwetAc(shares, identity(table)))).toBeCloseTo(0.94, 2);
  });
});
