import { numericCategories } from './krippendorff-alpha.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/** Numbers of the units that every rater rated, row by row. */
export interface CompleteMatrix {
  readonly units: number;
  readonly raters: number;
  readonly values: Float64Array<ArrayBuffer>;
}

/**
 * The complete part of a table of numbers: raters without any value and then units with a missing value are left out. What intraclass
 * correlations and rank concordance need. Categories must be numbers.
 */
export function completeMatrix(table: RatingTable): CompleteMatrix {
  const { start, rater, code } = table;
  const numbers = numericCategories(table.categories);
  const raters = new Set(rater).size;
  const values: number[] = [];
  let units = 0;
  for (let u = 0; u < unitCount(table); u++) {
    const from = start[u] as number;
    if ((start[u + 1] as number) - from !== raters || raters === 0) continue;
    for (let i = 0; i < raters; i++) values.push(numbers[code[from + i] as number] as number);
    units += 1;
  }
  return { units, raters, values: Float64Array.from(values) };
}
