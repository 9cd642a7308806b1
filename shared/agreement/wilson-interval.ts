import { assert } from '../basics/assert.ts';
import { normalQuantile } from './normal.ts';

/**
 * The Wilson score interval of a share (say, of agreement with adjudicated answers): keeps its coverage for small n and near 0 or 1, where
 * the textbook interval collapses. `trials` ≥ 1, else it is refused; ends in [0, 1]. O(1). Source: Wilson 1927, JASA 22.
 *
 * @example
 * wilsonInterval(8, 10) // → { low: 0.490…, high: 0.943… }
 */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): { readonly low: number; readonly high: number } {
  assert(trials >= 1 && successes >= 0 && successes <= trials, `${successes} of ${trials} is not a share`);
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const share = successes / trials;
  const shrink = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
