import type { Figure } from '../../../shared/curation/agreement-figures.ts';
import type { WhatIf } from '../../../shared/curation/what-if.ts';
import { formatCoefficient } from '../../ui/format-coefficient.ts';

/** What a try shows, and what it does not. */
export function whatIfWords(now: Figure, then: Figure, { merge, ordered }: WhatIf): string {
  const before = now.estimate.value;
  const after = then.estimate.value;
  if (after === null) return 'Agreement would be undefined: what is left has nothing to compare.';
  if (before === null) return `Agreement would be ${formatCoefficient(after)}; as labeled it is undefined.`;
  const difference = after - before;
  const moved = Math.abs(difference) < 0.005 ? 'would hardly change' : `would be ${difference > 0 ? 'up' : 'down'} by ${formatCoefficient(Math.abs(difference))}`;
  const notes = [
    merge.length >= 2 ? 'Merging also gives up the distinction: do it if nobody needs it downstream.' : '',
    ordered ? 'An ordered reading is another yardstick, not better labels.' : '',
  ].filter((note) => note !== '');
  return [`Agreement ${moved}.`, ...notes].join(' ');
}
