/** Rows as aligned columns, two spaces apart. Columns whose cells are all numbers (or empty) stand at the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => all.reduce((widest, row) => Math.max(widest, width(row[column] ?? '')), 0));
  const numeric = header.map((_, column) => rows.length > 0 && rows.every((row) => /^[-–]?[\d.,]*( ?%)?$/.test(row[column] ?? '')));
  return all
    .map((row) =>
      header
        .map((_, column) => {
          const cell = row[column] ?? '';
          const space = ' '.repeat((widths[column] ?? 0) - width(cell));
          return numeric[column] === true ? space + cell : cell + space;
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function width(text: string): number {
  return Array.from(text).length;
}
