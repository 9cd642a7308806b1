import { describe, expect, it } from 'vitest';
import { formatEstimate, formatInterval } from '../../../renderer/ui/estimate.ts';

describe('an estimate in words', () => {
  it('carries its interval and confidence', () => {
    expect(formatEstimate({ value: 0.62, low: 0.51, high: 0.71 })).toBe('0.62 (95\u202f% 0.51 to 0.71)');
    expect(formatEstimate({ value: 0.62, low: 0.51, high: 0.71, confidence: 0.9 })).toBe('0.62 (90\u202f% 0.51 to 0.71)');
    expect(formatEstimate({ value: 0.62, low: 0.51, high: 0.71, confidence: 0.975 })).toBe('0.62 (97.5\u202f% 0.51 to 0.71)');
    expect(formatEstimate({ value: -0.05, low: -0.17, high: 0.07 })).toBe('−0.05 (95\u202f% −0.17 to 0.07)');
  });

  it('is the point alone when there is no interval', () => {
    expect(formatEstimate({ value: 0.62 })).toBe('0.62');
    expect(formatEstimate({ value: 0.62, low: 0.5 })).toBe('0.62');
  });

  it('says why it is undefined instead of a number', () => {
    expect(formatEstimate({ value: null, because: 'no-variation' })).toMatch(/^Undefined: all answers are the same/);
  });

  it('joins the ends of an interval with a word, since a dash reads as a minus', () => {
    expect(formatInterval(-0.2, 0.3)).toBe('−0.20 to 0.30');
  });
});
