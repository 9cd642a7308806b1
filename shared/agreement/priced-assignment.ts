/** Weighted pairs of a row and a column, side by side; weights are positive, a pair is listed at most once. */
export interface WeightedPairs {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly weights: readonly number[];
}

/** Per row its pairs: `next` walks the pairs of a row from `first`, -1 ends. */
export interface PairsByRow {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/** The assignment with the prices that prove it: price(row) + price(column) >= weight, equal on chosen pairs. */
export interface PricedAssignment {
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
}

/** Weights closer than this count as tied. */
export const TIED = 1e-11;

/** The pairs of each row, in the order they are listed. */
export function pairsByRow(pairs: WeightedPairs, rowCount: number): PairsByRow {
  const first = new Int32Array(rowCount).fill(-1);
  const next = new Int32Array(pairs.rows.length);
  for (let p = pairs.rows.length - 1; p >= 0; p--) {
    const row = pairs.rows[p] as number;
    next[p] = first[row] as number;
    first[row] = p;
  }
  return { first, next };
}

/**
 * Shortest augmenting paths (Jonker & Volgenant 1987, Computing 38) on the listed pairs only; a row or column may stay
 * alone at weight 0. Each row searches from itself until it reaches a free column, or a row that loses nothing by
 * staying alone.
 */
export function pricedAssignment(pairs: WeightedPairs, byRow: PairsByRow, rowCount: number, columnCount: number): PricedAssignment {
  const columnOfRow = new Int32Array(rowCount).fill(-1);
  const rowOfColumn = new Int32Array(columnCount).fill(-1);
  const rowPrice = new Float64Array(rowCount);
  const columnPrice = new Float64Array(columnCount);
  const distance = new Float64Array(columnCount).fill(Infinity);
  const reachedFrom = new Int32Array(columnCount).fill(-1);
  const settled = new Uint8Array(columnCount);

  for (let start = 0; start < rowCount; start++) {
    let price = 0;
    for (let p = byRow.first[start] as number; p !== -1; p = byRow.next[p] as number) {
      price = Math.max(price, (pairs.weights[p] as number) - (columnPrice[pairs.columns[p] as number] as number));
    }
    rowPrice[start] = price;

    const reached: number[] = [];
    const treeRows: number[] = [start];
    const treeDistance: number[] = [0];
    let aloneCost = Infinity;
    let aloneRow = -1;
    let row = start;
    let rowDistance = 0;
    let freeColumn = -1;
    let total = 0;
    for (;;) {
      const price = rowPrice[row] as number;
      if (rowDistance + price < aloneCost) {
        aloneCost = rowDistance + price;
        aloneRow = row;
      }
      for (let p = byRow.first[row] as number; p !== -1; p = byRow.next[p] as number) {
        const column = pairs.columns[p] as number;
        if (settled[column] === 1) continue;
        const through = rowDistance + price + (columnPrice[column] as number) - (pairs.weights[p] as number);
        if (through >= (distance[column] as number)) continue;
        if (distance[column] === Infinity) reached.push(column);
        distance[column] = through;
        reachedFrom[column] = row;
      }
      let nearest = -1;
      let least = Infinity;
      for (const column of reached) {
        if (settled[column] === 0 && (distance[column] as number) < least) {
          least = distance[column] as number;
          nearest = column;
        }
      }
      if (nearest === -1 || least >= aloneCost) {
        total = aloneCost;
        break;
      }
      settled[nearest] = 1;
      row = rowOfColumn[nearest] as number;
      if (row === -1) {
        freeColumn = nearest;
        total = least;
        break;
      }
      rowDistance = least;
      treeRows.push(row);
      treeDistance.push(least);
    }

    treeRows.forEach((each, i) => {
      rowPrice[each] = Math.max(0, (rowPrice[each] as number) - (total - (treeDistance[i] as number)));
    });
    for (const column of reached) {
      if (settled[column] === 1) columnPrice[column] = (columnPrice[column] as number) + total - (distance[column] as number);
    }

    // Hand columns over backwards along the path; the row that stays alone gives its column away first.
    let column = freeColumn;
    if (column === -1 && aloneRow !== start) {
      column = columnOfRow[aloneRow] as number;
      columnOfRow[aloneRow] = -1;
    }
    while (column !== -1) {
      const taker = reachedFrom[column] as number;
      const given = columnOfRow[taker] as number;
      columnOfRow[taker] = column;
      rowOfColumn[column] = taker;
      column = taker === start ? -1 : given;
    }
    for (const each of reached) {
      distance[each] = Infinity;
      settled[each] = 0;
    }
  }
  return { columnOfRow, rowOfColumn, rowPrice, columnPrice };
}
