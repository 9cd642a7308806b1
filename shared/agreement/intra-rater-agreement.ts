import { cohenKappa } from './cohen-kappa.ts';
import { type Coefficient } from './estimate.ts';
import { krippendorffAlpha, type LevelOptions } from './krippendorff-alpha.ts';
import { raterPair } from './rater-pair.ts';
import type { RatingTable } from './rating-table.ts';
import { rawAgreement } from './raw-agreement.ts';

/** A rater against their own earlier answers. */
export interface IntraRaterAgreement {
  /** Units answered in both passes. Below 30 the figures mean little: half of a 95 % interval of agreement is up to 0.98 / √n. */
  readonly units: number;
  readonly agreement: Coefficient;
  /** The figure to report: passes are exchangeable. */
  readonly alpha: Coefficient;
  /** Between the first two passes, for reference. */
  readonly kappa: Coefficient;
}

/**
 * How consistent one rater is: `passes` is a table of that rater's repeats, one column ("rater") per pass. Raters cannot be expected to
 * agree with each other more than √(intra of one · intra of the other). Undefined: `no_pairable_values` without a unit answered in two
 * passes, `no_variation` (alpha, kappa) where all answers are one category. O(ratings). Source: Krippendorff 2004, ch. 11 (stability); Cohen 1960.
 *
 * @example
 * intraRaterAgreement(tableOfRows([[1, 1], [2, 2], [1, 2], [3, 3], [2, 2]])).alpha // → { kind: 'defined', value: 0.7096…, … }
 */
export function intraRaterAgreement(passes: RatingTable, options: LevelOptions = { level: 'nominal' }): IntraRaterAgreement {
  let units = 0;
  for (let u = 0; u + 1 < passes.start.length; u++) if ((passes.start[u + 1] as number) - (passes.start[u] as number) >= 2) units += 1;
  return {
    units,
    agreement: rawAgreement(passes).unitWeighted,
    alpha: krippendorffAlpha(passes, options),
    kappa: cohenKappa(raterPair(passes, 0, 1)),
  };
}
