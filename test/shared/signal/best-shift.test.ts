import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { BestShift } from '../../../shared/signal/best-shift.ts';

describe('the best shift', () => {
  it('finds a sound again to the very frame, at any sample rate', () => {
    fc.assert(
      fc.property(fc.constantFrom(8000, 22_050, 44_100, 96_000), fc.nat(2 ** 31), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 3 }), (sampleRate, seed, share, channels) => {
        const [length, reach] = [Math.round(sampleRate * 0.016), Math.round(sampleRate * 0.016)];
        const random = seededRandom(seed);
        // Speech has most of its power low: noise through a low pass.
        const area = Array.from({ length: channels }, () => {
          let state = 0;
          return Float32Array.from({ length: length + reach }, () => (state += (random.unit() - 0.5 - state) * Math.min(1, 8000 / sampleRate)));
        });
        const at = Math.round(share * reach);
        const pattern = area.map((plane) => plane.slice(at, at + length));
        const best = new BestShift(sampleRate, channels, length, reach);
        expect(best.find(pattern, area, length, reach, 0)).toBe(at);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('keeps what is preferred where nothing is better', () => {
    const best = new BestShift(16_000, 1, 256, 256);
    expect(best.find([new Float32Array(256)], [new Float32Array(512)], 256, 256, 100)).toBe(100);
    expect(best.find([new Float32Array(256).fill(0.3)], [new Float32Array(512).fill(0.3)], 256, 256, 77)).toBe(77);
    expect(best.find([new Float32Array(256).fill(0.3)], [new Float32Array(512).fill(-0.3)], 256, 256, 77)).toBe(77);
    expect(best.find([new Float32Array(256).fill(0.3)], [new Float32Array(512).fill(0.3)], 256, 0, 0)).toBe(0);
  });

  it('listens to the loudest channels where there are many', () => {
    const random = seededRandom(4);
    const planes = Array.from({ length: 16 }, (_, channel) => Float32Array.from({ length: 768 }, (_, n) => (channel === 13 ? 0.5 * Math.sin(n / 20) : 0.001 * random.unit())));
    const pattern = planes.map((plane) => plane.slice(70, 326));
    expect(new BestShift(16_000, 16, 256, 100).find(pattern, planes, 256, 100, 0)).toBe(70);
  });

  it('is not fooled by channels that cancel each other', () => {
    const tone = (phase: number, sign: number) => Float32Array.from({ length: 768 }, (_, n) => sign * Math.sin((n + phase) / 20));
    const area = [tone(0, 1), tone(0, -1)];
    const pattern = area.map((plane) => plane.slice(50, 306));
    expect(new BestShift(16_000, 2, 256, 100).find(pattern, area, 256, 100, 0)).toBe(50);
  });
});
