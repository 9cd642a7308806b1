import { drawnAgreement, sharesOfTable } from './agreement-shares.ts';
import { aboveChance, type ChanceCorrected, undefinedBecause } from './estimate.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/**
 * Conger's kappa: Cohen's chance model for many raters, each drawing from their own label shares. Offered for comparison with other
 * tools only; alpha and the pairwise matrix say more. Raters without values are left out.
 *
 * Undefined: `no_pairable_values`; `no_variation` when all used one category. Source: Conger 1980, Psychol. Bull. 88; Gwet 2014.
 */
export function congerKappa(table: RatingTable, weights: Float64Array): ChanceCorrected {
  const { agreement } = sharesOfTable(table, weights);
  if (agreement === null) return undefinedBecause('no_pairable_values');
  const habits = raterShares(table);
  const categories = table.categories.length;
  const mean = new Float64Array(categories);
  for (const habit of habits) for (let c = 0; c < categories; c++) mean[c] = (mean[c] as number) + (habit[c] as number) / habits.length;
  // Pairs of different raters: all pairs of raters less each rater with themselves.
  const all = habits.length ** 2 * drawnAgreement(weights, mean, mean);
  const own = habits.reduce((sum, habit) => sum + drawnAgreement(weights, habit, habit), 0);
  return aboveChance(agreement, (all - own) / (habits.length * (habits.length - 1)));
}

function raterShares(table: RatingTable): Float64Array[] {
  const { start, rater, code, categories } = table;
  const shares = Array.from({ length: table.raters }, () => new Float64Array(categories.length));
  const totals = new Float64Array(table.raters);
  for (let i = 0; i < (start[unitCount(table)] as number); i++) {
    const who = rater[i] as number;
    const own = shares[who] as Float64Array;
    own[code[i] as number] = (own[code[i] as number] as number) + 1;
    totals[who] = (totals[who] as number) + 1;
  }
  return shares.filter((_, who) => (totals[who] as number) > 0).map((own, i) => own.map((count) => count / (totals.filter((total) => total > 0)[i] as number)));
}
