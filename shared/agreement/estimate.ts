/**
 * Why a coefficient has no value. Undefined is a result, never 0, 1 or NaN:
 * - `no_pairable_values`: no unit carries two values, so there is nothing to compare;
 * - `no_variation`: chance alone predicts what was seen (one value only), so the coefficient is 0/0;
 * - `unequal_ratings`: the coefficient needs the same number of values for every unit (Fleiss, Randolph, Kendall, ICC);
 * - `negative_values`: the ratio level is defined for values from zero up.
 */
export type UndefinedReason = 'no_pairable_values' | 'no_variation' | 'unequal_ratings' | 'negative_values';

export interface Undefined {
  readonly kind: 'undefined';
  readonly because: UndefinedReason;
}

/** A number, or why there is none. */
export type Coefficient = { readonly kind: 'defined'; readonly value: number } | Undefined;

/**
 * A chance-corrected coefficient 1 − observed / expected disagreement, with its two parts (in the units of the distance:
 * shares of pairs for nominal data, squared ranks for ordinal, squared values for interval).
 */
export type ChanceCorrected =
  | { readonly kind: 'defined'; readonly value: number; readonly observed: number; readonly expected: number }
  | Undefined;

/** The result that stands for a missing value, with its reason. */
export function undefinedBecause(because: UndefinedReason): Undefined {
  return { kind: 'undefined', because };
}

/**
 * `(agreement − chance) / (1 − chance)`, the form of the kappa family; undefined when chance agreement is certain.
 *
 * @example
 * aboveChance(0.7, 0.5) // → { kind: 'defined', value: 0.4, … }
 */
export function aboveChance(agreement: number, chance: number): ChanceCorrected {
  // Rounding can leave 1 − chance a few ulps away from an exact 0; real tables cannot come closer to 1 than 1/n².
  if (1 - chance < 1e-14) return undefinedBecause('no_variation');
  return { kind: 'defined', value: (agreement - chance) / (1 - chance), observed: 1 - agreement, expected: 1 - chance };
}

/** The number for places where null means undefined (JSON, columns of tables); the reason is lost. */
export function valueOrNull(coefficient: Coefficient): number | null {
  return coefficient.kind === 'defined' ? coefficient.value : null;
}

export type IntervalMethod = 'bca' | 'percentile' | 'basic';

/** The range that a bootstrap leaves for a coefficient, and what it rests on. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Share of such intervals that cover the truth, in (0, 1). */
  readonly confidence: number;
  /** The method that was used; percentile when BCa was asked for but its corrections are not finite. */
  readonly method: IntervalMethod;
  readonly resamples: number;
  /** Resamples without variation, left out. */
  readonly undefined: number;
  readonly seed: number;
  /** How many clusters (recordings, groups of samples) were drawn as wholes; absent where each unit was drawn by itself. */
  readonly clusters?: number;
}

/** How much data an estimate rests on. */
export interface SampleSize {
  /** Units with at least two values. */
  readonly units: number;
  /** All units, also those with one value or none. */
  readonly total: number;
  /** Raters who gave at least one value. */
  readonly raters: number;
  /** Values in the units that have at least two. */
  readonly pairable: number;
  /** Units whose values are not all equal: what an interval really rests on. Absent where values have no equality (boxes, spans). */
  readonly disagreeing?: number;
}

/**
 * What to know about an interval, or why there is none:
 * - `few_disagreeing_units`: fewer than ten units disagree, so resampling them says little;
 * - `one_unit`: drawing again from one unit gives that unit again; no interval is given;
 * - `one_cluster`: all units hang together (one recording, one group), so there is nothing else to draw; no interval is given;
 * - `too_many_undefined_resamples`: more than 5 % of the resamples had no variation; no interval is given.
 */
export type IntervalNote = 'few_disagreeing_units' | 'one_unit' | 'one_cluster' | 'too_many_undefined_resamples';

/**
 * A coefficient as it is shown and written: value or reason, interval or none, and n. This is the shape of estimates in
 * `--json` output.
 */
export interface Estimate {
  readonly value: number | null;
  readonly reason?: UndefinedReason;
  readonly interval: Interval | null;
  readonly intervalNote?: IntervalNote;
  readonly n: SampleSize;
}
