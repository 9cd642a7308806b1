import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthText, secondsFrom, timeText } from '../../../../renderer/features/label/time-text.ts';

const read = (text: string): number | string => {
  const result = secondsFrom(text);
  return result.ok ? result.value : result.problem;
};

describe('times as people write them', () => {
  it('are read in every common way', () => {
    expect(read('1:23.450')).toBeCloseTo(83.45, 9);
    expect(read('1:02:03.25')).toBeCloseTo(3723.25, 9);
    expect(read(' 83,45 ')).toBeCloseTo(83.45, 9);
    expect(read('.5')).toBe(0.5);
    expect(read('12 s')).toBe(12);
    expect(read('250 ms')).toBe(0.25);
    expect(read('0:05')).toBe(5);
  });

  it('say how to write one when they are none', () => {
    for (const wrong of ['', 'soon', '1:2:3:4', '-1', '1:30 ms', '1:', '1e3']) expect(read(wrong), wrong).toMatch(/^Write a time such as/);
    for (const wrong of ['0:65', '1:60:00', '0:60']) expect(read(wrong), wrong).toMatch(/60 seconds/);
  });

  it('come back as they were written, to the microsecond', () => {
    expect(timeText(12.34)).toBe('0:12.340');
    expect(timeText(1 / 44_100)).toBe('0:00.000023');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 48_000 * 10_000 }), fc.constantFrom(8000, 16_000, 44_100, 48_000), (frame, rate) => {
        const back = read(timeText(frame / rate));
        expect(typeof back === 'number' && Math.round(back * rate)).toBe(frame);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('of lengths say milliseconds, and minutes only where there are some', () => {
    expect([0.001, 1.0276, 12.5, 59.9994, 59.9999, 65.25].map(lengthText)).toEqual(['0.001\u00a0s', '1.028\u00a0s', '12.500\u00a0s', '59.999\u00a0s', '1:00.000', '1:05.250']);
  });
});
