import { completeMatrix } from './complete-matrix.ts';
import { type Coefficient, undefinedBecause } from './estimate.ts';
import { chiSquareTail } from './gamma-tail.ts';
import type { RatingTable } from './rating-table.ts';

/** Kendall's coefficient of concordance and its test. */
export interface KendallW {
  /** Corrected for ties. */
  readonly w: Coefficient;
  readonly uncorrected: Coefficient;
  /** m (n − 1) W, on n − 1 degrees of freedom; NaN where undefined. */
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
}

/**
 * How far raters put units in the same order: 1 when all rank alike, 0 when ranks cancel. Each rater's values are ranked over the
 * units that everybody rated, ties at their mid-rank.
 *
 * Undefined: `no_pairable_values` with fewer than two complete units or two raters, `no_variation` when every rater gives one value
 * throughout. O(ratings · log units). Source: Kendall & Babington Smith 1939, Ann. Math. Stat. 10; ties: Siegel & Castellan 1988.
 */
export function kendallW(table: RatingTable): KendallW {
  const { units, raters, values } = completeMatrix(table);
  const undefinedW = (because: 'no_pairable_values' | 'no_variation'): KendallW => ({ w: undefinedBecause(because), uncorrected: undefinedBecause(because), chiSquare: NaN, degrees: Math.max(0, units - 1), p: NaN });
  if (units < 2 || raters < 2) return undefinedW('no_pairable_values');
  const rankSums = new Float64Array(units);
  let ties = 0;
  for (let r = 0; r < raters; r++) {
    const column = Float64Array.from({ length: units }, (_, u) => values[u * raters + r] as number);
    const { ranks, tied } = rankColumn(column);
    ties += tied;
    for (let u = 0; u < units; u++) rankSums[u] = (rankSums[u] as number) + (ranks[u] as number);
  }
  const meanSum = (raters * (units + 1)) / 2;
  const spread = 12 * rankSums.reduce((sum, rankSum) => sum + (rankSum - meanSum) ** 2, 0);
  const largest = raters * raters * (units ** 3 - units);
  if (largest - raters * ties <= 0) return undefinedW('no_variation');
  const w = spread / (largest - raters * ties);
  const chiSquare = raters * (units - 1) * w;
  const uncorrected = spread / largest;
  return { w: { kind: 'defined', value: w }, uncorrected: { kind: 'defined', value: uncorrected }, chiSquare, degrees: units - 1, p: chiSquareTail(chiSquare, units - 1) };
}

/** Mid-ranks from 1, and Σ (t³ − t) over groups of t tied values. */
function rankColumn(values: Float64Array): { ranks: Float64Array; tied: number } {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Float64Array(values.length);
  let tied = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let i = from; i < to; i++) ranks[order[i] as number] = (from + to + 1) / 2;
    tied += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks, tied };
}
