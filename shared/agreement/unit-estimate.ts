import { seededRandom } from '../basics/random.ts';
import type { BootstrapOptions } from './bootstrap-options.ts';
import { estimateOf, intervalOfReplicates, type Jackknife, jackknife, RESAMPLES } from './bootstrap.ts';
import type { Coefficient, Estimate, Interval, SampleSize } from './estimate.ts';
import { resampleGroups } from './resampling.ts';
import type { UnitStatistic } from './unit-statistic.ts';

/** How to put an interval around a coefficient; every part has a default (2000 resamples, 95 %, BCa, seed 1, no clusters). */
export interface IntervalRequest extends Partial<BootstrapOptions> {
  /** For each unit the number of its cluster (recording, image, group), from 0: resample clusters instead of units. */
  readonly clusters?: ArrayLike<number>;
}

/** A figure and what its resamples are computed from. */
export interface UnitFigure {
  readonly coefficient: Coefficient;
  readonly statistic: UnitStatistic;
  readonly n: SampleSize;
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
  return estimatesOfUnits([{ coefficient, statistic, n }], request)[0] as Estimate;
}

/**
 * Several coefficients of the same units with their intervals: each is what `estimateOfUnits` gives alone, but figures to which
 * the same units say something share every draw.
 */
export function estimatesOfUnits(figures: readonly UnitFigure[], request: IntervalRequest = {}): Estimate[] {
  const { resamples = RESAMPLES, confidence = 0.95, method = 'bca', seed = 1, clusters } = request;
  const intervals = new Map<UnitFigure, Interval | null>();
  const drawn = new Map<UnitFigure, number>();
  for (const { groupOf, together } of resamples > 0 ? drawnTogether(figures) : []) {
    const plan = resampleGroups(groupOf, clusters);
    // Statistics ask for every unit, the plan knows none behind the last one that is drawn.
    const times = new Float64Array(groupOf.length);
    const weights = times.subarray(0, plan.groups);
    const replicates = together.map(() => new Float64Array(resamples));
    for (let b = 0; b < resamples; b++) {
      plan.draw(seededRandom(seed, b), weights);
      together.forEach(({ statistic }, i) => ((replicates[i] as Float64Array)[b] = statistic.at(times) ?? NaN));
      request.onResample?.();
    }
    together.forEach((figure, i) => {
      const { statistic } = figure;
      const leftOut = (): Jackknife =>
        clusters === undefined
          ? unitJackknife(statistic)
          : jackknife(plan, (each) => {
              weights.set(each);
              return statistic.at(times) ?? NaN;
            });
      intervals.set(figure, intervalOfReplicates(valueOf(figure), replicates[i] as Float64Array, leftOut, { confidence, method, seed, ...(clusters === undefined ? {} : { clusters: plan.draws }) }));
      if (clusters !== undefined) drawn.set(figure, plan.draws);
    });
  }

  return figures.map((figure): Estimate => {
    const { coefficient, n } = figure;
    if (coefficient.kind === 'undefined') return { value: null, reason: coefficient.because, interval: null, n };
    const { value } = coefficient;
    const interval = intervals.get(figure);
    if (interval === undefined) return { value, interval: null, n };
    return estimateOf(value, interval, n, drawn.get(figure));
  });
}

function valueOf({ coefficient }: UnitFigure): number {
  return coefficient.kind === 'defined' ? coefficient.value : NaN;
}

interface DrawnTogether {
  /** Per unit its own number, −1 where it is not drawn. */
  readonly groupOf: Int32Array;
  readonly together: UnitFigure[];
}

/** Defined figures by the units that say nothing to them. */
function drawnTogether(figures: readonly UnitFigure[]): DrawnTogether[] {
  const found: DrawnTogether[] = [];
  for (const figure of figures) {
    const { coefficient, statistic } = figure;
    if (coefficient.kind === 'undefined') continue;
    const groupOf = Int32Array.from({ length: statistic.units }, (_, unit) => (statistic.inert?.(unit) === true ? -1 : unit));
    const same = found.find((each) => each.groupOf.length === groupOf.length && each.groupOf.every((group, unit) => group === groupOf[unit]));
    if (same === undefined) found.push({ groupOf, together: [figure] });
    else same.together.push(figure);
  }
  return found;
}

function unitJackknife(statistic: UnitStatistic): Jackknife {
  return {
    values: Float64Array.from({ length: statistic.units }, (_, unit) => statistic.without(unit) ?? NaN),
    times: Float64Array.from({ length: statistic.units }, (_, unit) => (statistic.inert?.(unit) === true ? 0 : 1)),
  };
}
