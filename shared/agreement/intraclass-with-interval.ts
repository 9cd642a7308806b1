import type { ClusteredOptions } from './bootstrap-options.ts';
import { completeMatrix } from './complete-matrix.ts';
import type { Estimate, SampleSize } from './estimate.ts';
import { correlationsOf, type IntraclassCorrelations, intraclassCorrelations, type SumsOfSquares } from './intraclass-correlation.ts';
import { type RatingTable, unitCount } from './rating-table.ts';
import { estimateOfUnits } from './unit-estimate.ts';
import { summedStatistic } from './unit-statistic.ts';

/**
 * One of the intraclass correlations with its bootstrap interval over units, raters fixed (ICC(2,1), absolute agreement, unless
 * said). n counts the units that every rater rated: the others are left out. `clusters` are of these units, in their order. The
 * classical F interval assumes normal values with equal variances; levels of a rating are not.
 *
 * Undefined as in `intraclassCorrelations`. O(units · raters · resamples). Source: Shrout & Fleiss 1979, Psychol. Bull. 86; Efron 1987, JASA 82.
 *
 * @example
 * intraclassWithInterval(tableOfRows([[9, 8], [6, 5], [8, 8], [7, 6], [10, 9], [6, 7]]), 'agreement', { seed: 1 }).value // → 0.8…
 */
export function intraclassWithInterval(table: RatingTable, form: keyof IntraclassCorrelations = 'agreement', options: ClusteredOptions): Estimate {
  const { units, raters, values } = completeMatrix(table);
  let disagreeing = 0;
  // Per unit: 1, its squared sum over k, its sum of squares, and each value; around the mean, so that squares stay small.
  const centre = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const width = raters + 3;
  const rows = new Float64Array(units * width);
  for (let u = 0; u < units; u++) {
    let sum = 0;
    let squares = 0;
    for (let r = 0; r < raters; r++) {
      const value = (values[u * raters + r] as number) - centre;
      rows[u * width + 3 + r] = value;
      sum += value;
      squares += value * value;
    }
    rows[u * width] = 1;
    rows[u * width + 1] = (sum * sum) / raters;
    rows[u * width + 2] = squares;
    if (values.subarray(u * raters, (u + 1) * raters).some((value) => value !== values[u * raters])) disagreeing += 1;
  }
  const statistic = summedStatistic(rows, width, (totals) => {
    const found = correlationsOf(totals[0] as number, raters, partsOf(totals, raters))[form];
    return found.kind === 'defined' ? found.value : null;
  });
  const n: SampleSize = { units, total: unitCount(table), raters, pairable: units * raters, disagreeing };
  return estimateOfUnits(intraclassCorrelations(table)[form], statistic, n, options);
}

/** Sums of squares of a two-way analysis of variance from sums over units. */
function partsOf(totals: Float64Array, raters: number): SumsOfSquares {
  const [n, unitSquares, squares] = [totals[0] as number, totals[1] as number, totals[2] as number];
  let all = 0;
  let raterSquares = 0;
  for (let r = 0; r < raters; r++) {
    const sum = totals[3 + r] as number;
    all += sum;
    raterSquares += (sum * sum) / n;
  }
  const correction = (all * all) / (n * raters);
  const between = Math.max(0, raterSquares - correction);
  const within = Math.max(0, squares - unitSquares);
  return { units: Math.max(0, unitSquares - correction), raters: between, within, residual: Math.max(0, within - between) };
}
