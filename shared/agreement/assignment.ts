import { firstOptimalAssignment } from './assignment-order.ts';
import { pairsByRow, pricedAssignment, type WeightedPairs } from './priced-assignment.ts';

/** Every row and every column occurs once: all pairs are taken. Null when two pairs compete. */
function withoutConflict(pairs: WeightedPairs, rowCount: number, columnCount: number): Int32Array | null {
  const columnOfRow = new Int32Array(rowCount).fill(-1);
  const taken = new Uint8Array(columnCount);
  for (let p = 0; p < pairs.rows.length; p++) {
    const row = pairs.rows[p] as number;
    const column = pairs.columns[p] as number;
    if (columnOfRow[row] !== -1 || taken[column] === 1) return null;
    columnOfRow[row] = column;
    taken[column] = 1;
  }
  return columnOfRow;
}

/**
 * The one-to-one assignment with the greatest total weight (Kuhn 1955, Naval Res. Logist. Q. 2; Munkres 1957): for each
 * row its column, or -1. Rows and columns may stay alone. With `firstOfTies`, among all assignments of that weight the
 * one whose list of (row, column) pairs comes first; without, any. About O(rows · reached pairs), linear when nothing
 * competes.
 */
export function maximumAssignment(
  pairs: WeightedPairs,
  rowCount: number,
  columnCount: number,
  options: { readonly firstOfTies: boolean },
): Int32Array {
  const simple = withoutConflict(pairs, rowCount, columnCount);
  if (simple !== null) return simple;
  const byRow = pairsByRow(pairs, rowCount);
  const priced = pricedAssignment(pairs, byRow, rowCount, columnCount);
  return options.firstOfTies ? firstOptimalAssignment(pairs, byRow, priced) : priced.columnOfRow;
}
