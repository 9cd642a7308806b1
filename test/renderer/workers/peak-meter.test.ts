import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PeakMeter } from '../../../renderer/workers/peak-meter.ts';

const sound = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }).map((frames) => Float32Array.from(frames));

describe('the waveform', () => {
  it('holds the greatest amplitude of each stretch of time', () => {
    const meter = new PeakMeter(1, 4);
    meter.add(Float32Array.of(0.1, -0.9, 0.2, 0.3, -0.4, 0.1, 0, 0.5), 0, 8);
    expect([...meter.peaks].map((peak) => Math.round(peak * 10) / 10)).toEqual([0.9, 0.3, 0.4, 0.5]);
  });

  it('is the same for sound that comes in pieces, in any order', () => {
    const property = fc.property(sound, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 50 }), (frames, buckets, piece) => {
      const rate = 64; // a power of two, so that the start of a piece is exact
      const whole = new PeakMeter(frames.length / rate, buckets);
      whole.add(frames, 0, rate);
      const pieces = new PeakMeter(frames.length / rate, buckets);
      const starts = Array.from({ length: Math.ceil(frames.length / piece) }, (_, at) => at * piece).reverse();
      for (const start of starts) pieces.add(frames.subarray(start, start + piece), start / rate, rate);
      const loudest = (meter: PeakMeter) => Math.max(...meter.peaks);
      expect(loudest(pieces)).toBe(loudest(whole));
      for (const [at, peak] of pieces.peaks.entries()) {
        const near = Math.max(...whole.peaks.subarray(Math.max(0, at - 1), at + 2)); // a frame on an edge may fall to either side
        expect(peak).toBeLessThanOrEqual(near);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });

  it('counts what comes behind the announced end to the last stretch', () => {
    const meter = new PeakMeter(1, 2);
    meter.add(Float32Array.of(0.5), 3, 8);
    expect([...meter.peaks]).toEqual([0, 0.5]);
  });

  it('has a stretch even for a sound of no length', () => {
    const meter = new PeakMeter(0, 0);
    meter.add(Float32Array.of(0.5), 0, 8);
    expect([...meter.peaks]).toEqual([0.5]);
  });
});
