import { type AgreementShares, drawnAgreement, unitAgreement } from './agreement-shares.ts';
import { gwetChance } from './gwet-ac.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/** Linearised standard errors over units (raters fixed), for comparison with other tools; Concord's own intervals are bootstrapped. */
export interface GwetStandardErrors {
  readonly gwetAc: number;
  readonly brennanPrediger: number;
  readonly fleiss: number;
}

/**
 * Standard errors of AC, Brennan–Prediger and generalised Fleiss by linearisation over the rated units; NaN with fewer than two of
 * them or where the coefficient is undefined. Source: Gwet 2014, Handbook of Inter-Rater Reliability (4th ed.), ch. 5.
 */
export function gwetStandardErrors(table: RatingTable, shares: AgreementShares, weights: Float64Array): GwetStandardErrors {
  const categories = table.categories.length;
  const { agreement, prevalence } = shares;
  if (agreement === null) return { gwetAc: NaN, brennanPrediger: NaN, fleiss: NaN };
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const gwetScale = weightSum / (categories * (categories - 1));
  const pull = new Float64Array(categories);
  for (let i = 0; i < categories; i++) {
    for (let j = 0; j < categories; j++) {
      pull[i] = (pull[i] as number) + ((prevalence[j] as number) * ((weights[i * categories + j] as number) + (weights[j * categories + i] as number))) / 2;
    }
  }
  return {
    gwetAc: linearized(table, agreement, gwetChance(prevalence, weights), weights, (c) => gwetScale * (1 - (prevalence[c] as number))),
    brennanPrediger: linearized(table, agreement, weightSum / (categories * categories), weights, null),
    fleiss: linearized(table, agreement, drawnAgreement(weights, prevalence, prevalence), weights, (c) => pull[c] as number),
  };
}

/** `chanceOf(c)` is how much chance agreement a value c stands for; null when chance does not depend on the data. */
function linearized(table: RatingTable, agreement: number, chance: number, weights: Float64Array, chanceOf: ((category: number) => number) | null): number {
  const { start, code } = table;
  const coefficient = (agreement - chance) / (1 - chance);
  let rated = 0;
  let pairable = 0;
  for (let u = 0; u < unitCount(table); u++) {
    const length = (start[u + 1] as number) - (start[u] as number);
    if (length > 0) rated += 1;
    if (length > 1) pairable += 1;
  }
  let squares = 0;
  for (let u = 0; u < unitCount(table); u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    if (to === from) continue;
    let influence = to - from < 2 ? 0 : ((rated / pairable) * (unitAgreement(table, u, weights) - chance)) / (1 - chance);
    if (chanceOf !== null) {
      let own = 0;
      for (let i = from; i < to; i++) own += chanceOf(code[i] as number) / (to - from);
      influence -= (2 * (1 - coefficient) * (own - chance)) / (1 - chance);
    }
    squares += (influence - coefficient) ** 2;
  }
  return Math.sqrt(squares / (rated * (rated - 1)));
}
