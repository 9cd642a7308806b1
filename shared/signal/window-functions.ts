/** How the frames of a spectrum's window are weighed. */
export type WindowName = 'hann' | 'hamming' | 'blackman' | 'rectangular';

export const WINDOW_NAMES: readonly WindowName[] = ['hann', 'hamming', 'blackman', 'rectangular'];

/** Cosine sums a0 − a1·cos(2πn/N) + a2·cos(4πn/N): Harris, "On the Use of Windows for Harmonic Analysis with the DFT", Proc. IEEE 66 (1978). */
const COSINES: Readonly<Record<WindowName, readonly [number, number, number]>> = {
  hann: [0.5, 0.5, 0],
  hamming: [0.54, 0.46, 0],
  blackman: [0.42, 0.5, 0.08],
  rectangular: [1, 0, 0],
};

/** The window's `size` weights, periodic (as for spectra: the weight behind the last would be the first again). */
export function windowWeights(name: WindowName, size: number): Float64Array {
  const [a0, a1, a2] = COSINES[name];
  return Float64Array.from({ length: size }, (_, n) => a0 - a1 * Math.cos((2 * Math.PI * n) / size) + a2 * Math.cos((4 * Math.PI * n) / size));
}
