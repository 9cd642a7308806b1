import { describe, expect, it } from 'vitest';
import { formatAgo, formatDate, formatDateTime } from '../../../renderer/ui/format-date.ts';

const noon = new Date(2026, 10, 21, 12, 0).getTime();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('a date', () => {
  it('has the month in letters, in the time zone of the reader', () => {
    expect(formatDate(noon)).toBe('21 Nov 2026');
    expect(formatDateTime(new Date(2026, 0, 2, 7, 5).getTime())).toBe('2 Jan 2026, 07:05');
    expect(formatDate(Number.NaN)).toBe('–');
  });
});

describe('how long ago', () => {
  it('grows coarser with distance', () => {
    expect(formatAgo(noon - 20_000, noon)).toBe('just now');
    expect(formatAgo(noon - 50_000, noon)).toBe('1 minute ago');
    expect(formatAgo(noon - 5 * minute, noon)).toBe('5 minutes ago');
    expect(formatAgo(noon - 3 * hour, noon)).toBe('3 hours ago');
    expect(formatAgo(noon - 26 * hour, noon)).toBe('yesterday');
    expect(formatAgo(noon - 12 * day, noon)).toBe('12 days ago');
    expect(formatAgo(noon - 60 * day, noon)).toBe('22 Sep 2026');
  });

  it('does not call the future past', () => {
    expect(formatAgo(noon + 30_000, noon)).toBe('just now');
    expect(formatAgo(noon + day, noon)).toBe('22 Nov 2026, 12:00');
  });
});
