import type { AgreementShares } from './agreement-shares.ts';
import { aboveChance, type ChanceCorrected, undefinedBecause } from './estimate.ts';

/**
 * Gwet's AC1 (AC2 with weights): agreement beyond chance, where chance is taken to be small when one category dominates. Show it
 * beside alpha when a category exceeds 80 % of the values: there alpha can be near 0 at 95 % agreement, because the data hold almost no
 * evidence that raters can find the rare category, while AC1 stays high. Neither is wrong; they answer different questions.
 *
 * Undefined: `no_pairable_values`, or `no_variation` when fewer than two categories are declared.
 *
 * Source: Gwet 2008, Br. J. Math. Stat. Psychol. 61; Gwet 2014, Handbook of Inter-Rater Reliability (4th ed.).
 *
 * @example
 * const identity = agreementWeights('unweighted', 2);
 * gwetAc(sharesOfPair(pairTableOfCounts([[8, 1], [0, 1]]), identity), identity) // → { kind: 'defined', value: 0.8657…, … }
 */
export function gwetAc({ agreement, prevalence }: AgreementShares, weights: Float64Array): ChanceCorrected {
  if (agreement === null) return undefinedBecause('no_pairable_values');
  if (prevalence.length < 2) return undefinedBecause('no_variation');
  return aboveChance(agreement, gwetChance(prevalence, weights));
}

/**
 * Gwet's chance agreement Σ w / (k (k − 1)) · Σ π (1 − π), in [0, 1], for k ≥ 2 declared categories (NaN for one): `prevalence` is π per category, `weights` the
 * k × k matrix row by row. O(k²). Source: Gwet 2014, Handbook of Inter-Rater Reliability (4th ed.), ch. 4.
 */
export function gwetChance(prevalence: Float64Array, weights: Float64Array): number {
  const categories = prevalence.length;
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return (weight / (categories * (categories - 1))) * prevalence.reduce((sum, share) => sum + share * (1 - share), 0);
}
