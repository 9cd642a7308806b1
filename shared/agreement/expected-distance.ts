import { seededRandom } from '../basics/random.ts';

/** Up to so many different values D_e is exact; above, it is estimated from `SAMPLED_PAIRS` pairs (spec §6.5). */
export const EXACT_VALUES = 2000;
/** Pairs of values drawn where all are too many: the standard error of D_e stays below .0012, half the range over √200 000. */
export const SAMPLED_PAIRS = 200_000;

/** The mean distance over all ordered pairs of values: disagreement expected by chance, D_e. */
export interface ExpectedDistance {
  readonly mean: number;
  /** Monte-Carlo standard error; 0 when every pair was compared. */
  readonly standardError: number;
  /** Pairs of values that `at` looks at. */
  readonly pairsInResample: number;
  /** The same mean when the values of unit k occur `times[k]` times. */
  at(times: ArrayLike<number>): number;
  /** The same mean without the values of unit k. */
  without(unit: number): number;
  /** The same mean over the values i for which `kept[i]` is 1; where it was sampled, over the sampled pairs of such values. */
  among(kept: Uint8Array): number;
}

/**
 * D_e over the values of all units, those of one unit included. `values[starts[k] .. starts[k+1])` are the values of
 * unit k as numbers below `kinds`; equal numbers are at distance 0. Exact with all V(V−1)/2 distances for V ≤ 2000
 * kinds, else from seeded pairs. A resample touches at most 200 000 pairs: where there are more, it follows the relative
 * change of the mean over a fixed seeded sample of them.
 */
export function expectedDistance(
  values: Int32Array,
  starts: Int32Array,
  kinds: number,
  distance: (a: number, b: number) => number,
  seed: number,
): ExpectedDistance {
  return kinds <= EXACT_VALUES ? exact(values, starts, kinds, distance, seed) : sampled(values, starts, distance, seed);
}

function exact(values: Int32Array, starts: Int32Array, kinds: number, distance: (a: number, b: number) => number, seed: number): ExpectedDistance {
  const n = values.length;
  const frequency = new Float64Array(kinds);
  for (const value of values) frequency[value] = (frequency[value] as number) + 1;
  const between = new Float64Array((kinds * (kinds - 1)) / 2);
  const lookup = (a: number, b: number): number => (a === b ? 0 : (between[a > b ? (a * (a - 1)) / 2 + b : (b * (b - 1)) / 2 + a] as number));
  const toAll = new Float64Array(kinds);
  let p = 0;
  for (let a = 0; a < kinds; a++) {
    for (let b = 0; b < a; b++) {
      const d = distance(a, b);
      between[p++] = d;
      toAll[a] = (toAll[a] as number) + d * (frequency[b] as number);
      toAll[b] = (toAll[b] as number) + d * (frequency[a] as number);
    }
  }
  let total = 0;
  for (let a = 0; a < kinds; a++) total += (frequency[a] as number) * (toAll[a] as number);
  const mean = n < 2 ? 0 : total / (n * (n - 1));

  const few = between.length <= SAMPLED_PAIRS;
  const drawn = new Float64Array(kinds);
  /** The mean over ordered pairs of `count` values that occur as `drawn` says. */
  const meanOfDrawn = (count: number): number => {
    let sum = 0;
    let q = 0;
    for (let a = 0; a < kinds; a++) {
      const times = drawn[a] as number;
      if (times === 0) {
        q += a;
        continue;
      }
      let toLower = 0;
      for (let b = 0; b < a; b++) toLower += (between[q++] as number) * (drawn[b] as number);
      sum += 2 * times * toLower;
    }
    return count < 2 ? 0 : sum / (count * (count - 1));
  };
  const everyPair = (times: ArrayLike<number>): number => {
    drawn.fill(0);
    let count = 0;
    for (let k = 0; k + 1 < starts.length; k++) {
      const drawnTimes = times[k] as number;
      if (drawnTimes === 0) continue;
      for (let i = starts[k] as number; i < (starts[k + 1] as number); i++) drawn[values[i] as number] = (drawn[values[i] as number] as number) + drawnTimes;
      count += drawnTimes * ((starts[k + 1] as number) - (starts[k] as number));
    }
    return meanOfDrawn(count);
  };
  let somePairs: ((times: ArrayLike<number>) => number) | null = null;
  return {
    mean,
    standardError: 0,
    pairsInResample: Math.min(between.length, SAMPLED_PAIRS),
    at(times) {
      if (few) return everyPair(times);
      somePairs ??= relativeToSample(drawPairs(values, starts, lookup, seed), starts, mean);
      return somePairs(times);
    },
    without(unit) {
      let removed = 0;
      const from = starts[unit] as number;
      const to = starts[unit + 1] as number;
      for (let i = from; i < to; i++) {
        removed += 2 * (toAll[values[i] as number] as number);
        for (let j = from; j < to; j++) removed -= lookup(values[i] as number, values[j] as number);
      }
      const left = n - (to - from);
      return left < 2 ? 0 : Math.max(0, total - removed) / (left * (left - 1));
    },
    among(kept) {
      drawn.fill(0);
      let count = 0;
      for (let i = 0; i < n; i++) {
        if (kept[i] !== 1) continue;
        drawn[values[i] as number] = (drawn[values[i] as number] as number) + 1;
        count++;
      }
      return meanOfDrawn(count);
    },
  };
}

/** Seeded pairs of two different occurrences of values, with the units they belong to. */
interface PairSample {
  /** Places in the list of values. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly unitA: Int32Array;
  readonly unitB: Int32Array;
  readonly distance: Float64Array;
}

function drawPairs(values: Int32Array, starts: Int32Array, distance: (a: number, b: number) => number, seed: number): PairSample {
  const random = seededRandom(seed);
  const unitOf = new Int32Array(values.length);
  for (let k = 0; k + 1 < starts.length; k++) unitOf.fill(k, starts[k], starts[k + 1]);
  const sample = { a: new Int32Array(SAMPLED_PAIRS), b: new Int32Array(SAMPLED_PAIRS), unitA: new Int32Array(SAMPLED_PAIRS), unitB: new Int32Array(SAMPLED_PAIRS), distance: new Float64Array(SAMPLED_PAIRS) };
  for (let p = 0; p < SAMPLED_PAIRS; p++) {
    const i = random.below(values.length);
    let j = random.below(values.length - 1);
    if (j >= i) j++;
    const a = values[i] as number;
    const b = values[j] as number;
    sample.a[p] = i;
    sample.b[p] = j;
    sample.unitA[p] = unitOf[i] as number;
    sample.unitB[p] = unitOf[j] as number;
    sample.distance[p] = a === b ? 0 : distance(a, b);
  }
  return sample;
}

function relativeToSample(sample: PairSample, starts: Int32Array, mean: number): (times: ArrayLike<number>) => number {
  let plain = 0;
  for (const d of sample.distance) plain += d;
  plain /= SAMPLED_PAIRS;
  return (times) => {
    let weighted = 0;
    let weights = 0;
    for (let p = 0; p < SAMPLED_PAIRS; p++) {
      const weight = (times[sample.unitA[p] as number] as number) * (times[sample.unitB[p] as number] as number);
      weights += weight;
      weighted += weight * (sample.distance[p] as number);
    }
    // A unit drawn twice also meets its own copies, value by value, at distance 0.
    let count = 0;
    let copies = 0;
    for (let k = 0; k + 1 < starts.length; k++) {
      const drawn = times[k] as number;
      const size = (starts[k + 1] as number) - (starts[k] as number);
      count += drawn * size;
      copies += drawn * (drawn - 1) * size;
    }
    if (weights === 0 || plain === 0 || count < 2) return 0;
    return mean * (weighted / weights / plain) * (1 - copies / (count * (count - 1)));
  };
}

function sampled(values: Int32Array, starts: Int32Array, distance: (a: number, b: number) => number, seed: number): ExpectedDistance {
  const sample = drawPairs(values, starts, distance, seed);
  const units = starts.length - 1;
  const distanceOfUnit = new Float64Array(units);
  const pairsOfUnit = new Float64Array(units);
  let sum = 0;
  let squares = 0;
  for (let p = 0; p < SAMPLED_PAIRS; p++) {
    const d = sample.distance[p] as number;
    const a = sample.unitA[p] as number;
    const b = sample.unitB[p] as number;
    sum += d;
    squares += d * d;
    for (const unit of a === b ? [a] : [a, b]) {
      distanceOfUnit[unit] = (distanceOfUnit[unit] as number) + d;
      pairsOfUnit[unit] = (pairsOfUnit[unit] as number) + 1;
    }
  }
  const mean = sum / SAMPLED_PAIRS;
  const variance = Math.max(0, squares / SAMPLED_PAIRS - mean * mean);
  return {
    mean,
    standardError: Math.sqrt(variance / SAMPLED_PAIRS),
    pairsInResample: SAMPLED_PAIRS,
    at: relativeToSample(sample, starts, mean),
    without: (unit) => (sum - (distanceOfUnit[unit] as number)) / (SAMPLED_PAIRS - (pairsOfUnit[unit] as number)),
    among(kept) {
      let total = 0;
      let pairs = 0;
      for (let p = 0; p < SAMPLED_PAIRS; p++) {
        if (kept[sample.a[p] as number] !== 1 || kept[sample.b[p] as number] !== 1) continue;
        total += sample.distance[p] as number;
        pairs++;
      }
      return pairs === 0 ? 0 : total / pairs;
    },
  };
}
