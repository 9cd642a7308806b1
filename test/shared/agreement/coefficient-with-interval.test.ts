import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOfPair, sharesOfTable } from '../../../shared/agreement/agreement-shares.ts';
import { agreementWeights } from '../../../shared/agreement/agreement-weights.ts';
import { alphaWithInterval } from '../../../shared/agreement/alpha-with-interval.ts';
import { pairWithInterval, rawAgreementWithInterval, sharesWithInterval } from '../../../shared/agreement/coefficient-with-interval.ts';
import { cohenKappa } from '../../../shared/agreement/cohen-kappa.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { gwetAc } from '../../../shared/agreement/gwet-ac.ts';
import { raterPair } from '../../../shared/agreement/rater-pair.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { rawAgreement } from '../../../shared/agreement/raw-agreement.ts';
import { scottPi } from '../../../shared/agreement/scott-pi.ts';

const cell = fc.constantFrom('a', 'b', 'c', null);
const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 30 });

describe('coefficients with intervals from rating patterns', () => {
  it('have the values of the coefficients themselves, with missing ratings, singles and empty units', () => {
    fc.assert(
      fc.property(rows, (matrix) => {
        const table = tableOfRows(matrix, ['a', 'b', 'c']);
        const close = (one: number | null, other: number | null) => (one === null || other === null ? expect(one).toBe(other) : expect(one).toBeCloseTo(other, 12));
        for (const kind of ['unweighted', 'linear', 'quadratic'] as const) {
          const weights = agreementWeights(kind, 3);
          for (const of of [gwetAc, scottPi]) {
            const estimate = sharesWithInterval(table, weights, (shares) => of(shares, weights), { seed: 1, resamples: 0 });
            close(estimate.value, valueOrNull(of(sharesOfTable(table, weights), weights)));
            const pair = pairWithInterval(table, 0, 2, (each) => of(sharesOfPair(each, weights), weights), { seed: 1, resamples: 0 });
            close(pair.value, valueOrNull(of(sharesOfPair(raterPair(table, 0, 2), weights), weights)));
          }
          close(pairWithInterval(table, 0, 1, (each) => cohenKappa(each, kind), { seed: 1, resamples: 0 }).value, valueOrNull(cohenKappa(raterPair(table, 0, 1), kind)));
        }
        close(rawAgreementWithInterval(table, { seed: 1, resamples: 0 }).value, valueOrNull(rawAgreement(table).valueWeighted));
        expect(rawAgreementWithInterval(table, { seed: 1, resamples: 0 }).n).toEqual(alphaWithInterval(table, { level: 'nominal', seed: 1, resamples: 0 }).n);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('have the interval of a proportion where the figure is one: percent agreement of two raters', () => {
    // 80 of 100 agree: the normal interval of a proportion is 0.8 ± 1.96 · 0.04.
    const table = tableOfRows(Array.from({ length: 100 }, (_, unit) => ['a', unit < 80 ? 'a' : 'b']));
    const { interval, value } = rawAgreementWithInterval(table, { seed: 1, resamples: 4000 });
    expect(value).toBe(0.8);
    expect(interval?.low).toBeCloseTo(0.8 - 1.96 * 0.04, 1);
    expect(interval?.high).toBeCloseTo(0.8 + 1.96 * 0.04, 1);
    expect(interval).toMatchObject({ confidence: 0.95, method: 'bca', resamples: 4000, undefined: 0 });
  });

  it('flag few disagreeing units, give the same interval for the same seed, and none without variation', () => {
    const table = tableOfRows(Array.from({ length: 40 }, (_, unit) => [unit % 2 === 0 ? 'a' : 'b', unit < 4 ? 'a' : unit % 2 === 0 ? 'a' : 'b']));
    const kappa = () => pairWithInterval(table, 0, 1, (pair) => cohenKappa(pair), { seed: 9, resamples: 300 });
    expect(kappa()).toEqual(kappa());
    expect(kappa().value).toBeCloseTo(0.9, 12);
    expect(kappa()).toMatchObject({ intervalNote: 'few_disagreeing_units', n: { units: 40, total: 40, raters: 2, pairable: 80, disagreeing: 2 } });
    const same = tableOfRows([['a', 'a'], ['a', 'a']]);
    expect(pairWithInterval(same, 0, 1, (pair) => cohenKappa(pair), { seed: 1 })).toMatchObject({ value: null, reason: 'no_variation', interval: null });
  });
});
