import { describe, expect, it } from 'vitest';
import { countOf, formatCount } from '../../../renderer/ui/format-count.ts';

describe('a count', () => {
  it('groups thousands from five figures on, the same in every locale', () => {
    expect(formatCount(0)).toBe('0');
    expect(formatCount(4812)).toBe('4812');
    expect(formatCount(12345)).toBe('12\u202f345');
    expect(formatCount(1_000_000)).toBe('1\u202f000\u202f000');
    expect(formatCount(-12345)).toBe('−12\u202f345');
    expect(formatCount(-0.2)).toBe('0');
    expect(formatCount(Number.NaN)).toBe('–');
  });

  it('takes the singular for exactly one', () => {
    expect(countOf(1, 'sample')).toBe('1 sample');
    expect(countOf(0, 'sample')).toBe('0 samples');
    expect(countOf(3, 'person', 'people')).toBe('3 people');
  });
});
