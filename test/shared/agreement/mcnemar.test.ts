import { describe, expect, it } from 'vitest';
import { mcnemar } from '../../../shared/agreement/mcnemar.ts';

describe('McNemar’s test', () => {
  it('has an exact p that sums binomial chances', () => {
    expect(mcnemar({ worse: 3, better: 0 }).pExact).toBeCloseTo(0.25, 12);
    expect(mcnemar({ worse: 2, better: 2 }).pExact).toBe(1);
    expect(mcnemar({ worse: 0, better: 2000 }).pExact).toBe(0);
  });

  it('is symmetric and says nothing when nothing changed', () => {
    expect(mcnemar({ worse: 9, better: 4 })).toEqual(mcnemar({ worse: 4, better: 9 }));
    expect(mcnemar({ worse: 0, better: 0 })).toEqual({ chiSquare: null, p: null, chiSquareWithContinuity: null, pWithContinuity: null, pExact: 1 });
  });
});
