import { assert } from '../basics/assert.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/** The units that both of two raters rated, cross-tabulated: `counts[i * categories + j]` got category i from the first and j from the second. */
export interface PairTable {
  readonly categories: number;
  readonly counts: Float64Array<ArrayBuffer>;
  readonly total: number;
}

/** The cross table of two raters of a rating table; units that either did not rate are left out. O(ratings). */
export function raterPair(table: RatingTable, first: number, second: number): PairTable {
  const categories = table.categories.length;
  const counts = new Float64Array(categories * categories);
  let total = 0;
  for (let u = 0; u < unitCount(table); u++) {
    const cell = cellOf(table, u, first, second);
    if (cell < 0) continue;
    counts[cell] = (counts[cell] as number) + 1;
    total += 1;
  }
  return { categories, counts, total };
}

/** For each unit its cell in the cross table of two raters; −1 where either did not rate it. O(ratings). */
export function cellOfUnits(table: RatingTable, first: number, second: number): Int32Array<ArrayBuffer> {
  const cells = new Int32Array(unitCount(table));
  for (let u = 0; u < cells.length; u++) cells[u] = cellOf(table, u, first, second);
  return cells;
}

function cellOf({ start, rater, code, categories }: RatingTable, unit: number, first: number, second: number): number {
  const to = start[unit + 1] as number;
  let row = -1;
  let column = -1;
  for (let i = start[unit] as number; i < to; i++) {
    const who = rater[i] as number;
    if (who === first) row = code[i] as number;
    if (who === second) column = code[i] as number;
    if (row >= 0 && column >= 0) return row * categories.length + column;
  }
  return -1;
}

/**
 * A cross table given as rows of counts: rows are the first rater's categories, columns the second's.
 *
 * @example
 * pairTableOfCounts([[20, 5], [10, 15]]).total // → 50
 */
export function pairTableOfCounts(rows: readonly (readonly number[])[]): PairTable {
  const categories = rows.length;
  const counts = new Float64Array(categories * categories);
  let total = 0;
  for (const [i, row] of rows.entries()) {
    assert(row.length === categories, 'a cross table of two raters is square');
    for (const [j, count] of row.entries()) {
      counts[i * categories + j] = count;
      total += count;
    }
  }
  return { categories, counts, total };
}

/** The shares of categories in the rows (first rater) and columns (second rater) of a table with at least one unit. */
export function margins({ categories, counts, total }: PairTable): { readonly rows: Float64Array; readonly columns: Float64Array } {
  const rows = new Float64Array(categories);
  const columns = new Float64Array(categories);
  for (let i = 0; i < categories; i++) {
    for (let j = 0; j < categories; j++) {
      const count = counts[i * categories + j] as number;
      rows[i] = (rows[i] as number) + count;
      columns[j] = (columns[j] as number) + count;
    }
  }
  return { rows: rows.map((count) => count / total), columns: columns.map((count) => count / total) };
}
