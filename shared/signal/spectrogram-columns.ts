import { RealFourierTransform } from './fourier-transform.ts';
import { windowWeights, type WindowName } from './window-functions.ts';

export type WindowSize = 256 | 512 | 1024 | 2048 | 4096 | 8192;

export const WINDOW_SIZES: readonly WindowSize[] = [256, 512, 1024, 2048, 4096, 8192];

export interface SpectrogramShape {
  readonly windowSize: WindowSize;
  readonly window: WindowName;
}

/** Columns of one tile of a spectrogram. */
export const TILE_COLUMNS = 256;

/** The level that byte 0 stands for; byte 255 is 0 dB. */
export const LOWEST_DECIBELS = -120;

/** Bins of a column: frequencies from 0 to half the sample rate, both included, in steps of sampleRate / windowSize. */
export function binsOf(windowSize: WindowSize): number {
  return windowSize / 2 + 1;
}

/** The byte of a level in dB re full scale, and back. Half a byte is 0.24 dB. */
export function byteOfDecibels(decibels: number): number {
  return Math.max(0, Math.min(255, Math.round((1 - decibels / LOWEST_DECIBELS) * 255)));
}

export function decibelsOfByte(byte: number): number {
  return LOWEST_DECIBELS * (1 - byte / 255);
}

/**
 * Bytes by the upper half of a power's float32 bits (exponent and 7 bits of the fraction): a logarithm per bin would cost as much as the
 * transform. Taken at the middle of what shares these bits, so a level is off by at most 10·log10(1 + 1/256) = 0.017 dB.
 */
const BYTES_OF_POWER: Uint8Array = (() => {
  const bits = new Uint32Array(1);
  const float = new Float32Array(bits.buffer);
  return Uint8Array.from({ length: 0x8000 }, (_, upper) => {
    bits[0] = (upper << 16) | 0x8000;
    const power = float[0] as number;
    return power > 0 && Number.isFinite(power) ? byteOfDecibels(10 * Math.log10(power)) : upper === 0 ? 0 : 255;
  });
})();

/**
 * Spectra as bytes of decibels re a full-scale sine (0 = −120 dB … 255 = 0 dB): column after column, in each `binsOf(windowSize)` bins from
 * low to high. Column i is centred on frame `firstCenter + i · hop` (whole numbers) of `frames`; frames outside count as 0. Amplitudes are
 * corrected for the window's weights, so a sine of amplitude 1 in the middle of a bin reads 0 dB with every window.
 */
export function spectrogramColumns(frames: Float32Array, firstCenter: number, hop: number, columns: number, shape: SpectrogramShape): Uint8Array<ArrayBuffer> {
  const { windowSize } = shape;
  const bins = binsOf(windowSize);
  const transform = new RealFourierTransform(windowSize);
  const weights = windowWeights(shape.window, windowSize);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const scaled = weights.map((weight) => (2 * weight) / sum);
  const values = new Float64Array(windowSize);
  const power = new Float32Array(bins);
  const powerBits = new Uint32Array(power.buffer);
  const bytes = new Uint8Array(columns * bins);
  for (let column = 0; column < columns; column++) {
    const start = firstCenter + column * hop - windowSize / 2;
    const from = Math.max(0, Math.min(windowSize, -start));
    const to = Math.max(from, Math.min(windowSize, frames.length - start));
    values.fill(0, 0, from).fill(0, to);
    for (let n = from; n < to; n++) values[n] = (frames[start + n] as number) * (scaled[n] as number);
    transform.transform(values);
    const { real, imaginary } = transform;
    for (let bin = 0; bin < bins; bin++) power[bin] = (real[bin] as number) ** 2 + (imaginary[bin] as number) ** 2;
    // What lies at 0 Hz and at half the sample rate has no mirror image to count twice.
    power[0] = (power[0] as number) / 4;
    power[bins - 1] = (power[bins - 1] as number) / 4;
    for (let bin = 0; bin < bins; bin++) bytes[column * bins + bin] = BYTES_OF_POWER[(powerBits[bin] as number) >>> 16] as number;
  }
  return bytes;
}
