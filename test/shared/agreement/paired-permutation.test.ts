import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedPermutation } from '../../../shared/agreement/paired-permutation.ts';

describe('the sign-flip test', () => {
  it('equals trying all signs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 8 }), (differences) => {
        const total = Math.abs(differences.reduce((sum, d) => sum + d, 0));
        let asExtreme = 0;
        for (let signs = 0; signs < 2 ** differences.length; signs++) {
          const sum = differences.reduce((acc, d, i) => acc + ((signs >> i) & 1 ? d : -d), 0);
          if (Math.abs(sum) >= total) asExtreme += 1;
        }
        expect(pairedPermutation(differences, { seed: 1 })).toMatchObject({ asExtreme, arrangements: 2 ** differences.length, exact: true });
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('samples seeded signs for more than 20 units and comes close to the exact answer', () => {
    const differences = Array.from({ length: 20 }, (_, i) => (i % 5) - 1);
    const exact = pairedPermutation(differences, { seed: 1 });
    const sampled = pairedPermutation([...differences, 0], { seed: 1 });
    expect(sampled).toMatchObject({ exact: false, arrangements: 10_001 });
    expect(Math.abs(sampled.pTwoSided - exact.pTwoSided)).toBeLessThan(0.01);
    expect(pairedPermutation([...differences, 0], { seed: 1 })).toEqual(sampled);
  });

  it('counts ties that rounding would hide', () => {
    expect(pairedPermutation([0.1, 0.2, 0.3], { seed: 1 }).asExtreme).toBe(2);
    expect(pairedPermutation([], { seed: 1 }).pTwoSided).toBe(1);
  });
});
