import { aboveChance, type Coefficient, undefinedBecause } from './estimate.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/** Two raters on the units that both rated. Below 20 units the figures mean little. */
export interface PairAgreement {
  readonly first: number;
  readonly second: number;
  readonly units: number;
  /** Share of units on which they agree; undefined (`no_pairable_values`) without a common unit. */
  readonly agreement: Coefficient;
  /** Cohen's kappa. */
  readonly kappa: Coefficient;
}

/**
 * The rater × rater matrix: every pair once, `first` < `second`, also pairs without a common unit. One pass over the ratings,
 * O(ratings · raters + raters² · categories). Kappa is undefined as `cohenKappa`. Source: Cohen 1960, Educ. Psychol. Meas. 20; pairwise deletion.
 */
export function pairwiseAgreement(table: RatingTable): PairAgreement[] {
  const { start, rater, code, raters } = table;
  const categories = table.categories.length;
  const pairOf = (first: number, second: number): number => first * raters + second;
  const common = new Float64Array(raters * raters);
  const equal = new Float64Array(raters * raters);
  // For each ordered pair, how often the first of it said each category on the common units.
  const said = new Float64Array(raters * raters * categories);
  for (let u = 0; u < unitCount(table); u++) {
    const to = start[u + 1] as number;
    for (let i = start[u] as number; i < to; i++) {
      for (let j = i + 1; j < to; j++) {
        const pair = pairOf(rater[i] as number, rater[j] as number);
        const mirrored = pairOf(rater[j] as number, rater[i] as number);
        common[pair] = (common[pair] as number) + 1;
        if (code[i] === code[j]) equal[pair] = (equal[pair] as number) + 1;
        const ofFirst = pair * categories + (code[i] as number);
        const ofSecond = mirrored * categories + (code[j] as number);
        said[ofFirst] = (said[ofFirst] as number) + 1;
        said[ofSecond] = (said[ofSecond] as number) + 1;
      }
    }
  }
  const result: PairAgreement[] = [];
  for (let first = 0; first < raters; first++) {
    for (let second = first + 1; second < raters; second++) {
      const units = common[pairOf(first, second)] as number;
      if (units === 0) {
        const nothing = undefinedBecause('no_pairable_values');
        result.push({ first, second, units, agreement: nothing, kappa: nothing });
        continue;
      }
      let chance = 0;
      for (let c = 0; c < categories; c++) {
        chance += ((said[pairOf(first, second) * categories + c] as number) / units) * ((said[pairOf(second, first) * categories + c] as number) / units);
      }
      const agreement = (equal[pairOf(first, second)] as number) / units;
      result.push({ first, second, units, agreement: { kind: 'defined', value: agreement }, kappa: aboveChance(agreement, chance) });
    }
  }
  return result;
}
