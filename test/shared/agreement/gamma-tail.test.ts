import { describe, expect, it } from 'vitest';
import { chiSquareTail, gammaTail, logGamma } from '../../../shared/agreement/gamma-tail.ts';

describe('the gamma function and its tail', () => {
  it('has Γ(k + 1) = k!', () => {
    let factorial = 1;
    for (let k = 1; k <= 20; k++) {
      factorial *= k;
      expect(logGamma(k + 1)).toBeCloseTo(Math.log(factorial), 11);
    }
    expect(logGamma(0.25)).toBeCloseTo(1.2880225246980774, 12);
  });

  it('has the exponential and the Erlang distribution as special cases', () => {
    for (const x of [0.1, 1, 5, 30]) {
      expect(gammaTail(1, x)).toBeCloseTo(Math.exp(-x), 14);
      expect(gammaTail(3, x)).toBeCloseTo(Math.exp(-x) * (1 + x + (x * x) / 2), 14);
      expect(chiSquareTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 14);
    }
    expect([gammaTail(2, 0), gammaTail(2, -1), gammaTail(2, Infinity)]).toEqual([1, 1, 0]);
  });
});
