import { type PairsByRow, type PricedAssignment, TIED, type WeightedPairs } from './priced-assignment.ts';

/**
 * Among all assignments of the same greatest weight, the one whose list of (row, column) pairs comes first: each row in
 * turn takes the lowest column that still leaves an optimal rest. By complementary slackness an assignment is optimal
 * exactly when it uses only pairs priced at their weight and leaves only priceless rows and columns alone. To be a
 * perfect matching, every row gets a stand-in column of its own and every column a stand-in row; stand-ins pair freely.
 * O(1) without ties, else one search per row and candidate.
 */
export function firstOptimalAssignment(pairs: WeightedPairs, byRow: PairsByRow, priced: PricedAssignment): Int32Array {
  const rowCount = priced.columnOfRow.length;
  const columnCount = priced.rowOfColumn.length;
  const mayStayAlone = (row: number): boolean => (priced.rowPrice[row] as number) <= TIED;
  const mayStayFree = (column: number): boolean => (priced.columnPrice[column] as number) <= TIED;

  const choices: number[][] = [];
  for (let row = 0; row < rowCount; row++) {
    const columns: number[] = [];
    for (let p = byRow.first[row] as number; p !== -1; p = byRow.next[p] as number) {
      const column = pairs.columns[p] as number;
      const slack = (priced.rowPrice[row] as number) + (priced.columnPrice[column] as number) - (pairs.weights[p] as number);
      if (slack <= TIED) columns.push(column);
    }
    columns.sort((a, b) => a - b);
    if (mayStayAlone(row)) columns.push(columnCount + row);
    choices.push(columns);
  }

  const columnOf = new Int32Array(rowCount + columnCount);
  const rowOf = new Int32Array(columnCount + rowCount);
  const join = (row: number, column: number): void => {
    columnOf[row] = column;
    rowOf[column] = row;
  };
  for (let row = 0; row < rowCount; row++) {
    const column = priced.columnOfRow[row] as number;
    join(row, column === -1 ? columnCount + row : column);
    if (column !== -1) join(rowCount + column, columnCount + row);
  }
  for (let column = 0; column < columnCount; column++) {
    if (priced.rowOfColumn[column] === -1) join(rowCount + column, column);
  }

  const choicesOf = (row: number): readonly number[] => {
    if (row < rowCount) return choices[row] as number[];
    const standIns = Array.from({ length: rowCount }, (_, i) => columnCount + i);
    return mayStayFree(row - rowCount) ? [row - rowCount, ...standIns] : standIns;
  };

  /** Moves `row` to `wanted` when the rows after it can be rearranged for that; says whether it could. */
  const move = (row: number, wanted: number): boolean => {
    const released = columnOf[row] as number;
    const displaced = rowOf[wanted] as number;
    if (displaced < row) return false;
    const cameFrom = new Int32Array(rowOf.length).fill(-1);
    const queue = [displaced];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const column of choicesOf(at)) {
        const owner = rowOf[column] as number;
        if (column === wanted || cameFrom[column] !== -1 || owner < row) continue;
        cameFrom[column] = at;
        if (column !== released) {
          queue.push(owner);
          continue;
        }
        for (let back = released; ; ) {
          const taker = cameFrom[back] as number;
          const next = columnOf[taker] as number;
          join(taker, back);
          if (taker === displaced) break;
          back = next;
        }
        join(row, wanted);
        return true;
      }
    }
    return false;
  };

  for (let row = 0; row < rowCount; row++) {
    for (const column of choices[row] as number[]) {
      if (columnOf[row] === column || move(row, column)) break;
    }
  }
  return Int32Array.from({ length: rowCount }, (_, row) => {
    const column = columnOf[row] as number;
    return column < columnCount ? column : -1;
  });
}
