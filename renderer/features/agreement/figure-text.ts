import type { FigureId } from '../../../shared/curation/agreement-figures.ts';
import { formatInterval } from '../../ui/estimate.ts';
import { formatCoefficient, THIN } from '../../ui/format-coefficient.ts';
import { formatPercent } from '../../ui/format-percent.ts';

/** Figures that are shares of answers or words, and read as percent. */
const SHARES: ReadonlySet<FigureId> = new Set<FigureId>(['percent_agreement', 'exact_agreement', 'wer', 'cer']);

/** A figure for reading: shares as percent, coefficients with two digits. */
export function figureText(id: FigureId, value: number): string {
  return SHARES.has(id) ? formatPercent(value, 1) : formatCoefficient(value);
}

/** The ends of its interval in the same manner: `72.8 to 83.9 %`. */
export function figureInterval(id: FigureId, { low, high }: { readonly low: number; readonly high: number }): string {
  if (!SHARES.has(id)) return formatInterval(low, high);
  return `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}${THIN}%`;
}
