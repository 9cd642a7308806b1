import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { RealFourierTransform } from '../../../shared/signal/fourier-transform.ts';

describe('the Fourier transform', () => {
  it('is the naive sum, to 1e-12 of the greatest value times the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(2 ** 31), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (exponent, seed, scale) => {
        const size = 2 ** exponent;
        const random = seededRandom(seed);
        const values = Float64Array.from({ length: size }, () => (2 * random.unit() - 1) * scale);
        const transform = new RealFourierTransform(size);
        transform.transform(values);
        for (let k = 0; k <= size / 2; k++) {
          let [real, imaginary] = [0, 0];
          values.forEach((value, n) => {
            real += value * Math.cos((2 * Math.PI * ((k * n) % size)) / size);
            imaginary -= value * Math.sin((2 * Math.PI * ((k * n) % size)) / size);
          });
          expect(Math.abs((transform.real[k] as number) - real)).toBeLessThan(1e-12 * scale * size);
          expect(Math.abs((transform.imaginary[k] as number) - imaginary)).toBeLessThan(1e-12 * scale * size);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('keeps the energy (Parseval) at the greatest window', () => {
    const size = 8192;
    const random = seededRandom(3);
    const values = Float64Array.from({ length: size }, () => random.unit() - 0.5);
    const transform = new RealFourierTransform(size);
    transform.transform(values);
    let spectral = 0;
    for (let k = 0; k <= size / 2; k++) spectral += (k === 0 || k === size / 2 ? 1 : 2) * ((transform.real[k] as number) ** 2 + (transform.imaginary[k] as number) ** 2);
    expect(spectral / size).toBeCloseTo(values.reduce((sum, value) => sum + value * value, 0), 8);
  });

  it('refuses lengths that are no power of two', () => {
    expect(() => new RealFourierTransform(1000)).toThrow(/power of two/);
    expect(() => new RealFourierTransform(2)).toThrow(/from 4 on/);
  });
});
