import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestZeroCrossing } from '../../../shared/signal/zero-crossing.ts';

const samples = fc.array(fc.constantFrom(-0.5, -0.1, 0, 0.1, 0.5), { minLength: 1, maxLength: 60 });

describe('zero crossings', () => {
  it('are found nearest first, within reach', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: -5, max: 65, noNaN: true }), fc.integer({ min: 0, max: 30 }), (values, at, reach) => {
        const frames = Float32Array.from(values);
        const crossings = values.flatMap((value, frame) => (value === 0 || (frame > 0 && (values[frame - 1] as number) < 0 !== value < 0) ? [frame] : [])).filter((frame) => Math.abs(frame - at) <= reach);
        const found = nearestZeroCrossing(frames, at, reach);
        if (crossings.length === 0) expect(found).toBeUndefined();
        else {
          expect(crossings).toContain(found);
          expect(Math.abs((found as number) - at)).toBeCloseTo(Math.min(...crossings.map((frame) => Math.abs(frame - at))), 9);
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('lie where a tone goes through zero', () => {
    const tone = Float32Array.from({ length: 400 }, (_, n) => Math.sin((2 * Math.PI * (n - 0.5)) / 80));
    expect(nearestZeroCrossing(tone, 95.7, 40)).toBe(81);
    expect(nearestZeroCrossing(tone, 101, 40)).toBe(81);
    expect(nearestZeroCrossing(tone, 102, 40)).toBe(121);
    expect(nearestZeroCrossing(tone, 101, 5)).toBeUndefined();
  });
});
