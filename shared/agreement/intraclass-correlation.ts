import { completeMatrix } from './complete-matrix.ts';
import { type Coefficient, undefinedBecause } from './estimate.ts';
import type { RatingTable } from './rating-table.ts';

/** The six intraclass correlations of Shrout & Fleiss. The `Mean` forms are for the mean of all raters' values. */
export interface IntraclassCorrelations {
  /** ICC(1,1): each unit rated by other raters. */
  readonly oneWay: Coefficient;
  /** ICC(2,1): the same raters, a sample of raters; absolute agreement. */
  readonly agreement: Coefficient;
  /** ICC(3,1): the same raters, no others of interest; consistency, so a constant shift of a rater does not count. */
  readonly consistency: Coefficient;
  readonly oneWayMean: Coefficient;
  readonly agreementMean: Coefficient;
  readonly consistencyMean: Coefficient;
}

/**
 * Intraclass correlations of numeric ratings: the share of the variance that lies between units. Units with a missing value are left
 * out (alpha on the interval level keeps them).
 *
 * 1 is perfect; can be negative. Undefined: `no_pairable_values` with fewer than two complete units or two raters, `no_variation` when
 * the values do not vary. O(ratings). Source: Shrout & Fleiss 1979, Psychol. Bull. 86.
 */
export function intraclassCorrelations(table: RatingTable): IntraclassCorrelations {
  const { units: n, raters: k, values } = completeMatrix(table);
  if (n >= 2 && k >= 2 && values.every((value) => value === values[0])) return everywhere(undefinedBecause('no_variation'));
  return correlationsOf(n, k, sumsOfSquares(values, n, k));
}

/** Sums of squares of n units × k raters: between units, between raters, within units, and the residual (within units without those between raters). */
export interface SumsOfSquares {
  readonly units: number;
  readonly raters: number;
  readonly within: number;
  readonly residual: number;
}

/**
 * The six correlations from an analysis of variance of n units × k raters. All undefined (`no_pairable_values`) below two of either.
 * Source: Shrout & Fleiss 1979, Psychol. Bull. 86; McGraw & Wong 1996, Psychol. Methods 1.
 */
export function correlationsOf(n: number, k: number, squares: SumsOfSquares): IntraclassCorrelations {
  if (n < 2 || k < 2) return everywhere(undefinedBecause('no_pairable_values'));
  const units = squares.units / (n - 1);
  const raters = squares.raters / (k - 1);
  const residual = squares.residual / ((n - 1) * (k - 1));
  const within = squares.within / (n * (k - 1));
  return {
    oneWay: ratio(units - within, units + (k - 1) * within),
    agreement: ratio(units - residual, units + (k - 1) * residual + (k * (raters - residual)) / n),
    consistency: ratio(units - residual, units + (k - 1) * residual),
    oneWayMean: ratio(units - within, units),
    agreementMean: ratio(units - residual, units + (raters - residual) / n),
    consistencyMean: ratio(units - residual, units),
  };
}

function everywhere(coefficient: Coefficient): IntraclassCorrelations {
  return {
    oneWay: coefficient,
    agreement: coefficient,
    consistency: coefficient,
    oneWayMean: coefficient,
    agreementMean: coefficient,
    consistencyMean: coefficient,
  };
}

function ratio(above: number, below: number): Coefficient {
  return Math.abs(below) <= 1e-14 * Math.abs(above) || below === 0 ? undefinedBecause('no_variation') : { kind: 'defined', value: above / below };
}

/** Two-way analysis of variance without replication. */
function sumsOfSquares(values: Float64Array, n: number, k: number): SumsOfSquares {
  const grand = mean(values);
  const unitMeans = Float64Array.from({ length: n }, (_, u) => mean(values.subarray(u * k, (u + 1) * k)));
  const raterMeans = Float64Array.from({ length: k }, (_, r) => mean(Float64Array.from({ length: n }, (_, u) => values[u * k + r] as number)));
  let within = 0;
  let residual = 0;
  for (let u = 0; u < n; u++) {
    for (let r = 0; r < k; r++) {
      const fromUnit = (values[u * k + r] as number) - (unitMeans[u] as number);
      within += fromUnit ** 2;
      residual += (fromUnit - (raterMeans[r] as number) + grand) ** 2;
    }
  }
  return { units: k * squaresAround(unitMeans, grand), raters: n * squaresAround(raterMeans, grand), within, residual };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresAround(values: Float64Array, centre: number): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
