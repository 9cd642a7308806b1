import { describe, expect, it } from 'vitest';
import { acceleration, basicInterval, bcaInterval, bootstrapReplicates, intervalOfReplicates, jackknife, percentileInterval, summarizeReplicates } from '../../../shared/agreement/bootstrap.ts';
import { resampleUnits } from '../../../shared/agreement/resampling.ts';

const VALUES = [3, 9, 1, 4, 4, 7, 12, 2, 5, 30];

const weightedMean = (weights: Float64Array): number => weights.reduce((sum, weight, i) => sum + weight * (VALUES[i] as number), 0) / weights.reduce((sum, weight) => sum + weight, 0);

const MEAN = weightedMean(new Float64Array(10).fill(1));

describe('bootstrap replicates', () => {
  it('are the same however the work is split', () => {
    const plan = resampleUnits(10);
    const whole = bootstrapReplicates(plan, weightedMean, 7, 0, 100);
    const parts = [[0, 13], [13, 60], [60, 100]].flatMap(([from = 0, to = 0]) => [...bootstrapReplicates(plan, weightedMean, 7, from, to)]);
    expect(parts).toEqual([...whole]);
  });

  it('stay as they are for a seed, on every platform', () => {
    const golden = bootstrapReplicates(resampleUnits(10), weightedMean, 1, 0, 4);
    expect([...golden].map((mean) => Number(mean.toFixed(6)))).toMatchInlineSnapshot(`
      [
        4.7,
        8.1,
        10.7,
        9.9,
      ]
    `);
  });

  it('have the standard error of a mean', () => {
    const { standardError, mean } = summarizeReplicates(MEAN, bootstrapReplicates(resampleUnits(10), weightedMean, 3, 0, 20_000));
    const variance = VALUES.reduce((sum, value) => sum + (value - MEAN) ** 2, 0) / 10;
    expect(standardError).toBeCloseTo(Math.sqrt(variance / 10), 1);
    expect(mean).toBeCloseTo(MEAN, 1);
  });
});

describe('intervals of replicates', () => {
  const replicates = Float64Array.from({ length: 101 }, (_, i) => i / 100);

  it('are type-7 quantiles for percentile, mirrored ones for basic', () => {
    const summary = summarizeReplicates(0.4, replicates);
    expect(percentileInterval(summary, 0.9)).toEqual([expect.closeTo(0.05), expect.closeTo(0.95)]);
    expect(basicInterval(0.4, summary, 0.9)).toEqual([expect.closeTo(-0.15), expect.closeTo(0.75)]);
  });

  it('are the percentile interval for BCa when nothing is biased nor skewed', () => {
    const summary = summarizeReplicates(0.5, replicates);
    const [low, high] = bcaInterval(summary, 0, 0.9) ?? [NaN, NaN];
    expect(low).toBeCloseTo(0.05, 10);
    expect(high).toBeCloseTo(0.95, 10);
  });

  it('move up for BCa when most replicates lie below the value', () => {
    const [low, high] = bcaInterval(summarizeReplicates(0.7, replicates), 0, 0.9) ?? [NaN, NaN];
    expect(low).toBeGreaterThan(0.05);
    expect(high).toBeGreaterThan(0.95);
  });

  it('count ties with the value half in the bias correction', () => {
    expect(summarizeReplicates(1, Float64Array.of(0, 1, 1, 2)).bias).toBeCloseTo(0, 12);
    expect(summarizeReplicates(1, Float64Array.of(1 + 1e-15, 1 - 1e-15)).bias).toBeCloseTo(0, 12);
  });

  const options = { confidence: 0.95, method: 'bca', seed: 1 } as const;
  const flat = () => ({ values: Float64Array.of(1, 1), times: Float64Array.of(1, 1) });

  it('fall back to percentile, and say so, where BCa’s corrections are not finite', () => {
    expect(intervalOfReplicates(0.5, replicates, flat, options)).toMatchObject({ method: 'percentile' });
    expect(intervalOfReplicates(2, replicates, () => ({ values: Float64Array.of(1, 2, 4), times: Float64Array.of(1, 1, 1) }), options)).toMatchObject({ method: 'percentile' });
  });

  it('count undefined replicates, and are refused when they are more than 5 %', () => {
    const some = Float64Array.from({ length: 100 }, (_, i) => (i < 5 ? NaN : i));
    expect(intervalOfReplicates(50, some, flat, { ...options, method: 'percentile' })).toMatchObject({ undefined: 5, resamples: 100 });
    some[50] = NaN;
    expect(intervalOfReplicates(50, some, flat, { ...options, method: 'percentile' })).toBeNull();
    expect(intervalOfReplicates(50, new Float64Array(3).fill(NaN), flat, options)).toBeNull();
  });
});

describe('the jackknife', () => {
  it('has no acceleration where leaving one out moves the value by rounding only', () => {
    expect(acceleration({ values: Float64Array.of(0.3, 0.1 + 0.2, 0.3), times: Float64Array.of(1, 1, 1) })).toBeNaN();
  });

  it('gives the acceleration of a mean, a sixth of its skewness over √n', () => {
    const cubes = VALUES.reduce((sum, value) => sum + (value - MEAN) ** 3, 0);
    const squares = VALUES.reduce((sum, value) => sum + (value - MEAN) ** 2, 0);
    expect(acceleration(jackknife(resampleUnits(10), weightedMean))).toBeCloseTo(cubes / (6 * squares ** 1.5), 12);
  });

  it('looks at a part of very many units and lets it stand for all', () => {
    const { values, times } = jackknife(resampleUnits(25_000), () => 0);
    expect(values.length).toBe(782);
    expect(times[0]).toBe(32);
  });
});
