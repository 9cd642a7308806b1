import { describe, expect, it } from 'vitest';
import { binomialDraw } from '../../../shared/agreement/binomial-draw.ts';
import { seededRandom } from '../../../shared/basics/random.ts';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

describe('a binomial draw', () => {
  it.each([[5, 0.3], [40, 0.02], [1000, 0.4], [1_000_000, 0.001], [100_000, 0.9]])('of %i trials at %d has the right mean, variance and range', (trials, p) => {
    const random = seededRandom(11);
    const draws = Array.from({ length: 20_000 }, () => binomialDraw(trials, p, random));
    const mean = sum(draws) / draws.length;
    const variance = draws.reduce((total, draw) => total + (draw - mean) ** 2, 0) / draws.length;
    const spread = Math.sqrt(trials * p * (1 - p));
    expect(Math.abs(mean - trials * p)).toBeLessThan((4 * spread) / Math.sqrt(draws.length));
    expect(Math.abs(variance / spread ** 2 - 1)).toBeLessThan(0.05);
    expect(draws.every((draw) => Number.isInteger(draw) && draw >= 0 && draw <= trials)).toBe(true);
  });

  it('follows the distribution where rejection is used', () => {
    const [trials, p] = [60, 0.3];
    const random = seededRandom(12);
    const seen = new Float64Array(trials + 1);
    for (let i = 0; i < 50_000; i++) {
      const draw = binomialDraw(trials, p, random);
      seen[draw] = (seen[draw] as number) + 1;
    }
    let chance = (1 - p) ** trials;
    let chiSquare = 0;
    for (let k = 0; k <= trials; k++) {
      const expected = 50_000 * chance;
      if (expected > 10) chiSquare += ((seen[k] as number) - expected) ** 2 / expected;
      chance *= ((trials - k) / (k + 1)) * (p / (1 - p));
    }
    expect(chiSquare).toBeLessThan(60);
  });

  it('is certain at the ends', () => {
    const random = seededRandom(1);
    expect([binomialDraw(0, 0.5, random), binomialDraw(9, 0, random), binomialDraw(9, 1, random)]).toEqual([0, 0, 9]);
  });
});
