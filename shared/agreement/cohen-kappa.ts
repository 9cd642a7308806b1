import { agreementWeights, type AgreementWeights } from './agreement-weights.ts';
import { drawnAgreement, sharesOfPair } from './agreement-shares.ts';
import { aboveChance, type ChanceCorrected, undefinedBecause } from './estimate.ts';
import { margins, type PairTable } from './rater-pair.ts';

/**
 * Cohen's kappa of two raters: agreement beyond what their own habits (each rater's label shares) would give by chance. Weighted, it gives
 * near misses on ordered categories part of the credit. Use it for one pair of raters; for more, or with a headline figure, use alpha.
 *
 * 1 is perfect, 0 chance. Undefined: `no_pairable_values` without a unit that both rated, `no_variation` when both used one and
 * the same category. O(categories²).
 *
 * Source: Cohen 1960, Educ. Psychol. Meas. 20; weighted: Cohen 1968, Psychol. Bull. 70.
 *
 * @example
 * cohenKappa(pairTableOfCounts([[20, 5], [10, 15]])) // → { kind: 'defined', value: 0.4, … }
 */
export function cohenKappa(table: PairTable, weights: AgreementWeights = 'unweighted'): ChanceCorrected {
  const matrix = agreementWeights(weights, table.categories);
  const { agreement } = sharesOfPair(table, matrix);
  if (agreement === null) return undefinedBecause('no_pairable_values');
  const { rows, columns } = margins(table);
  return aboveChance(agreement, drawnAgreement(matrix, rows, columns));
}

/**
 * Weighted kappa from *dis*agreement weights: 1 − Σ v p / Σ v p_e, with v = 0 on the diagonal and any size elsewhere (Cohen 1968).
 *
 * @example
 * weightedKappaByDisagreement(pairTableOfCounts([[20, 5], [10, 15]]), [[0, 1], [1, 0]]) // → { kind: 'defined', value: 0.4, … }
 */
export function weightedKappaByDisagreement(table: PairTable, disagreementWeights: readonly (readonly number[])[]): ChanceCorrected {
  const matrix = agreementWeights(disagreementWeights, table.categories);
  const observed = sharesOfPair(table, matrix).agreement;
  if (observed === null) return undefinedBecause('no_pairable_values');
  const { rows, columns } = margins(table);
  const expected = drawnAgreement(matrix, rows, columns);
  if (expected === 0) return undefinedBecause('no_variation');
  return { kind: 'defined', value: 1 - observed / expected, observed, expected };
}

/** The largest kappa that the two raters' label shares allow: below 1 when they use labels at different rates. Undefined as `cohenKappa`. Source: Cohen 1960, Educ. Psychol. Meas. 20. */
export function largestKappa(table: PairTable): ChanceCorrected {
  if (table.total === 0) return undefinedBecause('no_pairable_values');
  const { rows, columns } = margins(table);
  const attainable = rows.reduce((sum, share, c) => sum + Math.min(share, columns[c] as number), 0);
  return aboveChance(attainable, drawnAgreement(agreementWeights('unweighted', table.categories), rows, columns));
}

/** Large-sample standard errors of unweighted kappa. */
export interface KappaErrors {
  /** For an interval around kappa. */
  readonly standardError: number;
  /** For testing kappa = 0 only. */
  readonly standardErrorAtZero: number;
}

/**
 * Fleiss, Cohen & Everitt 1969, Psychol. Bull. 72; null where kappa is undefined. Computed as the variance of each cell's pull on kappa,
 * which is their formula without its differences of near-equal numbers: 0 where the table leaves no room to vary. O(categories²).
 */
export function kappaStandardErrors(table: PairTable): KappaErrors | null {
  const kappa = cohenKappa(table);
  if (kappa.kind === 'undefined') return null;
  const { categories, counts, total } = table;
  const { rows, columns } = margins(table);
  const disagreement = kappa.observed;
  const notChance = kappa.expected;
  const chance = 1 - notChance;
  const agreement = 1 - disagreement;
  const mean = agreement + agreement * chance - 2 * chance;
  let variance = 0;
  let varianceAtZero = 0;
  for (let i = 0; i < categories; i++) {
    for (let j = 0; j < categories; j++) {
      const habits = (columns[i] as number) + (rows[j] as number);
      const same = Number(i === j);
      variance += ((counts[i * categories + j] as number) / total) * (same * notChance - disagreement * habits - mean) ** 2;
      varianceAtZero += (rows[i] as number) * (columns[j] as number) * (same - habits + chance) ** 2;
    }
  }
  return { standardError: Math.sqrt(variance / total) / notChance ** 2, standardErrorAtZero: Math.sqrt(varianceAtZero / total) / notChance };
}
