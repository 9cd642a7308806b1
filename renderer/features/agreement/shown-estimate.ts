import type { Coefficient, Estimate } from '../../../shared/agreement/estimate.ts';
import type { Estimate as Shown } from '../../ui/estimate.ts';

/** An estimate of the engine as charts and texts show it. */
export function shownEstimate({ value, reason, interval }: Estimate): Shown {
  if (value === null) return { value: null, because: reason ?? 'no-pairable-values' };
  return interval === null ? { value } : { value, low: interval.low, high: interval.high, confidence: interval.confidence };
}

export function shownCoefficient(coefficient: Coefficient): Shown {
  return coefficient.kind === 'defined' ? { value: coefficient.value } : { value: null, because: coefficient.because };
}
