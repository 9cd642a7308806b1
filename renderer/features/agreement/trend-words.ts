import type { IntervalNote } from '../../../shared/agreement/estimate.ts';
import type { ChangeTest } from '../../../shared/curation/change-test.ts';
import { countOf } from '../../ui/format-count.ts';
import { formatCoefficient, formatEnd, THIN } from '../../ui/format-coefficient.ts';

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
  readonly intervalNote?: IntervalNote;
}

/** From one round to the next in words: "up by 0.27 (95 % interval 0.16 to 0.38)". `change` is after minus before. */
export function changeWords(before: TrendStop, after: TrendStop, change?: TrendChange): string {
  const difference = change?.value ?? (before.value === null || after.value === null ? null : after.value - before.value);
  if (difference === null) return `no comparison, because ${before.value === null ? before.name : after.name} has no value.`;
  const size = formatCoefficient(Math.abs(difference));
  const moved = Math.abs(difference) < 0.005 ? 'unchanged' : `${difference > 0 ? 'up' : 'down'} by ${size}`;
  const { interval } = change ?? {};
  if (interval === undefined || interval === null) return `${moved}${withoutInterval(change?.intervalNote)}.`;
  const limits = `95${THIN}% interval ${formatEnd(interval.low)} to ${formatEnd(interval.high)}`;
  const sure = interval.low > 0 || interval.high < 0 ? '' : ': the data do not show which way';
  return `${moved} (${limits})${sure}.`;
}

function withoutInterval(note: IntervalNote | undefined): string {
  switch (note) {
    case 'one_cluster':
      return ', without an interval: a round has samples of one group only';
    case 'one_unit':
      return ', without an interval: a round has one sample only';
    case 'too_many_undefined_resamples':
      return ', without an interval: too many resamples have only one kind of answer';
    case 'few_disagreeing_units':
    case undefined:
      return '';
  }
}

/** Whether it could be chance, in words; `adjusted` is p after Holm for so many `comparisons`. */
export function testWords({ kind, samples, p }: ChangeTest, { adjusted, comparisons }: { readonly adjusted: number; readonly comparisons: number }): string {
  const chance = comparisons > 1 ? `${pText(adjusted)} after Holm for ${comparisons} comparisons` : pText(p);
  return kind === 'sign-flip' ? `${chance}, by permutation on ${countOf(samples, 'sample')} of both rounds` : `${chance}, by permutation of ${countOf(samples, 'sample')} between the rounds`;
}

/** `p = 0.032`, `p < 0.001`. */
export function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p < 0.1 ? p.toFixed(3) : p.toFixed(2)}`;
}

/** What changed between two rounds besides the labels: the guideline, or nothing that is written down. */
export function guidelineWords(before: TrendStop, after: TrendStop): string {
  if (after.guideline === undefined || before.guideline === undefined) return '';
  return before.guideline === after.guideline ? `both under guideline ${after.guideline}` : `guideline ${before.guideline} → ${after.guideline}`;
}
