import { type AgreementShares, unitAgreement } from './agreement-shares.ts';
import { sampleSize } from './alpha-with-interval.ts';
import type { ClusteredOptions } from './bootstrap-options.ts';
import { type Coefficient, type Estimate, type SampleSize, undefinedBecause } from './estimate.ts';
import { estimateOfGroup, type GroupFigure, groupFigure } from './group-estimate.ts';
import { cellOfUnits, type PairTable, raterPair } from './rater-pair.ts';
import { drawnPatterns, type RatingPatterns, ratingPatterns } from './rating-patterns.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/**
 * A coefficient of the kappa family for any number of raters (what `of` makes of the shares of `sharesOfTable`), with its
 * bootstrap interval over units as in `alphaWithInterval`. Units are grouped by rating pattern, so a resample costs O(patterns).
 *
 * @example
 * const weights = agreementWeights('unweighted', table.categories.length);
 * sharesWithInterval(table, weights, (shares) => gwetAc(shares, weights), { seed: 1 })
 */
export function sharesWithInterval(table: RatingTable, weights: Float64Array, of: (shares: AgreementShares) => Coefficient, options: ClusteredOptions): Estimate {
  return estimateOfGroup(sharesFigure(table, weights, of), options);
}

/** What `sharesWithInterval` resamples. */
export function sharesFigure(table: RatingTable, weights: Float64Array, of: (shares: AgreementShares) => Coefficient): GroupFigure {
  const width = table.categories.length + 3;
  const { rows, drawn } = patternRows(table, weights);
  return groupFigure(drawn, sampleSize(table), (times) => {
    const sums = summed(rows, width, times);
    const [rated, pairable, agreement] = [sums[0] as number, sums[1] as number, sums[2] as number];
    return of({ agreement: pairable === 0 ? null : agreement / pairable, prevalence: sums.subarray(3).map((share) => share / Math.max(1, rated)) });
  });
}

/**
 * Raw agreement weighted by values (`rawAgreement`), with its bootstrap interval over units as in `alphaWithInterval`. A
 * resample costs O(patterns).
 */
export function rawAgreementWithInterval(table: RatingTable, options: ClusteredOptions): Estimate {
  return estimateOfGroup(rawAgreementFigure(table), options);
}

/** What `rawAgreementWithInterval` resamples; `patterns` are those of the table, where they are known. */
export function rawAgreementFigure(table: RatingTable, patterns: RatingPatterns = ratingPatterns(table)): GroupFigure {
  const { start, code, count } = patterns;
  const rows = new Float64Array(count.length * 2);
  for (let pattern = 0; pattern < count.length; pattern++) {
    const [from, to] = [start[pattern] as number, start[pattern + 1] as number];
    if (to - from < 2) continue;
    let agreeing = 0;
    for (let i = from; i < to; i++) for (let j = i + 1; j < to; j++) if (code[i] === code[j]) agreeing += 2;
    rows[pattern * 2] = agreeing / (to - from - 1);
    rows[pattern * 2 + 1] = to - from;
  }
  return groupFigure(drawnPatterns(patterns), sampleSize(table, patterns), (times) => {
    const sums = summed(rows, 2, times);
    const [agreeing, values] = [sums[0] as number, sums[1] as number];
    return values === 0 ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: agreeing / values };
  });
}

/**
 * A coefficient of two raters of a table (Cohen's kappa, weighted kappa, Scott's pi), with its bootstrap interval over units
 * as in `alphaWithInterval`; n is of these two raters. A resample costs O(cells of the cross table).
 */
export function pairWithInterval(table: RatingTable, first: number, second: number, of: (pair: PairTable) => Coefficient, options: ClusteredOptions): Estimate {
  return estimateOfGroup(pairFigure(table, first, second, of), options);
}

/** What `pairWithInterval` resamples. */
export function pairFigure(table: RatingTable, first: number, second: number, of: (pair: PairTable) => Coefficient): GroupFigure {
  const pair = raterPair(table, first, second);
  const cells = [...pair.counts.keys()].filter((cell) => (pair.counts[cell] as number) > 0);
  const groupOfCell = new Map(cells.map((cell, group) => [cell, group]));
  const groupOf = Int32Array.from(cellOfUnits(table, first, second), (cell) => groupOfCell.get(cell) ?? -1);
  const disagreeing = cells.reduce((sum, cell) => sum + (cell % (pair.categories + 1) === 0 ? 0 : (pair.counts[cell] as number)), 0);
  const n: SampleSize = { units: pair.total, total: unitCount(table), raters: ratersWithValues(table, [first, second]), pairable: 2 * pair.total, disagreeing };
  return groupFigure(groupOf, n, (times) => {
    const counts = new Float64Array(pair.counts.length);
    let total = 0;
    for (const [group, cell] of cells.entries()) total += counts[cell] = times[group] as number;
    return of({ categories: pair.categories, counts, total });
  });
}

/** Per pattern: rated (0 or 1), pairable (0 or 1), its share of agreeing pairs, its share of each category. */
function patternRows(table: RatingTable, weights: Float64Array): { readonly rows: Float64Array; readonly drawn: Int32Array<ArrayBuffer> } {
  const categories = table.categories.length;
  const patterns = ratingPatterns(table, 1);
  const width = categories + 3;
  const rows = new Float64Array(patterns.count.length * width);
  for (let pattern = 0; pattern < patterns.count.length; pattern++) {
    const [from, to] = [patterns.start[pattern] as number, patterns.start[pattern + 1] as number];
    if (to === from) continue;
    const at = pattern * width;
    rows[at] = 1;
    for (let i = from; i < to; i++) {
      const column = at + 3 + (patterns.code[i] as number);
      rows[column] = (rows[column] as number) + 1 / (to - from);
    }
    if (to - from < 2) continue;
    rows[at + 1] = 1;
    rows[at + 2] = unitAgreement({ ...table, start: patterns.start, code: patterns.code }, pattern, weights);
  }
  return { rows, drawn: drawnPatterns(patterns) };
}

function summed(rows: Float64Array, width: number, times: Float64Array): Float64Array {
  const sums = new Float64Array(width);
  for (let group = 0; group < times.length; group++) {
    const count = times[group] as number;
    if (count === 0) continue;
    for (let k = 0; k < width; k++) sums[k] = (sums[k] as number) + count * (rows[group * width + k] as number);
  }
  return sums;
}

function ratersWithValues({ rater }: RatingTable, among: readonly number[]): number {
  return among.filter((who) => rater.includes(who)).length;
}
