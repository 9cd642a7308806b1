import { disagreement } from './disagreement.ts';
import { type Coefficient, undefinedBecause } from './estimate.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/** Raw agreement, in the two weightings of the literature. They are equal when every unit has the same number of values. */
export interface RawAgreement {
  /** 1 − alpha's observed disagreement: the figure to show next to alpha (Krippendorff). */
  readonly valueWeighted: Coefficient;
  /** Mean over units of the share of agreeing pairs: the figure inside Fleiss' and Gwet's coefficients. */
  readonly unitWeighted: Coefficient;
}

/**
 * Percent agreement: how often two raters of a unit say the same, chance not taken out. Say which weighting is shown.
 * Undefined: `no_pairable_values`. O(ratings · raters).
 *
 * @example
 * rawAgreement(tableOfRows([['a', 'a'], ['a', 'b']])).valueWeighted // → { kind: 'defined', value: 0.5 }
 */
export function rawAgreement(table: RatingTable): RawAgreement {
  const { pairable, observed } = disagreement(table, table.categories.length, { kind: 'nominal' }, null);
  if (pairable === 0) return { valueWeighted: undefinedBecause('no_pairable_values'), unitWeighted: undefinedBecause('no_pairable_values') };
  const { start, code } = table;
  let units = 0;
  let agreement = 0;
  for (let u = 0; u < unitCount(table); u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    if (to - from < 2) continue;
    units += 1;
    let agreeing = 0;
    for (let i = from; i < to; i++) for (let j = i + 1; j < to; j++) if (code[i] === code[j]) agreeing += 1;
    agreement += (2 * agreeing) / ((to - from) * (to - from - 1));
  }
  return { valueWeighted: { kind: 'defined', value: 1 - observed }, unitWeighted: { kind: 'defined', value: agreement / units } };
}
