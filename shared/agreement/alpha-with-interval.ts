import { alphaJackknife } from './alpha-jackknife.ts';
import type { Statistic } from './bootstrap.ts';
import type { ClusteredOptions } from './bootstrap-options.ts';
import { disagreement } from './disagreement.ts';
import type { Estimate, SampleSize } from './estimate.ts';
import { estimateOfGroup, type GroupFigure } from './group-estimate.ts';
import { alphaOfLists, alphaOfParts, type LevelOptions, scaleOf } from './krippendorff-alpha.ts';
import { drawnPatterns, ratingPatterns, type RatingPatterns } from './rating-patterns.ts';
import { type RatingTable, unitCount } from './rating-table.ts';
import { resampleGroups, type Resampling } from './resampling.ts';

export interface AlphaOptions extends LevelOptions, ClusteredOptions {}

/**
 * Krippendorff's alpha with its bootstrap interval and n: the headline figure.
 *
 * Units with two or more values are resampled with replacement, all values of a unit together, raters fixed (so the interval does
 * not speak about other raters); units with fewer values change neither value nor interval. Where units hang together (clips of one recording) give `clusters`, else the interval is too narrow. Units are grouped by
 * rating pattern, so a resample costs O(patterns).
 *
 * The value is undefined as in `krippendorffAlpha`. The interval is null when the value is undefined, when no resamples are asked
 * for, when there is one unit or one cluster only, or when more than 5 % of the resamples have no variation (`intervalNote` says so); with fewer than ten
 * disagreeing units it is given and flagged.
 *
 * Source: Efron 1987, JASA 82 (BCa); Davison & Hinkley 1997 (resampling units). Not the Hayes & Krippendorff 2007 macro.
 *
 * @example
 * const table = tableOfRows([[1, 1], [2, 2], [1, 2], [2, 2], [1, 1], [3, 3], [3, 2], [1, 1]]);
 * alphaWithInterval(table, { level: 'nominal', seed: 1 }) // → { value: 0.6296…, interval: { low: 0.1176…, high: 1, confidence: 0.95, method: 'bca', … } }
 */
export function alphaWithInterval(table: RatingTable, options: AlphaOptions): Estimate {
  return estimateOfGroup(alphaFigure(table, options), options);
}

/** Alpha of a table as a bootstrap takes it; `patterns` are those of the table, where they are known. */
export function alphaFigure(table: RatingTable, options: LevelOptions, patterns: RatingPatterns = ratingPatterns(table)): GroupFigure {
  return {
    groupOf: drawnPatterns(patterns),
    groups: patterns.count.length,
    coefficient: alphaOfLists(patterns, table.categories, options, patterns.count),
    statistic: alphaStatistic(table, patterns, options),
    n: sampleSize(table, patterns),
    leftOut: () => alphaJackknife(patterns, table.categories.length, scaleOf(options, table.categories)),
  };
}

/** Alpha by how often each pattern occurs; NaN where it is undefined. */
export function alphaStatistic(table: RatingTable, patterns: RatingPatterns, options: LevelOptions): Statistic {
  const scale = scaleOf(options, table.categories);
  return (weights) => {
    const alpha = alphaOfParts(disagreement(patterns, table.categories.length, scale, weights));
    return alpha.kind === 'defined' ? alpha.value : NaN;
  };
}

/** What a bootstrap of alpha draws and evaluates; workers take ranges of its replicates. */
export function alphaResampling(
  table: RatingTable,
  patterns: RatingPatterns,
  options: AlphaOptions,
): { readonly plan: Resampling; readonly statistic: Statistic } {
  return { plan: resampleGroups(drawnPatterns(patterns), options.clusters, patterns.count.length), statistic: alphaStatistic(table, patterns, options) };
}

/** How many units, raters and values a coefficient of the table rests on. */
export function sampleSize(table: RatingTable, patterns: RatingPatterns = ratingPatterns(table)): SampleSize & { readonly disagreeing: number } {
  const { start, code, count } = patterns;
  let units = 0;
  let pairable = 0;
  let disagreeing = 0;
  for (let pattern = 0; pattern < count.length; pattern++) {
    const from = start[pattern] as number;
    const to = start[pattern + 1] as number;
    if (to - from < 2) continue;
    const times = count[pattern] as number;
    units += times;
    pairable += times * (to - from);
    // A pattern's values ascend, so it is unanimous when its ends are equal.
    if (code[from] !== code[to - 1]) disagreeing += times;
  }
  const seen = new Uint8Array(table.raters);
  for (const rater of table.rater) seen[rater] = 1;
  return { units, total: unitCount(table), raters: seen.reduce((sum, flag) => sum + flag, 0), pairable, disagreeing };
}
