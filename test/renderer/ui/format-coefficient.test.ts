import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCoefficient, formatEnd } from '../../../renderer/ui/format-coefficient.ts';

describe('a coefficient for reading', () => {
  it('has two digits and a true minus', () => {
    expect(formatCoefficient(0.6183)).toBe('0.62');
    expect(formatCoefficient(-0.05)).toBe('−0.05');
    expect(formatCoefficient(0.6183, 3)).toBe('0.618');
    expect(formatCoefficient(-1.25)).toBe('−1.25');
  });

  it('says 1.00 and 0.00 only when it is so', () => {
    expect(formatCoefficient(1)).toBe('1.00');
    expect(formatCoefficient(0)).toBe('0.00');
    expect(formatCoefficient(-0)).toBe('0.00');
    expect(formatCoefficient(-1)).toBe('−1.00');
    expect(formatCoefficient(0.996)).toBe('>0.99');
    expect(formatCoefficient(0.004)).toBe('<0.01');
    expect(formatCoefficient(-0.004)).toBe('>−0.01');
    expect(formatCoefficient(-0.996)).toBe('<−0.99');
  });

  it('never prints NaN or Infinity', () => {
    expect(formatCoefficient(Number.NaN)).toBe('–');
    expect(formatCoefficient(Number.POSITIVE_INFINITY)).toBe('–');
  });

  it('is within half a digit of the number whenever it claims a plain value', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
        const text = formatCoefficient(x);
        if (/[<>]/.test(text)) return;
        expect(Math.abs(Number(text.replace('−', '-')) - x)).toBeLessThanOrEqual(0.005 + 1e-12);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('the end of an interval', () => {
  it('is plainly rounded and never minus zero', () => {
    expect(formatEnd(0.999)).toBe('1.00');
    expect(formatEnd(-0.001)).toBe('0.00');
    expect(formatEnd(-0.256)).toBe('−0.26');
  });
});
