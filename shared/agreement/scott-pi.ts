import { type AgreementShares, drawnAgreement } from './agreement-shares.ts';
import { aboveChance, type ChanceCorrected, undefinedBecause } from './estimate.ts';

/**
 * Scott's pi of two raters, and Fleiss' kappa generalised to missing ratings: agreement beyond what two draws from the pooled label
 * shares would give. Where Cohen's kappa takes each rater's habits as given, this counts different habits as disagreement.
 *
 * 1 is perfect, 0 chance. Undefined: `no_pairable_values`, or `no_variation` when one category only was used.
 *
 * Source: Scott 1955, Public Opin. Q. 19; Gwet 2014, Handbook of Inter-Rater Reliability (4th ed.) for missing ratings.
 *
 * @example
 * const identity = agreementWeights('unweighted', 2);
 * scottPi(sharesOfPair(pairTableOfCounts([[20, 5], [10, 15]]), identity), identity) // → { kind: 'defined', value: 0.3939…, … }
 */
export function scottPi({ agreement, prevalence }: AgreementShares, weights: Float64Array): ChanceCorrected {
  if (agreement === null) return undefinedBecause('no_pairable_values');
  return aboveChance(agreement, drawnAgreement(weights, prevalence, prevalence));
}
