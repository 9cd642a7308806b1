import type { Coefficient } from '../../../shared/agreement/estimate.ts';
import { formatCoefficient } from '../../ui/format-coefficient.ts';
import { undefinedBecause } from '../../ui/undefined-because.ts';

/** A coefficient in a table; a dash that says why where there is none. `faint` marks numbers that rest on little. */
export function FigureCell({ coefficient, faint, why }: { readonly coefficient: Coefficient; readonly faint?: boolean | undefined; readonly why?: string | undefined }) {
  if (coefficient.kind === 'undefined') {
    const reason = why ?? undefinedBecause(coefficient.because);
    return (
      <span className="text-ink-3" title={reason}>
        <span aria-hidden>–</span>
        <span className="sr-only">{reason}</span>
      </span>
    );
  }
  return (
    <span className={faint ? 'text-ink-3' : 'text-ink'} title={coefficient.value.toFixed(4)}>
      {formatCoefficient(coefficient.value)}
    </span>
  );
}
