import { bootstrapReplicates, intervalOfReplicates, type Jackknife, jackknife, RESAMPLES, type Statistic } from './bootstrap.ts';
import type { Coefficient, Estimate, IntervalMethod, SampleSize } from './estimate.ts';
import { resampleClusters, resampleUnits } from './resampling.ts';
import type { UnitStatistic } from './unit-statistic.ts';

/** How to put an interval around a coefficient; every part has a default. */
export interface IntervalRequest {
  /** Default 2000; 0 gives no interval. */
  readonly resamples?: number;
  /** Share of such intervals that cover the truth. Default .95. */
  readonly confidence?: number;
  /** Default BCa. */
  readonly method?: IntervalMethod;
  readonly seed?: number;
  /** Units that belong together (clips of one recording, crops of one image) are drawn together: the cluster of each unit. */
  readonly clusterOf?: ArrayLike<number>;
}

/**
 * A coefficient with its bootstrap interval over units (spec §11), from the per-unit sums its engine kept: raters are
 * fixed, so it says nothing about other raters. An undefined coefficient has no interval.
 *
 * @example
 * const found = objectAgreement(samples);
 * estimateOfUnits(found.alphaObjects.coefficient, found.alphaObjects.statistic, found.n, { seed: 1 })
 */
export function estimateOfUnits(coefficient: Coefficient, statistic: UnitStatistic, n: SampleSize, request: IntervalRequest = {}): Estimate {
  if (coefficient.kind === 'undefined') return { value: null, reason: coefficient.because, interval: null, n };
  const { value } = coefficient;
  const { resamples = RESAMPLES, confidence = 0.95, method = 'bca', seed = 1, clusterOf } = request;
  if (resamples <= 0) return { value, interval: null, n };
  const figure: Statistic = (weights) => statistic.at(weights) ?? NaN;
  const plan = clusterOf === undefined ? resampleUnits(statistic.units) : resampleClusters(clusterOf, clusterCount(clusterOf));
  const replicates = bootstrapReplicates(plan, figure, seed, 0, resamples);
  const leftOut = (): Jackknife => (clusterOf === undefined ? unitJackknife(statistic) : jackknife(plan, figure));
  return { value, interval: intervalOfReplicates(value, replicates, leftOut, { confidence, method, seed }), n };
}

function unitJackknife(statistic: UnitStatistic): Jackknife {
  return {
    values: Float64Array.from({ length: statistic.units }, (_, unit) => statistic.without(unit) ?? NaN),
    times: new Float64Array(statistic.units).fill(1),
  };
}

function clusterCount(clusterOf: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < clusterOf.length; i++) count = Math.max(count, (clusterOf[i] as number) + 1);
  return count;
}
