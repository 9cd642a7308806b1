import { assert } from '../basics/assert.ts';
import { disagreement, type Disagreement, type Scale } from './disagreement.ts';
import { type ChanceCorrected, undefinedBecause } from './estimate.ts';
import type { Category, RatingTable, ValueLists } from './rating-table.ts';

/**
 * The level of measurement: what differences between categories mean. Circular is for angles or hours, where the scale
 * closes after `period`.
 */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio' | 'circular';

export interface LevelOptions {
  readonly level: Level;
  /** The length of the circle for the circular level, in the units of the values. */
  readonly period?: number;
}

/**
 * Krippendorff's alpha: how far raters agree beyond what one value drawn from the pool of all values would agree with
 * another. For any number of raters, missing ratings and any level of measurement.
 *
 * 1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement. Customary limits (Krippendorff 2004, p. 241):
 * .800 to rely on, .667 for tentative conclusions, both on the lower end of the interval. Units with one value are left out
 * first. Ordinal takes the order of `table.categories`; interval, ratio and circular take numeric categories.
 *
 * Undefined: `no_pairable_values` when no unit has two values; `no_variation` when only one value occurs; `negative_values` on
 * the ratio level. O(ratings + categories); ratio and circular O(ratings · raters + categories²).
 *
 * Source: Krippendorff 2004, Content Analysis (2nd ed.), ch. 11; Krippendorff 2011, Computing Krippendorff's
 * Alpha-Reliability. Beware: some implementations differ for complete data with more than two raters (they skip the division by m − 1).
 *
 * @example
 * krippendorffAlpha(tableOfRows([[1, 1], [2, 2], [1, 2], [2, 2]]), { level: 'nominal' }) // → { kind: 'defined', value: 0.5333…, … }
 */
export function krippendorffAlpha(table: RatingTable, options: LevelOptions = { level: 'nominal' }): ChanceCorrected {
  return alphaOfLists(table, table.categories, options, null);
}

/** Alpha of weighted value lists: the form in which a bootstrap asks for it. */
export function alphaOfLists(lists: ValueLists, categories: readonly Category[], options: LevelOptions, weights: Float64Array | null): ChanceCorrected {
  const parts = disagreement(lists, categories.length, scaleOf(options, categories), weights);
  if (options.level === 'ratio' && hasNegative(parts, categories)) return undefinedBecause('negative_values');
  return alphaOfParts(parts);
}

/** 1 − observed / expected, or why there is no value. */
export function alphaOfParts({ pairable, observed, expected }: Disagreement): ChanceCorrected {
  if (pairable < 2) return undefinedBecause('no_pairable_values');
  if (expected === 0) return undefinedBecause('no_variation');
  return { kind: 'defined', value: 1 - observed / expected, observed, expected };
}

/**
 * The distance between categories on a level of measurement, in its own unit (of squares, for numbers beyond 1e±100 in one that keeps them
 * finite: alpha does not depend on it). Numeric levels refuse categories that are not numbers (a bug of the caller).
 */
export function scaleOf({ level, period }: LevelOptions, categories: readonly Category[]): Scale {
  switch (level) {
    case 'nominal':
    case 'ordinal':
      return { kind: level };
    case 'interval':
      return { kind: 'squares', scores: withinReach(numericCategories(categories)) };
    case 'ratio':
      return { kind: 'pairs', between: ratioDistance(withinReach(numericCategories(categories))) };
    case 'circular': {
      assert(period !== undefined && period > 0, 'the circular level needs a positive period');
      return { kind: 'pairs', between: circularDistance(numericCategories(categories), period) };
    }
  }
}

/** The numbers that categories stand for; texts are read as numbers. */
export function numericCategories(categories: readonly Category[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(categories, (category) => {
    const value = typeof category === 'number' ? category : Number(category);
    assert(Number.isFinite(value) && category !== '', `"${category}" is not a number, as interval, ratio and circular levels need`);
    return value;
  });
}

/** Numbers whose squares would overflow or vanish, times a power of two that prevents it; others as they are. */
function withinReach(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (greatest === 0 || (greatest < 1e100 && greatest > 1e-100)) return values;
  // In two steps: 2^1074, which the smallest numbers need, is not finite.
  const half = 2 ** -Math.round(Math.log2(greatest) / 2);
  return values.map((value) => value * half * half);
}

function ratioDistance(values: Float64Array): (a: number, b: number) => number {
  return (a, b) => {
    const x = values[a] as number;
    const y = values[b] as number;
    const sum = x + y;
    return sum === 0 ? 0 : ((x - y) / sum) ** 2;
  };
}

function circularDistance(values: Float64Array, period: number): (a: number, b: number) => number {
  return (a, b) => {
    // Each within one turn first: the difference of huge numbers is not finite.
    const turns = ((values[a] as number) % period - ((values[b] as number) % period)) / period;
    // Whole turns are taken off first: sin(πk) is not exactly 0 in floating point.
    return Math.sin(Math.PI * (turns - Math.round(turns))) ** 2;
  };
}

/** Whether a category below zero occurs, for which the ratio level has no distance. */
export function hasNegative({ counts }: Pick<Disagreement, 'counts'>, categories: readonly Category[]): boolean {
  return numericCategories(categories).some((value, category) => value < 0 && (counts[category] as number) > 0);
}
