import { describe, expect, it } from 'vitest';
import { formatPercent } from '../../../renderer/ui/format-percent.ts';

describe('a share as percent', () => {
  it('rounds, with a thin space before the sign', () => {
    expect(formatPercent(0.624)).toBe('62\u202f%');
    expect(formatPercent(0.6244, 1)).toBe('62.4\u202f%');
    expect(formatPercent(-0.1)).toBe('−10\u202f%');
  });

  it('says all and nothing only when it is so', () => {
    expect(formatPercent(0)).toBe('0\u202f%');
    expect(formatPercent(1)).toBe('100\u202f%');
    expect(formatPercent(0.001)).toBe('<1\u202f%');
    expect(formatPercent(0.9999)).toBe('>99\u202f%');
    expect(formatPercent(0.9999, 1)).toBe('>99.9\u202f%');
    expect(formatPercent(-0.001)).toBe('>−1\u202f%');
  });

  it('never prints NaN', () => {
    expect(formatPercent(0 / 0)).toBe('–');
  });
});
