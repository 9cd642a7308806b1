import { coincidenceMatrix, type CoincidenceMatrix } from './coincidence-matrix.ts';
import { type Coefficient, undefinedBecause } from './estimate.ts';
import type { RatingTable } from './rating-table.ts';

/** How well raters agree on one category. */
export interface CategoryAgreement {
  /** Nominal alpha of {this, anything else}: chance corrected. */
  readonly alpha: Coefficient;
  /** Raw agreement of {this, anything else}, value-weighted. */
  readonly agreement: Coefficient;
  /** If one rater says this, how often does another. */
  readonly specific: Coefficient;
  /** How often it was said, in units with two or more values. Below 10 the figures mean little. */
  readonly count: number;
}

/**
 * Agreement per category of the table, in their order. Undefined: everything with `no_pairable_values` when no unit has two values; alpha with
 * `no_variation` when the category was never or always said, specific agreement likewise when never. O(ratings · raters + categories²).
 *
 * Source: alpha by recoding, Krippendorff 2004, Content Analysis (2nd ed.); specific agreement, Spitzer & Fleiss 1974, Br. J. Psychiatry
 * 125, which for two raters and two categories is 2a / (2a + b + c) of Cicchetti & Feinstein 1990.
 *
 * @example
 * perCategoryAgreement(tableOfRows([['+', '+'], ['+', '-']])).map(({ specific }) => specific.value) // → [0.6666…, 0]
 */
export function perCategoryAgreement(table: RatingTable, matrix: CoincidenceMatrix = coincidenceMatrix(table)): CategoryAgreement[] {
  return table.categories.map((_, category) => categoryAgreement(matrix, category));
}

function categoryAgreement({ categories, cells, counts, pairable }: CoincidenceMatrix, category: number): CategoryAgreement {
  const count = counts[category] as number;
  if (pairable === 0) {
    const nothing = undefinedBecause('no_pairable_values');
    return { alpha: nothing, agreement: nothing, specific: nothing, count };
  }
  let elsewhere = 0;
  for (let other = 0; other < categories; other++) if (other !== category) elsewhere += cells[category * categories + other] as number;
  const others = pairable - count;
  const alpha: Coefficient = count === 0 || others === 0 ? undefinedBecause('no_variation') : { kind: 'defined', value: 1 - ((pairable - 1) * elsewhere) / (count * others) };
  const specific: Coefficient = count === 0 ? undefinedBecause('no_variation') : { kind: 'defined', value: (cells[category * categories + category] as number) / count };
  return { alpha, agreement: { kind: 'defined', value: 1 - (2 * elsewhere) / pairable }, specific, count };
}
