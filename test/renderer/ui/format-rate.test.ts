import { describe, expect, it } from 'vitest';
import { formatRate } from '../../../renderer/ui/format-rate.ts';

describe('a rate', () => {
  it('takes the unit of time that gives readable figures', () => {
    expect(formatRate(120, 'file')).toBe('120 files/s');
    expect(formatRate(4.46, 'file')).toBe('4.5 files/s');
    expect(formatRate(0.075, 'file')).toBe('4.5 files/min');
    expect(formatRate(2 / 3600, 'file')).toBe('2 files/h');
    expect(formatRate(1, 'file')).toBe('1 file/s');
  });

  it('has no word for no progress', () => {
    expect(formatRate(0, 'file')).toBe('–');
    expect(formatRate(Number.NaN, 'file')).toBe('–');
  });
});
