import { seededRandom } from '../basics/random.ts';
import type { Estimate, Interval, IntervalMethod, SampleSize } from './estimate.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { quantile } from './quantile.ts';
import type { Resampling } from './resampling.ts';

/** A figure of weighted groups; NaN where it is undefined (the only place where NaN means that: replicates are a column). */
export type Statistic = (weights: Float64Array) => number;

/** The default number of resamples: enough for end points steady to about a hundredth of the interval's width. */
export const RESAMPLES = 2000;

/** Above this share of undefined resamples no interval is given. */
export const MOST_UNDEFINED = 0.05;

/**
 * The statistic on resamples `from` to `to` − 1 of a seed. Each resample b draws from its own stream (seed, b), so the numbers do
 * not depend on how the work is split: concatenating ranges gives what one call over the whole range gives. `onResample` is
 * called after each, so that whoever waits sees it move.
 */
export function bootstrapReplicates(plan: Resampling, statistic: Statistic, seed: number, from: number, to: number, onResample?: () => void): Float64Array<ArrayBuffer> {
  const replicates = new Float64Array(to - from);
  const weights = new Float64Array(plan.groups);
  for (let b = from; b < to; b++) {
    plan.draw(seededRandom(seed, b), weights);
    replicates[b - from] = statistic(weights);
    onResample?.();
  }
  return replicates;
}

/** Leave-one-out values of a statistic; `times[i]` is how many units (or clusters) give the value `values[i]` when left out. */
export interface Jackknife {
  readonly values: Float64Array;
  readonly times: Float64Array;
}

/** Statistics evaluated at most in a jackknife, and groups looked at in all of them; beyond that every k-th kind stands for k. The acceleration needs no more. */
const MOST_LEFT_OUT = 10_000;
const MOST_LOOKS = 2e7;

/**
 * The statistic without one drawn thing (unit or cluster), for each kind of them: what the acceleration of a BCa interval needs. Where kinds are many
 * only every k-th is left out and stands for k. NaN where the rest leaves it undefined. O(kinds · statistic), bounded. Source: Efron 1987, JASA 82.
 */
export function jackknife(plan: Resampling, statistic: Statistic): Jackknife {
  const step = Math.max(1, Math.ceil(plan.kinds / MOST_LEFT_OUT), Math.ceil((plan.kinds * plan.groups) / MOST_LOOKS));
  const size = Math.ceil(plan.kinds / step);
  const values = new Float64Array(size);
  const times = new Float64Array(size);
  const weights = new Float64Array(plan.groups);
  for (let i = 0; i < size; i++) {
    times[i] = plan.leaveOut(i * step, weights) * step;
    values[i] = statistic(weights);
  }
  return { values, times };
}

/**
 * Efron's acceleration Σ d³ / (6 (Σ d²)^1.5) with d = mean − leave-one-out value: how the spread of the statistic changes with
 * its value. NaN when nothing moves it.
 */
export function acceleration({ values, times }: Jackknife): number {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    n += times[i] as number;
    sum += (times[i] as number) * (values[i] as number);
  }
  const mean = sum / n;
  // Differences this small are rounding: their skewness is noise, not a property of the data.
  const rounding = 1e-13 * Math.max(1, Math.abs(mean));
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < values.length; i++) {
    const d = mean - (values[i] as number);
    if (Number.isNaN(d)) continue;
    squares += (times[i] as number) * d * d;
    cubes += (times[i] as number) * d * d * d;
  }
  return squares <= n * rounding * rounding ? NaN : cubes / (6 * squares ** 1.5);
}

/** What replicates say about a value: the parts of every interval method, with the undefined replicates taken out. */
export interface BootstrapSummary {
  readonly ascending: Float64Array<ArrayBuffer>;
  readonly undefined: number;
  readonly mean: number;
  /** Standard deviation of the replicates (divided by B − 1): the bootstrap standard error. */
  readonly standardError: number;
  /** Bias correction z0 = Φ⁻¹ of the share of replicates below the value, ties counted half. */
  readonly bias: number;
}

/** What intervals need of the replicates of a value: the defined ones ascending, their mean and spread, the bias correction. NaNs count as undefined. O(B log B). */
export function summarizeReplicates(value: number, replicates: Float64Array): BootstrapSummary {
  const ascending = replicates.filter((replicate) => !Number.isNaN(replicate)).sort();
  const count = ascending.length;
  const mean = ascending.reduce((sum, replicate) => sum + replicate, 0) / count;
  const squares = ascending.reduce((sum, replicate) => sum + (replicate - mean) ** 2, 0);
  // A replicate that equals the value in exact arithmetic may differ from it in the last digits.
  const near = 1e-12 * Math.max(1, Math.abs(value));
  const below = ascending.reduce((sum, replicate) => sum + (Math.abs(replicate - value) <= near ? 0.5 : replicate < value ? 1 : 0), 0);
  return {
    ascending,
    undefined: replicates.length - count,
    mean,
    standardError: Math.sqrt(squares / (count - 1)),
    bias: normalQuantile(below / count),
  };
}

/** Quantiles of the replicates (Efron 1979). */
export function percentileInterval({ ascending }: BootstrapSummary, confidence: number): readonly [number, number] {
  const outside = (1 - confidence) / 2;
  return [quantile(ascending, outside), quantile(ascending, 1 - outside)];
}

/** The percentile interval mirrored at the value (Davison & Hinkley 1997, "basic"). Can leave the coefficient's range. */
export function basicInterval(value: number, summary: BootstrapSummary, confidence: number): readonly [number, number] {
  const [low, high] = percentileInterval(summary, confidence);
  return [2 * value - high, 2 * value - low];
}

/**
 * The bias-corrected and accelerated interval (Efron 1987, JASA 82): quantiles of the replicates, moved for bias and skewness.
 * Null when a correction is not finite (all replicates on one side, or no unit moves the value).
 */
export function bcaInterval({ ascending, bias }: BootstrapSummary, accelerated: number, confidence: number): readonly [number, number] | null {
  if (!Number.isFinite(bias) || !Number.isFinite(accelerated)) return null;
  const outside = (1 - confidence) / 2;
  const end = (p: number): number => {
    const z = bias + normalQuantile(p);
    return quantile(ascending, normalCdf(bias + z / (1 - accelerated * z)));
  };
  return [end(outside), end(1 - outside)];
}

/** Intervals that rest on fewer disagreeing units than this are flagged. */
const FEW_DISAGREEING = 10;

export interface IntervalOptions {
  readonly confidence: number;
  readonly method: IntervalMethod;
  readonly seed: number;
  /** How many clusters were drawn; absent where units were. */
  readonly clusters?: number;
}

/**
 * The interval of a defined value from its replicates; null when more than 5 % of them are undefined, none is left, or there is one cluster only. BCa falls
 * back to percentile, and says so, where its corrections are not finite.
 */
export function intervalOfReplicates(value: number, replicates: Float64Array, leftOut: () => Jackknife, options: IntervalOptions): Interval | null {
  const { confidence, seed, clusters } = options;
  if (clusters !== undefined && clusters < 2) return null;
  const summary = summarizeReplicates(value, replicates);
  if (summary.ascending.length === 0 || summary.undefined > MOST_UNDEFINED * replicates.length) return null;
  const asked = endPoints(value, summary, leftOut, options);
  const [low, high] = asked ?? percentileInterval(summary, confidence);
  const method = asked === null ? 'percentile' : options.method;
  return { low, high, confidence, method, resamples: replicates.length, undefined: summary.undefined, seed, ...(clusters === undefined ? {} : { clusters }) };
}

/** A defined value with what was found of its interval, and what to know about it; `clusters` is how many were drawn, where units were not. */
export function estimateOf(value: number, interval: Interval | null, n: SampleSize, clusters?: number): Estimate {
  if (n.units < 2) return { value, interval: null, intervalNote: 'one_unit', n };
  if (clusters !== undefined && clusters < 2) return { value, interval: null, intervalNote: 'one_cluster', n };
  if (interval === null) return { value, interval, intervalNote: 'too_many_undefined_resamples', n };
  return { value, interval, ...((n.disagreeing ?? Infinity) < FEW_DISAGREEING ? { intervalNote: 'few_disagreeing_units' as const } : {}), n };
}

function endPoints(value: number, summary: BootstrapSummary, leftOut: () => Jackknife, { confidence, method }: IntervalOptions): readonly [number, number] | null {
  switch (method) {
    case 'bca':
      return bcaInterval(summary, acceleration(leftOut()), confidence);
    case 'basic':
      return basicInterval(value, summary, confidence);
    case 'percentile':
      return percentileInterval(summary, confidence);
  }
}
