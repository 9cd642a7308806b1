import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../renderer/ui/format-bytes.ts';

describe('a size', () => {
  it('takes the unit that gives one to three figures', () => {
    expect(formatBytes(0)).toBe('0\u202fB');
    expect(formatBytes(812)).toBe('812\u202fB');
    expect(formatBytes(4200)).toBe('4.2\u202fkB');
    expect(formatBytes(9_949_000)).toBe('9.9\u202fMB');
    expect(formatBytes(120e9)).toBe('120\u202fGB');
    expect(formatBytes(5e18)).toBe('5000\u202fPB');
  });

  it('moves on before it would print a thousand', () => {
    expect(formatBytes(999)).toBe('999\u202fB');
    expect(formatBytes(999_499)).toBe('999\u202fkB');
    expect(formatBytes(999_500)).toBe('1.0\u202fMB');
    expect(formatBytes(9960)).toBe('10\u202fkB');
  });

  it('has no word for what is no size', () => {
    expect(formatBytes(-1)).toBe('–');
    expect(formatBytes(Number.NaN)).toBe('–');
  });
});
