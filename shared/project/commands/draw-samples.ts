import { seededRandom, shuffled } from '../../basics/random.ts';

/** So many of the samples, drawn at random from the seed, in the order they had; all when there are no more. O(samples). */
export function drawSamples<T>(samples: readonly T[], count: number, seed: number): readonly T[] {
  if (count >= samples.length) return samples;
  const drawn = new Set(shuffled([...samples.keys()], seededRandom(seed)).slice(0, Math.max(0, count)));
  return samples.filter((_, at) => drawn.has(at));
}
