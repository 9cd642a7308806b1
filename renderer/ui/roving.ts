/** A keyboard step in a list or grid of `count` cells in rows of `columns`, `page` rows per page. Null when the key is not a step. */
export function rovingStep(key: string, mod: boolean, from: number, count: number, columns: number, page: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const clamp = (index: number) => Math.min(last, Math.max(0, index));
  // Down from a full row into a shorter last row lands on its last cell; within the last row it stays.
  const below = (rows: number) => {
    const next = from + rows * columns;
    if (next <= last) return next;
    return Math.floor(from / columns) === Math.floor(last / columns) ? from : last;
  };
  const above = (rows: number) => {
    const next = from - rows * columns;
    return next >= 0 ? next : from % columns;
  };
  const rowStart = from - (from % columns);
  switch (key) {
    case 'ArrowDown':
      return below(1);
    case 'ArrowUp':
      return above(1);
    case 'ArrowRight':
      return columns > 1 ? clamp(from + 1) : null;
    case 'ArrowLeft':
      return columns > 1 ? clamp(from - 1) : null;
    case 'PageDown':
      return below(Math.max(1, page));
    case 'PageUp':
      return above(Math.max(1, page));
    case 'Home':
      return mod || columns === 1 ? 0 : rowStart;
    case 'End':
      return mod || columns === 1 ? last : clamp(rowStart + columns - 1);
    default:
      return null;
  }
}
