/**
 * A coefficient that can be computed again for any multiset of its units, which is what a bootstrap over units and a
 * jackknife ask for. Engines keep per-unit sums, so that a resample adds numbers up instead of matching or comparing
 * answers again.
 */
export interface UnitStatistic {
  readonly units: number;
  /** The coefficient when unit u occurs `times[u]` times; null when undefined there. All ones give the estimate itself. */
  at(times: ArrayLike<number>): number | null;
  /** The coefficient without one unit; null when undefined. */
  without(unit: number): number | null;
  /** Whether the unit changes nothing however often it occurs (nobody to compare with): such units are not drawn. */
  inert?(unit: number): boolean;
}

/**
 * A statistic that depends on its units only through sums over them: `rows` has `width` numbers per unit, `of` turns
 * the column totals into the coefficient.
 */
export function summedStatistic(rows: Float64Array, width: number, of: (totals: Float64Array) => number | null): UnitStatistic {
  const units = width === 0 ? 0 : rows.length / width;
  const everything = new Float64Array(width);
  for (let i = 0; i < rows.length; i++) everything[i % width] = (everything[i % width] as number) + (rows[i] as number);
  const totals = new Float64Array(width);
  return {
    units,
    at(times) {
      totals.fill(0);
      for (let unit = 0; unit < units; unit++) {
        const count = times[unit] as number;
        if (count === 0) continue;
        const start = unit * width;
        for (let k = 0; k < width; k++) totals[k] = (totals[k] as number) + count * (rows[start + k] as number);
      }
      return of(totals);
    },
    without(unit) {
      for (let k = 0; k < width; k++) totals[k] = (everything[k] as number) - (rows[unit * width + k] as number);
      return of(totals);
    },
    inert(unit) {
      for (let k = 0; k < width; k++) if (rows[unit * width + k] !== 0) return false;
      return true;
    },
  };
}
