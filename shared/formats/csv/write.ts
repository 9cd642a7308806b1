/** What a cell may hold: numbers are written as such, null as nothing. */
export type Cell = string | number | null;

/**
 * A table as CSV: UTF-8 without BOM, LF, RFC 4180 quoting, a header. Texts that a spreadsheet would run as a formula get an
 * apostrophe in front; numbers do not. `readCsv` and `withoutGuard` lead back.
 */
export function writeCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header.map(cellText).join(',')];
  for (const row of rows) lines.push(row.map(cellText).join(','));
  return `${lines.join('\n')}\n`;
}

// SECURITY: CSV injection: spreadsheets run cells that start so, and labelers' texts come from anywhere.
const FORMULA = /^[=+\-@\t\r]/;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return quoted(FORMULA.test(cell) ? `'${cell}` : cell);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell's text without the apostrophe that `writeCsv` puts before what looks like a formula. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
