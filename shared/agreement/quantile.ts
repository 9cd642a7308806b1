/**
 * The p-quantile of ascending numbers by linear interpolation (type 7 of Hyndman & Fan 1996, the default of R and numpy).
 * NaN when there are none.
 *
 * @example
 * quantile([1, 2, 3, 4], 0.25) // → 1.75
 */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  if (ascending.length === 0) return NaN;
  const position = Math.min(Math.max(p, 0), 1) * (ascending.length - 1);
  const below = Math.floor(position);
  const low = ascending[below] as number;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] as number;
  return low + (position - below) * (high - low);
}
