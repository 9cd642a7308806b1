import { describe, expect, it } from 'vitest';
import { formatClock, formatDuration } from '../../../renderer/ui/format-duration.ts';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('how long', () => {
  it('uses at most two units and leaves out a zero second one', () => {
    expect(plain(formatDuration(0))).toBe('0 s');
    expect(plain(formatDuration(0.42))).toBe('0.4 s');
    expect(plain(formatDuration(12.4))).toBe('12 s');
    expect(plain(formatDuration(200))).toBe('3 min 20 s');
    expect(plain(formatDuration(180))).toBe('3 min');
    expect(plain(formatDuration(7500))).toBe('2 h 5 min');
    expect(plain(formatDuration(273_600))).toBe('3 d 4 h');
  });

  it('carries over at the borders instead of printing 60', () => {
    expect(plain(formatDuration(59.6))).toBe('1 min');
    expect(plain(formatDuration(3599.7))).toBe('1 h');
    expect(plain(formatDuration(86_399))).toBe('1 d');
  });

  it('has no word for what is no duration', () => {
    expect(formatDuration(-1)).toBe('–');
    expect(formatDuration(Number.POSITIVE_INFINITY)).toBe('–');
  });
});

describe('a place in a recording', () => {
  it('reads like a clock', () => {
    expect(formatClock(7)).toBe('0:07');
    expect(formatClock(3723)).toBe('1:02:03');
    expect(formatClock(3723.25, 3)).toBe('1:02:03.250');
  });

  it('is cut, not rounded up', () => {
    expect(formatClock(59.999)).toBe('0:59');
    expect(formatClock(59.9999, 3)).toBe('0:59.999');
    expect(formatClock(0.29, 2)).toBe('0:00.29');
  });

  it('starts at zero', () => {
    expect(formatClock(-3)).toBe('0:00');
    expect(formatClock(Number.NaN)).toBe('–');
  });
});
