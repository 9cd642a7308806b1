import { cohenKappa } from './cohen-kappa.ts';
import type { ChanceCorrected } from './estimate.ts';
import type { PairTable } from './rater-pair.ts';

/** Kappa on ordered categories, near misses counted in three ways. */
export interface WeightedKappas {
  readonly unweighted: ChanceCorrected;
  readonly linear: ChanceCorrected;
  readonly quadratic: ChanceCorrected;
}

/**
 * Weighted kappa of two raters on the declared order of categories. Quadratic weights make it close to an intraclass correlation; linear
 * weights treat each step alike. Undefined as `cohenKappa`.
 *
 * Source: Cohen 1968, Psychol. Bull. 70; Fleiss & Cohen 1973, Educ. Psychol. Meas. 33.
 *
 * @example
 * weightedKappas(pairTableOfCounts([[88, 14, 18], [10, 40, 10], [2, 6, 12]])).quadratic // → { kind: 'defined', value: 0.4545…, … }
 */
export function weightedKappas(table: PairTable): WeightedKappas {
  return { unweighted: cohenKappa(table), linear: cohenKappa(table, 'linear'), quadratic: cohenKappa(table, 'quadratic') };
}
