import { type BootstrapOptions, FEW_DISAGREEING } from './alpha-with-interval.ts';
import { bootstrapReplicates, intervalOfReplicates, type Jackknife, jackknife, RESAMPLES, type Statistic } from './bootstrap.ts';
import type { Coefficient, Estimate, SampleSize } from './estimate.ts';
import { resampleGroups } from './resampling.ts';
import type { UnitStatistic } from './unit-statistic.ts';

/** How to put an interval around a coefficient; every part has a default (2000 resamples, 95 %, BCa, seed 1, no clusters). */
export interface IntervalRequest extends Partial<BootstrapOptions> {
  /** For each unit the number of its cluster (recording, image, group), from 0: resample clusters instead of units. */
  readonly clusters?: ArrayLike<number>;
}

/**
 * A coefficient with its bootstrap interval over units (spec §11), from the per-unit sums its engine kept: raters are
 * fixed, so it says nothing about other raters. Units that say nothing (`inert`) are not drawn. Undefined and flagged intervals as in `alphaWithInterval`.
 *
 * @example
 * const found = objectAgreement(samples);
 * estimateOfUnits(found.alphaObjects.coefficient, found.alphaObjects.statistic, found.n, { seed: 1 })
 */
export function estimateOfUnits(coefficient: Coefficient, statistic: UnitStatistic, n: SampleSize, request: IntervalRequest = {}): Estimate {
  if (coefficient.kind === 'undefined') return { value: null, reason: coefficient.because, interval: null, n };
  const { value } = coefficient;
  const { resamples = RESAMPLES, confidence = 0.95, method = 'bca', seed = 1, clusters } = request;
  if (resamples <= 0) return { value, interval: null, n };
  const figure: Statistic = (weights) => statistic.at(weights) ?? NaN;
  const plan = resampleGroups(Int32Array.from({ length: statistic.units }, (_, unit) => (statistic.inert?.(unit) === true ? -1 : unit)), clusters);
  const replicates = bootstrapReplicates(plan, figure, seed, 0, resamples, request.onResample);
  const leftOut = (): Jackknife => (clusters === undefined ? unitJackknife(statistic) : jackknife(plan, figure));
  const interval = intervalOfReplicates(value, replicates, leftOut, { confidence, method, seed });
  if (interval === null) return { value, interval, intervalNote: 'too_many_undefined_resamples', n };
  return { value, interval, ...((n.disagreeing ?? Infinity) < FEW_DISAGREEING ? { intervalNote: 'few_disagreeing_units' as const } : {}), n };
}

function unitJackknife(statistic: UnitStatistic): Jackknife {
  return {
    values: Float64Array.from({ length: statistic.units }, (_, unit) => statistic.without(unit) ?? NaN),
    times: Float64Array.from({ length: statistic.units }, (_, unit) => (statistic.inert?.(unit) === true ? 0 : 1)),
  };
}
