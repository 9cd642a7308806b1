import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resampleClusters, resampleUnits, type Resampling } from '../../../shared/agreement/resampling.ts';
import { seededRandom } from '../../../shared/basics/random.ts';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

/** Mean and variance of the weight of each group over many resamples. */
function moments(plan: Resampling, resamples: number): { mean: number[]; variance: number[] } {
  const weights = new Float64Array(plan.groups);
  const first = new Float64Array(plan.groups);
  const second = new Float64Array(plan.groups);
  for (let b = 0; b < resamples; b++) {
    plan.draw(seededRandom(5, b), weights);
    for (const [g, weight] of weights.entries()) {
      first[g] = (first[g] as number) + weight;
      second[g] = (second[g] as number) + weight * weight;
    }
  }
  const mean = [...first].map((total) => total / resamples);
  return { mean, variance: mean.map((average, g) => (second[g] as number) / resamples - average ** 2) };
}

describe('resampling units', () => {
  it('draws as many units as there are, each equally likely', () => {
    const plan = resampleUnits(6);
    const { mean, variance } = moments(plan, 20_000);
    for (const average of mean) expect(Math.abs(average - 1)).toBeLessThan(0.03);
    for (const spread of variance) expect(Math.abs(spread - 5 / 6)).toBeLessThan(0.04);
  });

  it('gives groups the binomial mean and variance, whether drawn unit by unit or by groups', () => {
    for (const units of [20, 2000]) {
      const groupOf = Int32Array.from({ length: units }, (_, u) => (u % 4 === 0 ? 0 : 1 + (u % 2)));
      const { mean, variance } = moments(resampleUnits(units, groupOf), 10_000);
      for (const [g, share] of [1 / 4, 1 / 4, 1 / 2].entries()) {
        expect(Math.abs((mean[g] as number) / (units * share) - 1)).toBeLessThan(0.02);
        expect(Math.abs((variance[g] as number) / (units * share * (1 - share)) - 1)).toBeLessThan(0.06);
      }
    }
  });

  it('always draws the whole number of units', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 300 }), fc.nat(1000), (groups, stream) => {
        const ranks = [...new Set(groups)];
        const plan = resampleUnits(groups.length, Int32Array.from(groups, (group) => ranks.indexOf(group)));
        const weights = new Float64Array(plan.groups);
        plan.draw(seededRandom(1, stream), weights);
        expect(sum(weights)).toBe(groups.length);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('leaves one unit out, saying for how many units that stands', () => {
    const plan = resampleUnits(4, Int32Array.of(0, 1, 1, 1));
    const weights = new Float64Array(2);
    expect([plan.kinds, plan.leaveOut(1, weights), ...weights]).toEqual([2, 3, 1, 2]);
  });
});

describe('resampling clusters', () => {
  it('keeps the units of a cluster together', () => {
    const clusterOf = [0, 0, 0, 1, 2, 2];
    const plan = resampleClusters(clusterOf, 3);
    const weights = new Float64Array(6);
    for (let b = 0; b < 50; b++) {
      plan.draw(seededRandom(9, b), weights);
      expect(weights[0]).toBe(weights[1]);
      expect(weights[0]).toBe(weights[2]);
      expect(weights[4]).toBe(weights[5]);
      expect((weights[0] as number) + (weights[3] as number) + (weights[4] as number)).toBe(3);
    }
  });

  it('leaves one cluster out at a time', () => {
    const plan = resampleClusters([0, 0, 1], 2, Int32Array.of(0, 1, 1));
    const weights = new Float64Array(2);
    expect([plan.leaveOut(0, weights), ...weights]).toEqual([1, 0, 1]);
    expect([plan.leaveOut(1, weights), ...weights]).toEqual([1, 1, 1]);
  });

  it('draws many clusters of few kinds at once, with the moments of drawing them one by one', () => {
    const clusters = 400;
    const clusterOf = Int32Array.from({ length: clusters * 2 }, (_, u) => u >> 1);
    const groupOf = clusterOf.map((cluster, u) => (cluster % 4 === 0 ? u % 2 : 1));
    const plan = resampleClusters(clusterOf, clusters, groupOf);
    expect([plan.kinds, plan.draws]).toEqual([2, clusters]);
    const weights = new Float64Array(2);
    let sum = 0;
    let squares = 0;
    for (let b = 0; b < 4000; b++) {
      plan.draw(seededRandom(5, b), weights);
      expect((weights[0] as number) + (weights[1] as number)).toBe(2 * clusters);
      sum += weights[0] as number;
      squares += (weights[0] as number) ** 2;
    }
    // One unit of group 0 in every fourth cluster: binomial(400, 1/4).
    expect(sum / 4000).toBeCloseTo(100, 0);
    expect((squares / 4000 - (sum / 4000) ** 2) / 75).toBeCloseTo(1, 1);
  });

  it('never draws what says nothing: units of group −1, and clusters of nothing else', () => {
    const plan = resampleClusters([0, 0, 1, 2], 3, Int32Array.of(0, -1, -1, 1));
    const weights = new Float64Array(2);
    expect(plan.draws).toBe(2);
    plan.draw(seededRandom(1), weights);
    expect((weights[0] as number) + (weights[1] as number)).toBe(2);
    expect(resampleUnits(4, Int32Array.of(0, -1, -1, 1)).draws).toBe(2);
  });
});
