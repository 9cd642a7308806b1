import { formatCoefficient, formatEnd } from '../../ui/format-coefficient.ts';

/** A headline as the trend speaks of it. */
export interface TrendStop {
  readonly name: string;
  /** The display number of the guideline version it was labeled under. */
  readonly guideline: number | undefined;
  readonly value: number | null;
}

/** A change with its interval, where there is one. */
export interface TrendChange {
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** From one round to the next in words: "up by 0.27 (95 % interval 0.16 to 0.38)". `change` is after minus before. */
export function changeWords(before: TrendStop, after: TrendStop, change?: TrendChange): string {
  const difference = change?.value ?? (before.value === null || after.value === null ? null : after.value - before.value);
  if (difference === null) return `no comparison, because ${before.value === null ? before.name : after.name} has no value.`;
  const size = formatCoefficient(Math.abs(difference));
  const moved = Math.abs(difference) < 0.005 ? 'unchanged' : `${difference > 0 ? 'up' : 'down'} by ${size}`;
  const { interval } = change ?? {};
  if (interval === undefined || interval === null) return `${moved}.`;
  const limits = `95\u202f% interval ${formatEnd(interval.low)} to ${formatEnd(interval.high)}`;
  const sure = interval.low > 0 || interval.high < 0 ? '' : ': the data do not show which way';
  return `${moved} (${limits})${sure}.`;
}

/** What changed between two rounds besides the labels: the guideline, or nothing that is written down. */
export function guidelineWords(before: TrendStop, after: TrendStop): string {
  if (after.guideline === undefined || before.guideline === undefined) return '';
  return before.guideline === after.guideline ? `both under guideline ${after.guideline}` : `guideline ${before.guideline} → ${after.guideline}`;
}
