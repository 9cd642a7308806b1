import { seededRandom } from '../basics/random.ts';
import type { ClusteredOptions } from './bootstrap-options.ts';
import { estimateOf, intervalOfReplicates, type Jackknife, jackknife, RESAMPLES, type Statistic } from './bootstrap.ts';
import type { Coefficient, Estimate, SampleSize } from './estimate.ts';
import { resampleGroups } from './resampling.ts';

/** A figure of how often each group of interchangeable units occurs. */
export interface GroupFigure {
  /** For each unit its group, −1 where the unit says nothing and is not drawn. */
  readonly groupOf: Int32Array;
  /** There are at least so many groups, also where the last are never drawn. */
  readonly groups?: number;
  readonly coefficient: Coefficient;
  readonly statistic: Statistic;
  readonly n: SampleSize;
  /** Leave-one-out values where units are drawn and there is a cheaper way than the statistic. */
  readonly leftOut?: () => Jackknife;
}

/** A figure from one function of how often each group occurs. */
export function groupFigure(groupOf: Int32Array, n: SampleSize, of: (times: Float64Array) => Coefficient): GroupFigure {
  const everything = new Float64Array(groupOf.reduce((most, group) => Math.max(most, group + 1), 0));
  for (const group of groupOf) if (group >= 0) everything[group] = (everything[group] as number) + 1;
  const statistic: Statistic = (times) => {
    const each = of(times);
    return each.kind === 'defined' ? each.value : NaN;
  };
  return { groupOf, coefficient: of(everything), statistic, n };
}

/** The figure with its bootstrap interval over units, or over clusters. O(resamples · groups). Source: Efron 1987, JASA 82. */
export function estimateOfGroup(figure: GroupFigure, options: ClusteredOptions): Estimate {
  return estimatesOfGroups([figure], options)[0] as Estimate;
}

/**
 * Several figures of the same units: each is what it would be alone, but those whose units fall into the same groups are
 * evaluated on the same resamples, which are drawn once.
 */
export function estimatesOfGroups(figures: readonly GroupFigure[], options: ClusteredOptions): Estimate[] {
  const { resamples = RESAMPLES } = options;
  const found = new Map<GroupFigure, Estimate>();
  for (const together of resamples === 0 ? [] : drawnTogether(figures)) addEstimates(found, together, resamples, options);
  return figures.map((figure): Estimate => {
    const { coefficient, n } = figure;
    if (coefficient.kind === 'undefined') return { value: null, reason: coefficient.because, interval: null, n };
    return found.get(figure) ?? { value: coefficient.value, interval: null, n };
  });
}

function addEstimates(found: Map<GroupFigure, Estimate>, together: readonly GroupFigure[], resamples: number, options: ClusteredOptions): void {
  const { seed, confidence = 0.95, method = 'bca', clusters, onResample } = options;
  const plan = resampleGroups((together[0] as GroupFigure).groupOf, clusters, together.reduce((most, { groups = 0 }) => Math.max(most, groups), 0));
  const weights = new Float64Array(plan.groups);
  const replicates = together.map(() => new Float64Array(resamples));
  for (let b = 0; b < resamples; b++) {
    plan.draw(seededRandom(seed, b), weights);
    together.forEach(({ statistic }, i) => ((replicates[i] as Float64Array)[b] = statistic(weights)));
    onResample?.();
  }
  together.forEach((figure, i) => {
    const { coefficient, statistic, leftOut, n } = figure;
    if (coefficient.kind === 'undefined') return;
    const { value } = coefficient;
    const left = () => (clusters === undefined && leftOut !== undefined ? leftOut() : jackknife(plan, statistic));
    const drawn = clusters === undefined ? {} : { clusters: plan.draws };
    const interval = intervalOfReplicates(value, replicates[i] as Float64Array, left, { confidence, method, seed, ...drawn });
    found.set(figure, estimateOf(value, interval, n, drawn.clusters));
  });
}

/** Defined figures by the groups of their units. */
function drawnTogether(figures: readonly GroupFigure[]): GroupFigure[][] {
  const found: GroupFigure[][] = [];
  for (const figure of figures) {
    if (figure.coefficient.kind === 'undefined') continue;
    const same = found.find(([first]) => first !== undefined && sameGroups(first.groupOf, figure.groupOf));
    if (same === undefined) found.push([figure]);
    else same.push(figure);
  }
  return found;
}

function sameGroups(one: Int32Array, other: Int32Array): boolean {
  if (one.length !== other.length) return false;
  for (let unit = 0; unit < one.length; unit++) if (one[unit] !== other[unit]) return false;
  return true;
}
