import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, CLOCK_AT_ZERO, compareStamps, makeStamp, MAX_AHEAD_MS, observe, parseStamp, stamp, tick } from '../../../shared/history/clock.ts';
import type { WriterId } from '../../../shared/model/ids.ts';

const ANN = 'a'.repeat(16) as WriterId;
const BO = 'b'.repeat(16) as WriterId;
const NOW = 1_700_000_000_000;

describe('the hybrid logical clock', () => {
  it('writes 13 digits of milliseconds, 6 of counter, and the writer', () => {
    expect(tick(CLOCK_AT_ZERO, NOW, ANN)).toEqual({ clock: { ms: NOW, counter: 0 }, stamp: `1700000000000-000000-${ANN}` });
    expect(tick(CLOCK_AT_ZERO, 5.9, ANN).stamp).toBe(`0000000000005-000000-${ANN}`);
  });

  it('always ticks forward: when time stands still, goes back, or the counter is full', () => {
    const full: Clock = { ms: NOW, counter: 999_999 };
    expect(tick(full, NOW, ANN).clock).toEqual({ ms: NOW + 1, counter: 0 });
    expect(tick({ ms: NOW, counter: 7 }, NOW - 60_000, ANN).clock).toEqual({ ms: NOW, counter: 8 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 41 }), { minLength: 2 }), (times) => {
        let clock = CLOCK_AT_ZERO;
        let last = '';
        for (const time of times) {
          const next = tick(clock, time, ANN);
          expect(next.stamp > last).toBe(true);
          ({ clock } = next);
          last = next.stamp;
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('stamps a commit after everything it has seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AHEAD_MS }), fc.integer({ min: 0, max: 999_998 }), (ahead, counter) => {
        const seen = makeStamp(NOW + ahead, counter, BO);
        expect(compareStamps(tick(observe(CLOCK_AT_ZERO, seen, NOW), NOW, ANN).stamp, seen)).toBeGreaterThan(0);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is not dragged along by a stamp more than 24 hours ahead', () => {
    const clock = { ms: NOW, counter: 3 };
    expect(observe(clock, makeStamp(NOW + MAX_AHEAD_MS + 1, 0, BO), NOW)).toBe(clock);
    expect(observe(clock, makeStamp(NOW + MAX_AHEAD_MS, 0, BO), NOW)).not.toBe(clock);
    expect(observe(clock, makeStamp(NOW, 2, BO), NOW)).toBe(clock);
  });

  it('the order of texts is the order of time, counter, writer; what is parsed is what was made', () => {
    const part = fc.record({ ms: fc.integer({ min: 0, max: 9_999_999_999_999 }), counter: fc.integer({ min: 0, max: 999_999 }), writer: fc.constantFrom(ANN, BO) });
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [first, second] = [makeStamp(a.ms, a.counter, a.writer), makeStamp(b.ms, b.counter, b.writer)];
        expect(parseStamp(first)).toEqual(a);
        const expected = a.ms - b.ms || a.counter - b.counter || (a.writer < b.writer ? -1 : a.writer > b.writer ? 1 : 0);
        expect(Math.sign(compareStamps(first, second))).toBe(Math.sign(expected));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each(['', '1700000000000-000000-', `170000000000-000000-${ANN}`, `1700000000000-000000-${ANN}\n`, `1700000000000-00000-${ANN}`, `x700000000000-000000-${ANN}`])('refuses the stamp %j', (value) => {
    expect(stamp(value).ok).toBe(false);
  });
});
