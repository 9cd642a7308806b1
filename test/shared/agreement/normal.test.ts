import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../shared/agreement/normal.ts';

describe('the normal distribution', () => {
  // Abramowitz & Stegun 1964, table 26.1 (15 decimals).
  it.each([[0, 0.5], [0.5, 0.691462461274013], [1, 0.841344746068543], [1.96, 0.975002104851780], [3, 0.998650101968370], [-2, 0.022750131948179]])('has P(Z ≤ %d) = %d', (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 14);
  });

  it('has quantiles that the distribution function takes back', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13);
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 3);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('has infinite quantiles at 0 and 1 and none outside', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN)]).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(-40)]).toEqual([0, 1, 0]);
  });
});
