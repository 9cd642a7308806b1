import { defined } from '../../shared/basics/assert.ts';
import type { Random } from '../../shared/basics/random.ts';

/** A uniform number in [low, high). */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.unit();
}

/** True with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return random.unit() < probability;
}

/** One of the values, each equally likely. */
export function pick<T>(random: Random, values: readonly T[]): T {
  return defined(values[random.below(values.length)], 'a value to pick');
}

/** A bell-shaped draw with mean 0 and standard deviation 1, within ±3.5: the sum of four uniform draws, so it needs no logarithm. */
export function bell(random: Random): number {
  return (random.unit() + random.unit() + random.unit() + random.unit() - 2) * 1.7320508075688772;
}
