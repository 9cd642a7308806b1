import { margins, type PairTable } from './rater-pair.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/**
 * What the kappa family asks of data: how much raters agree, and how common each category is. Scott's pi, Fleiss' kappa, Brennan–Prediger
 * and Gwet's AC differ only in the chance agreement they derive from this.
 */
export interface AgreementShares {
  /** Mean over units with two or more values of the (weighted) share of agreeing pairs; null when there is no such unit. */
  readonly agreement: number | null;
  /** Share of each category; for units with missing ratings the mean over units of the unit's shares. */
  readonly prevalence: Float64Array<ArrayBuffer>;
}

/** Shares of two raters' cross table. `weights` is a matrix of `agreementWeights`. O(categories²). */
export function sharesOfPair(table: PairTable, weights: Float64Array): AgreementShares {
  const { categories, counts, total } = table;
  const prevalence = new Float64Array(categories);
  if (total === 0) return { agreement: null, prevalence };
  const { rows, columns } = margins(table);
  for (let c = 0; c < categories; c++) prevalence[c] = ((rows[c] as number) + (columns[c] as number)) / 2;
  let agreement = 0;
  for (let cell = 0; cell < counts.length; cell++) agreement += (weights[cell] as number) * (counts[cell] as number);
  return { agreement: agreement / total, prevalence };
}

/**
 * Shares of any number of raters with missing ratings (Gwet 2014): agreement over units with two or more values, prevalence over units
 * with one or more. O(ratings · raters).
 */
export function sharesOfTable(table: RatingTable, weights: Float64Array): AgreementShares {
  const { start, code } = table;
  const prevalence = new Float64Array(table.categories.length);
  let rated = 0;
  let pairable = 0;
  let agreement = 0;
  for (let u = 0; u < unitCount(table); u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    if (to === from) continue;
    rated += 1;
    for (let i = from; i < to; i++) prevalence[code[i] as number] = (prevalence[code[i] as number] as number) + 1 / (to - from);
    if (to - from < 2) continue;
    pairable += 1;
    agreement += unitAgreement(table, u, weights);
  }
  return { agreement: pairable === 0 ? null : agreement / pairable, prevalence: prevalence.map((sum) => sum / Math.max(1, rated)) };
}

/** The (weighted) share of agreeing pairs of one unit with at least two values. */
export function unitAgreement({ start, code, categories }: RatingTable, unit: number, weights: Float64Array): number {
  const from = start[unit] as number;
  const to = start[unit + 1] as number;
  let agreeing = 0;
  for (let i = from; i < to; i++) {
    for (let j = i + 1; j < to; j++) {
      const a = code[i] as number;
      const b = code[j] as number;
      agreeing += (weights[a * categories.length + b] as number) + (weights[b * categories.length + a] as number);
    }
  }
  return agreeing / ((to - from) * (to - from - 1));
}

/** Σ over pairs of categories of weight × share × share: the agreement of two independent draws. */
export function drawnAgreement(weights: Float64Array, first: Float64Array, second: Float64Array): number {
  const categories = first.length;
  let sum = 0;
  for (let i = 0; i < categories; i++) for (let j = 0; j < categories; j++) sum += (weights[i * categories + j] as number) * (first[i] as number) * (second[j] as number);
  return sum;
}
