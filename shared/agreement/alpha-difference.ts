import { bootstrapReplicates, intervalOfReplicates, jackknife, RESAMPLES, type Statistic } from './bootstrap.ts';
import { alphaResampling, alphaStatistic } from './alpha-with-interval.ts';
import type { ClusteredOptions } from './bootstrap-options.ts';
import type { Interval, IntervalNote } from './estimate.ts';
import { krippendorffAlpha, type LevelOptions } from './krippendorff-alpha.ts';
import { drawnPatterns, ratingPatterns } from './rating-patterns.ts';
import type { RatingTable } from './rating-table.ts';
import { resampleGroups, type Resampling, sideBySide } from './resampling.ts';

/** How much alpha moved. */
export interface AlphaDifference {
  /** Alpha after minus alpha before; null when either is undefined. */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Why a defined value has no interval, where resamples were asked for: a side draws one unit or one cluster only, or too many are undefined. */
  readonly intervalNote?: IntervalNote;
}

export interface DifferenceOptions extends LevelOptions, ClusteredOptions {
  /** Whether row u of both tables is the same unit, rated again. */
  readonly sameUnits: boolean;
  /** As `clusters`, for each row of the second table; unless said the rows of both are numbered alike. */
  readonly clustersAfter?: ArrayLike<number>;
}

/**
 * Alpha after minus alpha before, with a bootstrap interval: "up by 0.12, 95 % interval 0.05 to 0.19". With the same units the pairs
 * (before, after) are resampled together, which makes the interval narrower; with different units each side is resampled by itself. Null values and
 * intervals as in `alphaWithInterval`; a unit that has two values on neither side is not drawn, and where units hang together `clusters` are drawn as in the headline. O(resamples · patterns).
 *
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 8 and 16.
 */
export function alphaDifference(before: RatingTable, after: RatingTable, options: DifferenceOptions): AlphaDifference {
  const alphaBefore = krippendorffAlpha(before, options);
  const alphaAfter = krippendorffAlpha(after, options);
  if (alphaBefore.kind === 'undefined' || alphaAfter.kind === 'undefined') return { value: null, interval: null };
  const value = alphaAfter.value - alphaBefore.value;
  return resampledDifference(value, () => (options.sameUnits ? pairedResampling(before, after, options) : separateResampling(before, after, options)), options);
}

/** What a difference of two sides is evaluated on. */
export interface ResampledDifference {
  readonly plan: Resampling;
  readonly statistic: Statistic;
  /** How many units or clusters the side draws that draws fewer, or both together where they are drawn together. */
  readonly fewest: number;
}

/** The interval of a defined difference, or why it has none. `of` is asked where resamples are. */
export function resampledDifference(value: number, of: () => ResampledDifference, { seed, resamples = RESAMPLES, confidence = 0.95, method = 'bca', clusters, onResample }: ClusteredOptions): AlphaDifference {
  if (resamples === 0) return { value, interval: null };
  const { plan, statistic, fewest } = of();
  if (fewest < 2) return { value, interval: null, intervalNote: clusters === undefined ? 'one_unit' : 'one_cluster' };
  const replicates = bootstrapReplicates(plan, statistic, seed, 0, resamples, onResample);
  const drawn = clusters === undefined ? {} : { clusters: plan.draws };
  const interval = intervalOfReplicates(value, replicates, () => jackknife(plan, statistic), { confidence, method, seed, ...drawn });
  return { value, interval, ...(interval === null ? { intervalNote: 'too_many_undefined_resamples' as const } : {}) };
}

function pairedResampling(before: RatingTable, after: RatingTable, options: DifferenceOptions): ResampledDifference {
  const patternsBefore = ratingPatterns(before);
  const patternsAfter = ratingPatterns(after);
  const statisticBefore = alphaStatistic(before, patternsBefore, options);
  const statisticAfter = alphaStatistic(after, patternsAfter, options);
  const weightsBefore = new Float64Array(patternsBefore.count.length);
  const weightsAfter = new Float64Array(patternsAfter.count.length);
  // Units with the same pattern before and the same pattern after are interchangeable.
  const pairs = new Map<number, number>();
  const drawnBefore = drawnPatterns(patternsBefore);
  const drawnAfter = drawnPatterns(patternsAfter);
  const pairOf = Int32Array.from(patternsBefore.patternOf, (pattern, u) => {
    // A unit without two values on either side says nothing.
    if (drawnBefore[u] === -1 && drawnAfter[u] === -1) return -1;
    const key = pattern * weightsAfter.length + (patternsAfter.patternOf[u] as number);
    const known = pairs.get(key) ?? pairs.size;
    pairs.set(key, known);
    return known;
  });
  const keys = [...pairs.keys()];
  const plan = resampleGroups(pairOf, options.clusters);
  return {
    plan,
    fewest: plan.draws,
    statistic: (weights) => {
      weightsBefore.fill(0);
      weightsAfter.fill(0);
      for (const [pair, key] of keys.entries()) {
        const first = Math.floor(key / weightsAfter.length);
        const second = key % weightsAfter.length;
        weightsBefore[first] = (weightsBefore[first] as number) + (weights[pair] as number);
        weightsAfter[second] = (weightsAfter[second] as number) + (weights[pair] as number);
      }
      return statisticAfter(weightsAfter) - statisticBefore(weightsBefore);
    },
  };
}

function separateResampling(before: RatingTable, after: RatingTable, options: DifferenceOptions): ResampledDifference {
  const sideBefore = alphaResampling(before, ratingPatterns(before), options);
  const { clusters, clustersAfter = clusters } = options;
  const sideAfter = alphaResampling(after, ratingPatterns(after), { ...options, ...(clustersAfter === undefined ? {} : { clusters: clustersAfter }) });
  const middle = sideBefore.plan.groups;
  return {
    plan: sideBySide(sideBefore.plan, sideAfter.plan),
    fewest: Math.min(sideBefore.plan.draws, sideAfter.plan.draws),
    statistic: (weights) => sideAfter.statistic(weights.subarray(middle)) - sideBefore.statistic(weights.subarray(0, middle)),
  };
}
