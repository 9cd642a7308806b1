import { type Random, seededRandom } from '../basics/random.ts';
import { disagreement, type Scale } from './disagreement.ts';
import type { ChanceCorrected } from './estimate.ts';
import { alphaOfParts, type LevelOptions, scaleOf } from './krippendorff-alpha.ts';
import { ratingPatterns, type RatingPatterns } from './rating-patterns.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/** Whether alpha differs between two sets of units. */
export interface AlphaPermutation {
  readonly before: ChanceCorrected;
  readonly after: ChanceCorrected;
  /** After minus before; NaN when either is undefined, and then no test is made. */
  readonly difference: number;
  readonly asExtreme: number;
  /** Divisions of the units in which both alphas are defined. */
  readonly arrangements: number;
  /** Divisions left out because an alpha was undefined. */
  readonly undefined: number;
  readonly exact: boolean;
  /** NaN when no test was made. */
  readonly pTwoSided: number;
}

/** Up to this many ways to divide the units all are looked at. */
const EXACT_UP_TO = 200_000;
const SAMPLED = 10_000;

/**
 * Permutation test of alpha between two periods with *different* units: if the periods do not differ, any division of all units into two
 * sets of these sizes was as likely. Statistic |alpha after − alpha before|, ties within 1e-9 counted. All divisions when they are at most 200,000, else
 * 10,000 seeded ones with p = (b + 1) / (B + 1).
 *
 * `table` holds the units of both, `isAfter[u]` says which. Whole units are moved, so the raters' dependence stays. Beware when label
 * prevalences or raters differ between the periods: alpha compares against its own chance level.
 *
 * O(divisions · patterns). Units are divided by rating pattern: equal units give equal divisions, counted by their number. No test is made (NaN)
 * where either alpha is undefined. Source: Fisher 1935; Ernst 2004, Stat. Sci. 19 (permutation methods).
 */
export function alphaPermutation(table: RatingTable, isAfter: ArrayLike<boolean>, options: LevelOptions & { readonly seed: number }): AlphaPermutation {
  const patterns = ratingPatterns(table);
  const scale = scaleOf(options, table.categories);
  const split = { before: new Float64Array(patterns.count.length), after: new Float64Array(patterns.count.length) };
  let afterUnits = 0;
  for (let u = 0; u < unitCount(table); u++) {
    const side = isAfter[u] === true ? split.after : split.before;
    const pattern = patterns.patternOf[u] as number;
    side[pattern] = (side[pattern] as number) + 1;
    if (isAfter[u] === true) afterUnits += 1;
  }
  const alphaOf = (weights: Float64Array): ChanceCorrected => alphaOfParts(disagreement(patterns, table.categories.length, scale, weights));
  const before = alphaOf(split.before);
  const after = alphaOf(split.after);
  if (before.kind === 'undefined' || after.kind === 'undefined') {
    return { before, after, difference: NaN, asExtreme: 0, arrangements: 0, undefined: 0, exact: false, pTwoSided: NaN };
  }
  const difference = after.value - before.value;
  const exact = divisions(unitCount(table), afterUnits) <= EXACT_UP_TO;
  const tally = makeTally(patterns, table.categories.length, scale, Math.abs(difference) - 1e-9);
  if (exact) everyDivision(patterns.count, afterUnits, tally.add);
  else {
    for (let b = 0; b < SAMPLED; b++) tally.add(randomDivision(patterns, afterUnits, seededRandom(options.seed, b)), 1);
  }
  const asExtreme = tally.asExtreme() + (exact ? 0 : 1);
  const arrangements = tally.defined() + (exact ? 0 : 1);
  return { before, after, difference, asExtreme, arrangements, undefined: tally.undefined(), exact, pTwoSided: asExtreme / arrangements };
}

interface Tally {
  readonly add: (after: Float64Array, times: number) => void;
  readonly asExtreme: () => number;
  readonly defined: () => number;
  readonly undefined: () => number;
}

function makeTally(patterns: RatingPatterns, categories: number, scale: Scale, atLeast: number): Tally {
  let asExtreme = 0;
  let defined = 0;
  let without = 0;
  const before = new Float64Array(patterns.count.length);
  return {
    add(after, times) {
      for (let pattern = 0; pattern < before.length; pattern++) before[pattern] = (patterns.count[pattern] as number) - (after[pattern] as number);
      const a = alphaOfParts(disagreement(patterns, categories, scale, before));
      const b = alphaOfParts(disagreement(patterns, categories, scale, after));
      if (a.kind === 'undefined' || b.kind === 'undefined') {
        without += times;
        return;
      }
      defined += times;
      if (Math.abs(b.value - a.value) >= atLeast) asExtreme += times;
    },
    asExtreme: () => asExtreme,
    defined: () => defined,
    undefined: () => without,
  };
}

/** n over k; exact far beyond the limit it is compared with. */
function divisions(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - i + 1)) / i;
  return Math.round(ways);
}

/** Every choice of `size` units as weights over patterns, with the number of choices of units that give these weights. */
function everyDivision(count: Float64Array, size: number, visit: (weights: Float64Array, times: number) => void): void {
  const weights = new Float64Array(count.length);
  const room = new Float64Array(count.length + 1); // units in this and later patterns
  for (let pattern = count.length - 1; pattern >= 0; pattern--) room[pattern] = (room[pattern + 1] as number) + (count[pattern] as number);
  const choose = (pattern: number, left: number, times: number): void => {
    if (pattern === count.length) {
      visit(weights, times);
      return;
    }
    const least = Math.max(0, left - (room[pattern + 1] as number));
    const most = Math.min(left, count[pattern] as number);
    for (let taken = least; taken <= most; taken++) {
      weights[pattern] = taken;
      choose(pattern + 1, left - taken, times * divisions(count[pattern] as number, taken));
    }
  };
  choose(0, size, 1);
}

function randomDivision({ patternOf, count }: RatingPatterns, size: number, random: Random): Float64Array {
  const weights = new Float64Array(count.length);
  // Selection sampling (Knuth, TAOCP 3.4.2 S): each unit is taken with the chance that its place is still free.
  let left = size;
  for (let u = 0; u < patternOf.length && left > 0; u++) {
    if (random.below(patternOf.length - u) >= left) continue;
    const pattern = patternOf[u] as number;
    weights[pattern] = (weights[pattern] as number) + 1;
    left -= 1;
  }
  return weights;
}
