import type { ReactNode } from 'react';
import { type Estimate, formatEstimate, formatInterval } from '../estimate.ts';
import { formatCoefficient } from '../format-coefficient.ts';
import { undefinedBecause } from '../undefined-because.ts';
import type { AxisName } from './axis.ts';
import { AxisFigures, IntervalGlyph } from './interval-dot.tsx';
import { useMarkRoving } from './use-mark-roving.ts';

export type IntervalRow = { readonly key: string; readonly name: string; readonly mark?: ReactNode; readonly estimate: Estimate; readonly note?: string | undefined; readonly color?: string | undefined };

const columns = 'grid grid-cols-[minmax(7rem,1fr)_minmax(8rem,2.2fr)_3.25rem_6.25rem] items-center gap-x-3 px-4';

/** Estimates under each other on one axis: per question, per label, per labeler. With `onOpen` a row opens what is behind it. */
export function IntervalRows({
  label,
  rows,
  axis = 'alpha',
  onOpen,
}: {
  label: string;
  rows: readonly IntervalRow[];
  axis?: AxisName | undefined;
  onOpen?: ((key: string) => void) | undefined;
}) {
  const { container, mark } = useMarkRoving(rows.length);
  return (
    <div className="py-1">
      <ul aria-label={label} {...container}>
        {rows.map((row, index) => {
          const inside = <RowInside row={row} axis={axis} />;
          return (
            <li key={row.key}>
              {onOpen ? (
                <button type="button" {...mark(index)} title={formatEstimate(row.estimate)} onClick={() => onOpen(row.key)} className={`${columns} min-h-8 w-full text-left hover:bg-hover focus-visible:-outline-offset-2`}>
                  {inside}
                </button>
              ) : (
                <div className={`${columns} min-h-8`}>{inside}</div>
              )}
            </li>
          );
        })}
      </ul>
      <div className={columns}>
        <span />
        <AxisFigures axis={axis} />
      </div>
    </div>
  );
}

function RowInside({ row, axis }: { row: IntervalRow; axis: AxisName }) {
  const { estimate } = row;
  return (
    <>
      <span className="flex min-w-0 items-center gap-2">
        {row.mark}
        <span className="min-w-0">
          <span className="block truncate text-ink">{row.name}</span>
          {row.note && <span className="block text-xs leading-tight text-ink-3">{row.note}</span>}
        </span>
      </span>
      {estimate.value === null ? (
        <span className="col-span-3 py-1 text-xs leading-tight text-ink-3">{undefinedBecause(estimate.because)}</span>
      ) : (
        <>
          <IntervalGlyph estimate={estimate} axis={axis} color={row.color} height={24} />
          <span className="text-right text-base font-semibold text-ink">{formatCoefficient(estimate.value)}</span>
          <span className="text-xs text-ink-3">{estimate.low !== undefined && estimate.high !== undefined ? formatInterval(estimate.low, estimate.high) : 'no interval'}</span>
        </>
      )}
    </>
  );
}
