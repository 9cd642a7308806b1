import { describe, expect, it } from 'vitest';
import { agreementWeights } from '../../../shared/agreement/agreement-weights.ts';
import { alphaFigure, alphaWithInterval } from '../../../shared/agreement/alpha-with-interval.ts';
import { rawAgreementFigure, rawAgreementWithInterval, sharesFigure, sharesWithInterval } from '../../../shared/agreement/coefficient-with-interval.ts';
import { estimatesOfGroups } from '../../../shared/agreement/group-estimate.ts';
import { gwetAc } from '../../../shared/agreement/gwet-ac.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { estimateOfUnits } from '../../../shared/agreement/unit-estimate.ts';
import { summedStatistic } from '../../../shared/agreement/unit-statistic.ts';
import { seededRandom } from '../../../shared/basics/random.ts';

const identity = agreementWeights('unweighted', 3);

function randomTable(units: number, missing: number) {
  const random = seededRandom(5);
  return tableOfRows(
    Array.from({ length: units }, () => {
      const truth = random.below(3);
      return Array.from({ length: 3 }, () => (random.below(10) < missing ? null : random.below(3) === 0 ? random.below(3) : truth));
    }),
    [0, 1, 2],
  );
}

describe('figures of the same units', () => {
  it.each([0, 4])('are each what they are alone, however many share the draws (%i of 10 answers missing)', (missing) => {
    for (const units of [12, 400]) {
      const table = randomTable(units, missing);
      for (const clusters of [undefined, Uint32Array.from({ length: units }, (_, unit) => unit % 6)]) {
        const options = { seed: 2, resamples: 300, ...(clusters === undefined ? {} : { clusters }) };
        const shares = sharesFigure(table, identity, (each) => gwetAc(each, identity));
        expect(estimatesOfGroups([alphaFigure(table, { level: 'nominal' }), rawAgreementFigure(table), shares, alphaFigure(table, { level: 'ordinal' })], options)).toEqual([
          alphaWithInterval(table, { ...options, level: 'nominal' }),
          rawAgreementWithInterval(table, options),
          sharesWithInterval(table, identity, (each) => gwetAc(each, identity), options),
          alphaWithInterval(table, { ...options, level: 'ordinal' }),
        ]);
      }
    }
  });

  it('tell of every draw, and share those of units in the same groups', () => {
    const table = randomTable(40, 0);
    let draws = 0;
    const options = { seed: 1, resamples: 50, onResample: () => (draws += 1) };
    estimatesOfGroups([alphaFigure(table, { level: 'nominal' }), rawAgreementFigure(table), sharesFigure(table, identity, (each) => gwetAc(each, identity))], options);
    expect(draws).toBe(50);
    draws = 0;
    rawAgreementWithInterval(table, options);
    expect(draws).toBe(50);
  });

  it('say how many clusters were drawn, and have no interval where there is one', () => {
    const table = randomTable(40, 0);
    const rows = Float64Array.from({ length: 40 }, (_, unit) => 1 + (unit % 7));
    const n = { units: 40, total: 40, raters: 3, pairable: 120 };
    const estimates = (clusters: Uint32Array | undefined) => {
      const options = { seed: 1, resamples: 200, ...(clusters === undefined ? {} : { clusters }) };
      return [
        alphaWithInterval(table, { ...options, level: 'nominal' }),
        rawAgreementWithInterval(table, options),
        estimateOfUnits({ kind: 'defined', value: 4 }, summedStatistic(rows, 1, (totals) => (totals[0] as number) / 40), n, options),
      ];
    };
    for (const { interval } of estimates(undefined)) expect(interval?.clusters).toBeUndefined();
    for (const { interval } of estimates(Uint32Array.from({ length: 40 }, (_, unit) => unit >> 2))) expect(interval?.clusters).toBe(10);
    for (const estimate of estimates(new Uint32Array(40))) expect(estimate).toMatchObject({ interval: null, intervalNote: 'one_cluster' });
  });
});
