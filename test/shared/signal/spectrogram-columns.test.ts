import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { binsOf, byteOfDecibels, decibelsOfByte, spectrogramColumns, WINDOW_SIZES } from '../../../shared/signal/spectrogram-columns.ts';
import { WINDOW_NAMES, windowWeights } from '../../../shared/signal/window-functions.ts';

describe('columns of a spectrogram', () => {
  it('read 0 dB for a full-scale sine, −20 dB for a tenth of it, with every window', () => {
    for (const windowSize of WINDOW_SIZES) {
      for (const window of WINDOW_NAMES) {
        const bin = windowSize / 8;
        const sound = (amplitude: number) => Float32Array.from({ length: windowSize }, (_, n) => amplitude * Math.sin((2 * Math.PI * bin * n) / windowSize));
        const level = (amplitude: number) => decibelsOfByte(spectrogramColumns(sound(amplitude), windowSize / 2, 1, 1, { windowSize, window })[bin] as number);
        expect(level(1)).toBeCloseTo(0, 6);
        expect(Math.abs(level(0.1) + 20)).toBeLessThan(0.25);
      }
    }
  });

  it('read 0 dB for what stands still at full scale', () => {
    const still = spectrogramColumns(new Float32Array(512).fill(1), 256, 1, 1, { windowSize: 512, window: 'hann' });
    expect(decibelsOfByte(still[0] as number)).toBeCloseTo(0, 6);
  });

  it('are what a naive sum gives, to one step of a byte', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.constantFrom(...WINDOW_NAMES), fc.integer({ min: -200, max: 700 }), fc.double({ min: -5, max: 0, noNaN: true }), (seed, window, center, exponent) => {
        const random = seededRandom(seed);
        const sound = Float32Array.from({ length: 500 }, () => (random.unit() * 2 - 1) * 10 ** exponent);
        const size = 256;
        const weights = windowWeights(window, size);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const bytes = spectrogramColumns(sound, center, 1, 1, { windowSize: size, window });
        for (let bin = 0; bin <= size / 2; bin += 7) {
          let [real, imaginary] = [0, 0];
          for (let n = 0; n < size; n++) {
            const value = (sound[center - size / 2 + n] ?? 0) * (weights[n] as number);
            real += value * Math.cos((2 * Math.PI * bin * n) / size);
            imaginary += value * Math.sin((2 * Math.PI * bin * n) / size);
          }
          const amplitude = ((bin === 0 || bin === size / 2 ? 1 : 2) * Math.hypot(real, imaginary)) / total;
          expect(Math.abs((bytes[bin] as number) - byteOfDecibels(20 * Math.log10(amplitude)))).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('are centred on their frames: a click is loudest in the column on it', () => {
    const sound = new Float32Array(4000);
    sound[1700] = 1;
    const bins = binsOf(512);
    const bytes = spectrogramColumns(sound, 100, 100, 30, { windowSize: 512, window: 'hann' });
    const levels = Array.from({ length: 30 }, (_, column) => bytes[column * bins + 40] as number);
    expect(levels.indexOf(Math.max(...levels))).toBe(16);
    expect(levels[12]).toBe(0);
    expect(levels[20]).toBe(0);
  });

  it('are the same, however the columns are cut into tiles', () => {
    const random = seededRandom(3);
    const sound = Float32Array.from({ length: 3000 }, () => random.unit() - 0.5);
    const shape = { windowSize: 256, window: 'blackman' } as const;
    const whole = spectrogramColumns(sound, -300, 64, 60, shape);
    const [first, second] = [spectrogramColumns(sound, -300, 64, 25, shape), spectrogramColumns(sound, -300 + 25 * 64, 64, 35, shape)];
    expect(Uint8Array.from([...first, ...second])).toEqual(Uint8Array.from(whole));
  });

  it('are 0 outside the sound and for silence', () => {
    const shape = { windowSize: 256, window: 'hann' } as const;
    expect(spectrogramColumns(new Float32Array(100).fill(1), 5000, 10, 3, shape).every((byte) => byte === 0)).toBe(true);
    expect(spectrogramColumns(new Float32Array(1000), 0, 10, 3, shape).every((byte) => byte === 0)).toBe(true);
  });

  it('say levels as bytes, to half a step', () => {
    fc.assert(
      fc.property(fc.double({ min: -120, max: 0, noNaN: true }), (decibels) => {
        expect(Math.abs(decibelsOfByte(byteOfDecibels(decibels)) - decibels)).toBeLessThanOrEqual(60 / 255 + 1e-9);
      }),
      { seed: 4, numRuns: 200 },
    );
    expect([byteOfDecibels(-500), byteOfDecibels(-Infinity), byteOfDecibels(12)]).toEqual([0, 0, 255]);
  });
});
