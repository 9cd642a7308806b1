import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaccardDistance, masiDistance, setMonotonicity } from '../../../shared/agreement/set-distance.ts';

const labels = fc.subarray(['a', 'b', 'c', 'd', 'e']);

describe.each([['Jaccard', jaccardDistance], ['MASI', masiDistance]] as const)('%s distance', (_, distance) => {
  it('is symmetric, within 0 and 1, and 0 exactly for equal sets', () => {
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        const d = distance(a, b);
        expect(distance(b, a)).toBe(d);
        expect(d).toBeGreaterThanOrEqual(0);
        expect(d).toBeLessThanOrEqual(1);
        expect(d === 0).toBe(a.join() === b.join());
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is 1 between an empty and a non-empty set, 0 between empty ones', () => {
    expect(distance([], ['a'])).toBe(1);
    expect(distance([], [])).toBe(0);
  });
});

describe('MASI', () => {
  it('is never milder than Jaccard, and the same only for equal or disjoint sets', () => {
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        expect(masiDistance(a, b)).toBeGreaterThanOrEqual(jaccardDistance(a, b));
        expect(masiDistance(a, b) === jaccardDistance(a, b)).toBe(jaccardDistance(a, b) === 0 || jaccardDistance(a, b) === 1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('weighs by how one set lies to the other', () => {
    expect(setMonotonicity(['a'], ['a'])).toBe(1);
    expect(setMonotonicity(['a'], ['a', 'b'])).toBe(2 / 3);
    expect(setMonotonicity(['a', 'c'], ['a', 'b'])).toBe(1 / 3);
    expect(setMonotonicity(['a'], ['b'])).toBe(0);
  });
});
