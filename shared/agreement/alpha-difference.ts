import { bootstrapReplicates, intervalOfReplicates, jackknife, RESAMPLES, type Statistic } from './bootstrap.ts';
import { alphaResampling, type BootstrapOptions } from './alpha-with-interval.ts';
import type { Interval } from './estimate.ts';
import { krippendorffAlpha, type LevelOptions } from './krippendorff-alpha.ts';
import { drawnPatterns, ratingPatterns } from './rating-patterns.ts';
import { type RatingTable, unitCount } from './rating-table.ts';
import { resampleUnits, type Resampling } from './resampling.ts';

/** How much alpha moved. */
export interface AlphaDifference {
  /** Alpha after minus alpha before; null when either is undefined. */
  readonly value: number | null;
  readonly interval: Interval | null;
}

export interface DifferenceOptions extends LevelOptions, BootstrapOptions {
  /** Whether row u of both tables is the same unit, rated again. */
  readonly sameUnits: boolean;
}

/**
 * Alpha after minus alpha before, with a bootstrap interval: "up by 0.12, 95 % interval 0.05 to 0.19". With the same units the pairs
 * (before, after) are resampled together, which makes the interval narrower; with different units each side is resampled by itself. Null values and
 * intervals as in `alphaWithInterval`; a unit that has two values on neither side is not drawn. O(resamples · patterns).
 *
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 8 and 16.
 */
export function alphaDifference(before: RatingTable, after: RatingTable, options: DifferenceOptions): AlphaDifference {
  const alphaBefore = krippendorffAlpha(before, options);
  const alphaAfter = krippendorffAlpha(after, options);
  if (alphaBefore.kind === 'undefined' || alphaAfter.kind === 'undefined') return { value: null, interval: null };
  const value = alphaAfter.value - alphaBefore.value;
  const { seed, resamples = RESAMPLES, confidence = 0.95, method = 'bca' } = options;
  if (resamples === 0) return { value, interval: null };
  const { plan, statistic } = options.sameUnits ? pairedResampling(before, after, options) : separateResampling(before, after, options);
  const replicates = bootstrapReplicates(plan, statistic, seed, 0, resamples, options.onResample);
  return { value, interval: intervalOfReplicates(value, replicates, () => jackknife(plan, statistic), { confidence, method, seed }) };
}

interface Resampled {
  readonly plan: Resampling;
  readonly statistic: Statistic;
}

function pairedResampling(before: RatingTable, after: RatingTable, options: DifferenceOptions): Resampled {
  const patternsBefore = ratingPatterns(before);
  const patternsAfter = ratingPatterns(after);
  const statisticBefore = alphaResampling(before, patternsBefore, options).statistic;
  const statisticAfter = alphaResampling(after, patternsAfter, options).statistic;
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
  return {
    plan: resampleUnits(unitCount(before), pairOf),
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

function separateResampling(before: RatingTable, after: RatingTable, options: DifferenceOptions): Resampled {
  const sideBefore = alphaResampling(before, ratingPatterns(before), options);
  const sideAfter = alphaResampling(after, ratingPatterns(after), options);
  const middle = sideBefore.plan.groups;
  return {
    plan: sideBySide(sideBefore.plan, sideAfter.plan),
    statistic: (weights) => sideAfter.statistic(weights.subarray(middle)) - sideBefore.statistic(weights.subarray(0, middle)),
  };
}

/** Two resamplings as one: both are drawn each time, and one thing of either side is left out at a time. */
function sideBySide(first: Resampling, second: Resampling): Resampling {
  return {
    groups: first.groups + second.groups,
    draws: first.draws + second.draws,
    kinds: first.kinds + second.kinds,
    draw(random, weights) {
      first.draw(random, weights.subarray(0, first.groups));
      second.draw(random, weights.subarray(first.groups));
    },
    leaveOut(kind, weights) {
      const left = weights.subarray(0, first.groups);
      const right = weights.subarray(first.groups);
      if (kind < first.kinds) {
        second.everything(right);
        return first.leaveOut(kind, left);
      }
      first.everything(left);
      return second.leaveOut(kind - first.kinds, right);
    },
    everything(weights) {
      first.everything(weights.subarray(0, first.groups));
      second.everything(weights.subarray(first.groups));
    },
  };
}
