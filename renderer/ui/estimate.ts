import { formatCoefficient, formatEnd, THIN } from './format-coefficient.ts';
import { undefinedBecause } from './undefined-because.ts';

/** A number with its uncertainty, or the reason why there is none. `confidence` is a share, 0.95 unless said. */
export type Estimate =
  | { readonly value: number; readonly low?: number | undefined; readonly high?: number | undefined; readonly confidence?: number | undefined }
  | { readonly value: null; readonly because: string };

/** `0.51 to 0.71`. */
export function formatInterval(low: number, high: number, digits = 2): string {
  return `${formatEnd(low, digits)} to ${formatEnd(high, digits)}`;
}

/** `0.62 (95 % 0.51 to 0.71)`, `0.62` when there is no interval, or the sentence that says why it is undefined. */
export function formatEstimate(estimate: Estimate, digits = 2): string {
  if (estimate.value === null) return undefinedBecause(estimate.because);
  const point = formatCoefficient(estimate.value, digits);
  const { low, high, confidence = 0.95 } = estimate;
  if (low === undefined || high === undefined) return point;
  return `${point} (${Number((confidence * 100).toFixed(1))}${THIN}% ${formatInterval(low, high, digits)})`;
}
