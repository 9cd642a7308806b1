import type { ClusteredOptions } from '../agreement/bootstrap-options.ts';
import { RESAMPLES } from '../agreement/bootstrap.ts';
import type { DistanceAlpha } from '../agreement/distance-alpha.ts';
import { type Coefficient, type Estimate, type SampleSize, undefinedBecause } from '../agreement/estimate.ts';
import { estimateOfUnits, estimatesOfUnits, type UnitFigure } from '../agreement/unit-estimate.ts';
import { summedStatistic, type UnitStatistic } from '../agreement/unit-statistic.ts';
import type { PersonId } from '../model/ids.ts';
import type { LabelerFigures, PairFigures } from './agreement-figures.ts';

/** Per unit and labeler a value or null: what questions are measured on whose answers have a distance. */
export type Matrix<T> = readonly (readonly (T | null)[])[];

/** n of a matrix: units and values that can be compared, and on how many units labelers differ. */
export function sizeOfMatrix<T>(matrix: Matrix<T>, unitDistance: readonly (number | null)[]): SampleSize {
  const pairable = matrix.map((row) => row.filter((value) => value !== null).length).filter((count) => count >= 2);
  const raters = new Set<number>();
  for (const row of matrix) for (const [at, value] of row.entries()) if (value !== null) raters.add(at);
  return {
    units: pairable.length,
    total: matrix.length,
    raters: raters.size,
    pairable: pairable.reduce((sum, count) => sum + count, 0),
    disagreeing: unitDistance.filter((distance) => distance !== null && distance > 0).length,
  };
}

/** Looks at pairs of answers that the interval of a distance alpha may cost: about a second. */
const MOST_PAIR_LOOKS = 2e8;
const FEWEST_RESAMPLES = 500;

/** Alpha with a distance and its interval, from fewer resamples where each of them is costly: the interval says how many. */
export function distanceEstimate(alpha: DistanceAlpha, n: SampleSize, options: ClusteredOptions): Estimate {
  return estimateOfUnits(alpha.coefficient, alpha.statistic, n, { ...options, resamples: Math.min(options.resamples ?? RESAMPLES, affordableResamples(alpha)) });
}

/** `distanceEstimate` of each alpha and then the estimates of other figures of the same units: resamples are drawn once for all that may have as many. */
export function distanceEstimates(alphas: readonly DistanceAlpha[], others: readonly UnitFigure[], n: SampleSize, options: ClusteredOptions): readonly Estimate[] {
  const sharing = alphas.filter((alpha) => affordableResamples(alpha) >= (options.resamples ?? RESAMPLES));
  const drawn = estimatesOfUnits([...sharing.map(({ coefficient, statistic }) => ({ coefficient, statistic, n })), ...others], options);
  return [...alphas.map((alpha) => drawn[sharing.indexOf(alpha)] ?? distanceEstimate(alpha, n, options)), ...drawn.slice(sharing.length)];
}

function affordableResamples({ pairsInResample }: DistanceAlpha): number {
  return Math.max(FEWEST_RESAMPLES, Math.floor(MOST_PAIR_LOOKS / Math.max(1, pairsInResample)));
}

/** Share of equal pairs of answers, value-weighted as raw agreement is. */
export function exactAgreement<T>(matrix: Matrix<T>, key: (value: T) => string, n: SampleSize): UnitFigure {
  const rows = new Float64Array(matrix.length * 2);
  matrix.forEach((row, unit) => {
    const counts = new Map<string, number>();
    for (const value of row) if (value !== null) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
    const m = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (m < 2) return;
    const equal = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0);
    rows[unit * 2] = equal / (m - 1);
    rows[unit * 2 + 1] = m;
  });
  const of = (totals: Float64Array): number | null => ((totals[1] as number) === 0 ? null : (totals[0] as number) / (totals[1] as number));
  const statistic = summedStatistic(rows, 2, of);
  const value = statistic.at(new Float64Array(matrix.length).fill(1));
  return { coefficient: value === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value }, statistic, n };
}

/** Every pair of labelers: one minus the mean distance over the units that both answered. */
export function distancePairs(labelers: readonly PersonId[], { pairs }: DistanceAlpha): PairFigures[] {
  const size = labelers.length;
  const sums = new Float64Array(size * size);
  const units = new Float64Array(size * size);
  for (let row = 0; row < pairs.count; row++) {
    const at = (pairs.a[row] as number) * size + (pairs.b[row] as number);
    sums[at] = (sums[at] as number) + (pairs.distance[row] as number);
    units[at] = (units[at] as number) + 1;
  }
  return labelers.flatMap((first, a) =>
    labelers.slice(a + 1).map((second, offset): PairFigures => {
      const at = a * size + a + 1 + offset;
      const common = units[at] as number;
      return { first, second, units: common, agreement: common === 0 ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: 1 - (sums[at] as number) / common }, kappa: null };
    }),
  );
}

/** A labeler against the others, and on how many units. */
export interface WithOthers extends UnitFigure {
  readonly units: number;
}

/** Every labeler against the others: one minus the mean distance to each other answer. */
export function distancesToOthers(labelers: readonly PersonId[], alpha: DistanceAlpha, n: SampleSize): readonly WithOthers[] {
  return labelers.map((_, at) => ({ ...withOthersOf(alpha, at), n }));
}

/** What is said of every labeler: `figures` of `distancesToOthers` with their estimates, and the headline without the labeler. */
export function distanceLabelers(labelers: readonly PersonId[], alpha: DistanceAlpha, figures: readonly WithOthers[], estimates: readonly Estimate[]): LabelerFigures[] {
  const headline = alpha.coefficient;
  return labelers.map((labeler, at) => {
    const left = labelers.length <= 2 ? undefinedBecause('no_pairable_values') : alpha.withoutRater(at);
    return {
      labeler,
      units: figures[at]?.units ?? 0,
      withOthers: figures[at]?.coefficient ?? undefinedBecause('no_pairable_values'),
      withOthersInterval: estimates[at]?.interval ?? null,
      headlineWithout: left,
      gain: gainOf(headline, left),
      bias: [],
    };
  });
}

/** The headline without a labeler minus the headline; undefined as whichever of them is. */
export function gainOf(headline: Coefficient, without: Coefficient): Coefficient {
  if (headline.kind === 'undefined') return headline;
  return without.kind === 'undefined' ? without : { kind: 'defined', value: without.value - headline.value };
}

function withOthersOf({ pairs, statistic: { units } }: DistanceAlpha, labeler: number): { readonly coefficient: Coefficient; readonly statistic: UnitStatistic; readonly units: number } {
  const rows = new Float64Array(units * 2);
  for (let row = 0; row < pairs.count; row++) {
    if (pairs.a[row] !== labeler && pairs.b[row] !== labeler) continue;
    const at = 2 * (pairs.unit[row] as number);
    rows[at] = (rows[at] as number) + 1 - (pairs.distance[row] as number);
    rows[at + 1] = (rows[at + 1] as number) + 1;
  }
  const statistic = summedStatistic(rows, 2, (totals) => ((totals[1] as number) < 0.5 ? null : (totals[0] as number) / (totals[1] as number)));
  const value = statistic.at(new Float64Array(units).fill(1));
  let compared = 0;
  for (let unit = 0; unit < units; unit++) if (rows[2 * unit + 1] !== 0) compared++;
  return { coefficient: value === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value }, statistic, units: compared };
}
