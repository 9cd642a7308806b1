const HEADER = 31;
const ROW = 30;
const MOST_ROWS = 12;

/** Height in px of a table with so many rows: all of them, or a dozen that scroll. */
export function tableHeight(rows: number): number {
  return HEADER + Math.min(MOST_ROWS, Math.max(1, rows)) * ROW;
}
