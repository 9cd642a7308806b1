import type { AgreementShares } from './agreement-shares.ts';
import { aboveChance, type ChanceCorrected, undefinedBecause } from './estimate.ts';

/**
 * Brennan & Prediger's coefficient (Bennett's S; Randolph's free-marginal kappa for many raters): agreement beyond what raters who
 * pick among the q declared categories at random would reach. Not moved by how common categories are.
 *
 * Undefined: `no_pairable_values`, or `no_variation` when only one category is declared.
 *
 * Source: Brennan & Prediger 1981, Educ. Psychol. Meas. 41; Bennett, Alpert & Goldstein 1954; Randolph 2005.
 *
 * @example
 * const identity = agreementWeights('unweighted', 2);
 * brennanPrediger(sharesOfPair(pairTableOfCounts([[45, 15], [25, 15]]), identity), identity) // → { kind: 'defined', value: 0.2, … }
 */
export function brennanPrediger({ agreement, prevalence }: AgreementShares, weights: Float64Array): ChanceCorrected {
  if (agreement === null) return undefinedBecause('no_pairable_values');
  const categories = prevalence.length;
  return aboveChance(agreement, weights.reduce((sum, weight) => sum + weight, 0) / (categories * categories));
}
