import type { Estimate } from '../../shared/agreement/estimate.ts';

/** What stands in a table beside the figures. */
export type ReportCell = string | number | null | Estimate;

export function isEstimate(cell: ReportCell | undefined): cell is Estimate {
  return typeof cell === 'object' && cell !== null;
}

/** An estimate as `--json` prints it (design §10). */
export function plainEstimate({ value, reason, interval, n }: Estimate): object {
  const plainInterval = interval === null ? null : { low: interval.low, high: interval.high, confidence: interval.confidence, method: interval.method, resamples: interval.resamples, undefined: interval.undefined, ...(interval.clusters === undefined ? {} : { clusters: interval.clusters }) };
  return { value, ...(reason === undefined ? {} : { reason }), interval: plainInterval, n: { units: n.units, total: n.total, raters: n.raters, pairable: n.pairable } };
}

/** A cell in a table for people. */
export function cellText(cell: ReportCell | undefined): string {
  if (isEstimate(cell)) {
    const { value, interval } = cell;
    return value === null ? '–' : `${decimals(value)}${interval === null ? '' : ` (${decimals(interval.low)} to ${decimals(interval.high)})`}`;
  }
  return typeof cell === 'number' && !Number.isInteger(cell) ? decimals(cell) : String(cell ?? '–');
}

/** To three digits, without a negative zero. */
export function decimals(value: number): string {
  const text = value.toFixed(3);
  return text === '-0.000' ? '0.000' : text;
}
