import { assert } from '../basics/assert.ts';

/**
 * Discrete Fourier transform of real values, X[k] = Σ x[n]·e^(−2πikn/N), for a power of two N ≥ 4. Even and odd values make one complex
 * series of half the length, which is transformed in place by radix 2 with precomputed factors (Cooley & Tukey 1965), then taken apart
 * (Press et al., Numerical Recipes, 3rd ed., §12.3). In doubles: off a naive sum by less than 1e-12 of the largest |x| · N. Allocates
 * nothing per call; O(N log N).
 */
export class RealFourierTransform {
  readonly size: number;
  /** Real and imaginary part of bins 0 … N/2, of the last `transform`. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private readonly reversed: Uint32Array;

  constructor(size: number) {
    assert(size >= 4 && Number.isInteger(Math.log2(size)), `a transform needs a power of two from 4 on, not ${size}`);
    const half = size / 2;
    this.size = size;
    this.real = new Float64Array(half + 1);
    this.imaginary = new Float64Array(half + 1);
    this.cosines = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.sines = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
    this.reversed = new Uint32Array(half);
    for (let i = 1; i < half; i++) this.reversed[i] = ((this.reversed[i >> 1] as number) >> 1) | (i & 1 ? half >> 1 : 0);
  }

  /** Transforms the N values of `values`; the result lies in `real` and `imaginary`. */
  transform(values: Float64Array): void {
    const { real, imaginary, reversed } = this;
    const half = this.size / 2;
    for (let i = 0; i < half; i++) {
      const from = 2 * (reversed[i] as number);
      real[i] = values[from] as number;
      imaginary[i] = values[from + 1] as number;
    }
    this.butterflies(half);
    this.takeApart(half);
  }

  private butterflies(half: number): void {
    const { real, imaginary, cosines, sines, size } = this;
    for (let span = 1; span < half; span *= 2) {
      const stride = size / (2 * span);
      for (let k = 0; k < span; k++) {
        const c = cosines[k * stride] as number;
        const s = sines[k * stride] as number;
        for (let a = k; a < half; a += 2 * span) {
          const b = a + span;
          const x = real[b] as number;
          const y = imaginary[b] as number;
          const p = x * c - y * s;
          const q = x * s + y * c;
          const u = real[a] as number;
          const v = imaginary[a] as number;
          real[b] = u - p;
          imaginary[b] = v - q;
          real[a] = u + p;
          imaginary[a] = v + q;
        }
      }
    }
  }

  /** Spectrum of the real series from that of the complex one: even part + e^(−2πik/N) · odd part. */
  private takeApart(half: number): void {
    const { real, imaginary, cosines, sines } = this;
    const [re, im] = [real[0] as number, imaginary[0] as number];
    real[0] = re + im;
    imaginary[0] = 0;
    real[half] = re - im;
    imaginary[half] = 0;
    for (let k = 1; k <= half / 2; k++) {
      const mirror = half - k;
      const [a, b, c, d] = [real[k] as number, imaginary[k] as number, real[mirror] as number, imaginary[mirror] as number];
      const evenRe = (a + c) / 2;
      const evenIm = (b - d) / 2;
      const oddRe = (b + d) / 2;
      const oddIm = (c - a) / 2;
      const cos = cosines[k] as number;
      const sin = sines[k] as number;
      const turnedRe = oddRe * cos - oddIm * sin;
      const turnedIm = oddRe * sin + oddIm * cos;
      real[k] = evenRe + turnedRe;
      imaginary[k] = evenIm + turnedIm;
      real[mirror] = evenRe - turnedRe;
      imaginary[mirror] = turnedIm - evenIm;
    }
  }
}
