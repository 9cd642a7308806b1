import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../shared/agreement/quantile.ts';

describe('a quantile', () => {
  it('lies between the least and the greatest and grows with p', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p, q) => {
        const ascending = values.sort((a, b) => a - b);
        expect(quantile(ascending, 0)).toBe(ascending[0]);
        expect(quantile(ascending, 1)).toBe(ascending.at(-1));
        expect(quantile(ascending, Math.min(p, q))).toBeLessThanOrEqual(quantile(ascending, Math.max(p, q)));
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(quantile([], 0.5)).toBeNaN();
  });
});
