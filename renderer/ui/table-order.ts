import { compareNatural } from '../../shared/basics/order.ts';

/** What a column sorts by; null sorts last in both directions. */
export type SortValue = string | number | null;

export type Sort = { readonly column: string; readonly descending: boolean };

/**
 * Positions of `values` in sorted order. Stable; texts compare naturally (img2 before img10), numbers by size, numbers before texts,
 * nulls and NaN last whichever the direction. O(n log n).
 */
export function sortedOrder(values: readonly SortValue[], descending: boolean): number[] {
  const order = Array.from(values, (_, index) => index);
  const direction = descending ? -1 : 1;
  const missing = (value: SortValue | undefined) => value === null || value === undefined || Number.isNaN(value);
  return order.sort((i, j) => {
    const a = values[i];
    const b = values[j];
    if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b)) || i - j;
    const compared =
      typeof a === 'number' && typeof b === 'number' ? a - b : typeof a === 'string' && typeof b === 'string' ? compareNatural(a, b) : typeof a === 'number' ? -1 : 1;
    return compared * direction || i - j;
  });
}

/** The next sort when a heading is pressed: ascending, descending, then as it came. */
export function nextSort(current: Sort | null, column: string): Sort | null {
  if (current?.column !== column) return { column, descending: false };
  return current.descending ? null : { column, descending: true };
}
