import { aboveChance, type ChanceCorrected, type Coefficient, undefinedBecause } from './estimate.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/** Fleiss' kappa with what it is made of. */
export interface FleissKappa {
  readonly kappa: ChanceCorrected;
  /** Kappa of each category against the rest. */
  readonly categoryKappas: readonly Coefficient[];
  readonly categoryShares: Float64Array<ArrayBuffer>;
  /** For each unit the share of agreeing pairs; NaN for a unit nobody rated. */
  readonly unitAgreements: Float64Array<ArrayBuffer>;
  /** kappa / its standard error under chance agreement: for testing kappa = 0. NaN where undefined. */
  readonly zAtChance: number;
}

/**
 * Fleiss' kappa: agreement of m ratings per unit, by whomever, beyond what draws from the pooled label shares would give. Needs the same m for
 * every rated unit; refused otherwise (`unequal_ratings`): use alpha. Units nobody rated are left out.
 *
 * Also undefined: `no_pairable_values` when m < 2, `no_variation` when one category only was used (for a category: when it was never or
 * always used). O(units · categories).
 *
 * Source: Fleiss 1971, Psychol. Bull. 76; standard error: Fleiss, Nee & Landis 1979, Psychol. Bull. 86. The paper prints category kappas
 * from rounded shares; these are exact.
 *
 * @example
 * fleissKappa(tableOfRows([['y', 'y', 'y'], ['y', 'y', 'n'], ['y', 'n', 'n'], ['n', 'n', 'n']])).kappa // → { kind: 'defined', value: 0.3333…, … }
 */
export function fleissKappa(table: RatingTable): FleissKappa {
  const { start, code } = table;
  const categories = table.categories.length;
  const units = unitCount(table);
  const unitAgreements = new Float64Array(units).fill(NaN);
  const shares = new Float64Array(categories);
  // Σ over units of n_uj (m − n_uj), the pairs in which one says j and the other not.
  const split = new Float64Array(categories);
  const tally = new Float64Array(categories);
  let rated = 0;
  let m = 0;
  let unequal = false;
  let agreement = 0;
  for (let u = 0; u < units; u++) {
    const from = start[u] as number;
    const length = (start[u + 1] as number) - from;
    if (length === 0) continue;
    if (rated > 0 && length !== m) unequal = true;
    rated += 1;
    m = length;
    for (let i = from; i < from + length; i++) tally[code[i] as number] = (tally[code[i] as number] as number) + 1;
    let agreeing = 0;
    for (let c = 0; c < categories; c++) {
      const count = tally[c] as number;
      shares[c] = (shares[c] as number) + count;
      split[c] = (split[c] as number) + count * (length - count);
      agreeing += count * (count - 1);
    }
    tally.fill(0);
    unitAgreements[u] = length < 2 ? NaN : agreeing / (length * (length - 1));
    agreement += unitAgreements[u] as number;
  }
  const because = unequal ? 'unequal_ratings' : m < 2 ? 'no_pairable_values' : null;
  if (because !== null) {
    const nothing = undefinedBecause(because);
    return { kappa: nothing, categoryKappas: table.categories.map(() => nothing), categoryShares: shares.map((count) => count / Math.max(1, rated * m)), unitAgreements, zAtChance: NaN };
  }
  const total = rated * m;
  for (let c = 0; c < categories; c++) shares[c] = (shares[c] as number) / total;
  const kappa = aboveChance(agreement / rated, shares.reduce((sum, share) => sum + share * share, 0));
  const categoryKappas = table.categories.map((_, c): Coefficient => {
    const share = shares[c] as number;
    if (share === 0 || (split[c] === 0 && share > 1 - 1e-12)) return undefinedBecause('no_variation');
    return { kind: 'defined', value: 1 - (split[c] as number) / (total * (m - 1) * share * (1 - share)) };
  });
  return { kappa, categoryKappas, categoryShares: shares, unitAgreements, zAtChance: zAtChance(kappa, shares, rated, m) };
}

function zAtChance(kappa: ChanceCorrected, shares: Float64Array, units: number, m: number): number {
  if (kappa.kind === 'undefined') return NaN;
  const spread = shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const skew = shares.reduce((sum, share) => sum + share * (1 - share) * (1 - 2 * share), 0);
  const variance = (2 * (spread * spread - skew)) / (spread * spread * units * m * (m - 1));
  return kappa.value / Math.sqrt(variance);
}
