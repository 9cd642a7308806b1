import type { BootstrapOptions } from '../agreement/alpha-with-interval.ts';
import { type Coefficient, type Estimate, type SampleSize, undefinedBecause } from '../agreement/estimate.ts';
import { estimateOfUnits } from '../agreement/unit-estimate.ts';
import { summedStatistic } from '../agreement/unit-statistic.ts';
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

/** Share of equal pairs of answers, value-weighted as raw agreement is, with its bootstrap interval. */
export function exactAgreement<T>(matrix: Matrix<T>, key: (value: T) => string, n: SampleSize, options: BootstrapOptions): Estimate {
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
  return estimateOfUnits(value === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value }, statistic, n, options);
}

/** Every pair of labelers: one minus the mean distance over the units that both answered. */
export function distancePairs<T>(labelers: readonly PersonId[], matrix: Matrix<T>, distance: (a: T, b: T) => number): PairFigures[] {
  const pairs: PairFigures[] = [];
  labelers.forEach((first, a) => {
    labelers.slice(a + 1).forEach((second, offset) => {
      const b = a + 1 + offset;
      let sum = 0;
      let units = 0;
      for (const row of matrix) {
        const left = row[a] ?? null;
        const right = row[b] ?? null;
        if (left === null || right === null) continue;
        sum += distance(left, right);
        units += 1;
      }
      pairs.push({ first, second, units, agreement: units === 0 ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: 1 - sum / units }, kappa: null });
    });
  });
  return pairs;
}

/** Every labeler against the others: one minus the mean distance to each other answer, and the headline without the labeler. */
export function distanceLabelers<T>(
  labelers: readonly PersonId[],
  matrix: Matrix<T>,
  distance: (a: T, b: T) => number,
  headline: (without: (T | null)[][]) => Coefficient,
): LabelerFigures[] {
  return labelers.map((labeler, at) => {
    let sum = 0;
    let comparisons = 0;
    let units = 0;
    for (const row of matrix) {
      const own = row[at] ?? null;
      if (own === null) continue;
      const others = row.filter((value, other): value is T => other !== at && value !== null);
      if (others.length === 0) continue;
      units += 1;
      for (const other of others) sum += distance(own, other);
      comparisons += others.length;
    }
    return {
      labeler,
      units,
      withOthers: comparisons === 0 ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: 1 - sum / comparisons },
      headlineWithout: labelers.length <= 2 ? undefinedBecause('no_pairable_values') : headline(matrix.map((row) => row.filter((_, other) => other !== at))),
      bias: [],
    };
  });
}
