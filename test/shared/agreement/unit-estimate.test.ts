import { describe, expect, it } from 'vitest';
import { multilabelAlpha } from '../../../shared/agreement/multilabel-alpha.ts';
import { estimateOfUnits, estimatesOfUnits } from '../../../shared/agreement/unit-estimate.ts';
import { summedStatistic, type UnitStatistic } from '../../../shared/agreement/unit-statistic.ts';

const units = Array.from({ length: 60 }, (_, i) => [[i % 3 === 0 ? 'a' : 'b'], [i % 3 === 0 || i % 7 === 0 ? 'a' : 'b']]);
const alpha = multilabelAlpha(units);
const n = { units: 60, total: 60, raters: 2, pairable: 120, disagreeing: 6 };

describe('estimateOfUnits', () => {
  it('puts an interval around the value, the same for the same seed', () => {
    const estimate = estimateOfUnits(alpha.coefficient, alpha.statistic, n, { resamples: 500, seed: 4 });
    expect(estimate.interval).toMatchObject({ confidence: 0.95, method: 'bca', resamples: 500, undefined: 0, seed: 4 });
    expect(estimate.intervalNote).toBe('few_disagreeing_units');
    expect(estimate.interval?.low).toBeLessThan(estimate.value ?? NaN);
    expect(estimate.interval?.high).toBeGreaterThan(estimate.value ?? NaN);
    expect(estimateOfUnits(alpha.coefficient, alpha.statistic, n, { resamples: 500, seed: 4 })).toEqual(estimate);
  });

  it('is the same whether each unit is drawn alone or named as its own cluster', () => {
    const alone = estimateOfUnits(alpha.coefficient, alpha.statistic, n, { resamples: 200 });
    const named = estimateOfUnits(alpha.coefficient, alpha.statistic, n, { resamples: 200, clusters: units.map((_, i) => i) });
    expect(named.interval?.low).toBeCloseTo(alone.interval?.low ?? NaN, 9);
    expect(named.interval?.high).toBeCloseTo(alone.interval?.high ?? NaN, 9);
  });

  it('widens where units that agree are clustered together', () => {
    const alone = estimateOfUnits(alpha.coefficient, alpha.statistic, n, { resamples: 500, method: 'percentile' }).interval;
    const order = [...units.keys()].sort((a, b) => Number(alpha.unitDistance[a]) - Number(alpha.unitDistance[b]));
    const clusters = new Int32Array(units.length);
    order.forEach((unit, rank) => (clusters[unit] = Math.floor(rank / 6)));
    const clustered = estimateOfUnits(alpha.coefficient, alpha.statistic, n, { resamples: 500, method: 'percentile', clusters }).interval;
    expect((clustered?.high ?? 0) - (clustered?.low ?? 0)).toBeGreaterThan((alone?.high ?? 0) - (alone?.low ?? 0));
  });

  it('is not moved by units that nobody else answered, wherever they stand', () => {
    const alone = estimateOfUnits(alpha.coefficient, alpha.statistic, n, { resamples: 300 });
    const more = multilabelAlpha([...units, ...units.map(() => [['a'], null]), [null, null]]);
    expect(estimateOfUnits(more.coefficient, more.statistic, n, { resamples: 300 })).toEqual(alone);
    const sums = summedStatistic(Float64Array.of(1, 2, 2, 2, 0, 2, 1, 2, 0, 0), 2, (totals) => ((totals[1] as number) === 0 ? null : (totals[0] as number) / (totals[1] as number)));
    const shorter = summedStatistic(Float64Array.of(1, 2, 2, 2, 0, 2, 1, 2), 2, (totals) => ((totals[1] as number) === 0 ? null : (totals[0] as number) / (totals[1] as number)));
    const half = { kind: 'defined', value: 0.5 } as const;
    expect(estimateOfUnits(half, sums, n, { resamples: 300 })).toEqual(estimateOfUnits(half, shorter, n, { resamples: 300 }));
  });

  it('has a reason and no interval where the coefficient is undefined, and no interval for no resamples', () => {
    const undefinedAlpha = multilabelAlpha([[['a'], ['a']]]);
    expect(estimateOfUnits(undefinedAlpha.coefficient, undefinedAlpha.statistic, n)).toEqual({ value: null, reason: 'no_variation', interval: null, n });
    expect(estimateOfUnits(alpha.coefficient, alpha.statistic, n, { resamples: 0 }).interval).toBeNull();
  });

  it('gives no interval where more than 5 % of the resamples are undefined', () => {
    const fragile: UnitStatistic = { units: 2, at: (times) => (times[0] === 1 ? 0.5 : null), without: () => null };
    expect(estimateOfUnits({ kind: 'defined', value: 0.5 }, fragile, n, { resamples: 100 })).toMatchObject({ interval: null, intervalNote: 'too_many_undefined_resamples' });
  });

  it('draws nothing from units behind the last one that says something', () => {
    const rows = Float64Array.from([1, 2, 2, 2, 0, 2, 1, 2, 0, 0, 0, 0]);
    const statistic = summedStatistic(rows, 2, (totals) => ((totals[1] as number) === 0 ? null : (totals[0] as number) / (totals[1] as number)));
    const coefficient = { kind: 'defined', value: 0.5 } as const;
    const { interval } = estimateOfUnits(coefficient, statistic, n, { resamples: 200 });
    expect(interval).toMatchObject({ undefined: 0 });
    expect(interval).toEqual(estimateOfUnits(coefficient, summedStatistic(rows.subarray(0, 8), 2, (totals) => (totals[0] as number) / (totals[1] as number)), n, { resamples: 200 }).interval);
    const clusters = [0, 0, 1, 1, 2, 2];
    expect(estimateOfUnits(coefficient, statistic, n, { resamples: 200, clusters }).interval).toMatchObject({ undefined: 0 });
  });

  it('gives several figures of the same units what each gets alone', () => {
    const shifted = { ...alpha.statistic, at: (times: ArrayLike<number>) => { const value = alpha.statistic.at(times); return value === null ? null : value / 2; } };
    const figures = [{ coefficient: alpha.coefficient, statistic: alpha.statistic, n }, { coefficient: { kind: 'defined', value: 0.4 } as const, statistic: shifted, n }];
    expect(estimatesOfUnits(figures, { resamples: 300, seed: 2 })).toEqual(figures.map((each) => estimateOfUnits(each.coefficient, each.statistic, n, { resamples: 300, seed: 2 })));
  });
});
