import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { type Estimate, formatEstimate } from '../estimate.ts';
import { countOf, formatCount } from '../format-count.ts';
import { formatCoefficient } from '../format-coefficient.ts';
import { undefinedBecause } from '../undefined-because.ts';
import { type AxisName, axisShare } from './axis.ts';
import { heatStyle } from './heat.ts';
import { useMarkRoving } from './use-mark-roving.ts';

/** A cell: an estimate, and on how many it rests. */
export type PairValue = Estimate & { readonly n?: number | undefined };

/**
 * Labeler by labeler: each cell an estimate, shaded by its value, and below it what it rests on; grey and unshaded with fewer than `few`. The
 * diagonal may hold agreement with oneself, and opens nothing. Names stay in sight while a large matrix scrolls.
 */
export function PairMatrix({
  label,
  names,
  marks,
  value,
  onOpen,
  axis = 'alpha',
  few = 0,
}: {
  label: string;
  names: readonly string[];
  marks?: readonly ReactNode[] | undefined;
  value: (row: number, column: number) => PairValue | null;
  /** Estimates that rest on fewer than this are greyed. */
  few?: number | undefined;
  onOpen?: ((row: number, column: number) => void) | undefined;
  axis?: AxisName | undefined;
}) {
  const size = names.length;
  const { container, mark } = useMarkRoving(size * size, size, (place) => place % size !== Math.floor(place / size) && value(Math.floor(place / size), place % size) !== null);
  const focusable = { tabIndex: onOpen ? -1 : 0 };
  return (
    <section aria-label={label} {...focusable} className="max-h-[34rem] overflow-auto focus-visible:-outline-offset-2">
      <table className="border-separate border-spacing-px text-sm" {...container}>
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            <td className="sticky top-0 left-0 z-2 bg-surface">
              <span className="sr-only">Labeler</span>
            </td>
            {names.map((name, column) => (
              <th key={name} scope="col" className="sticky top-0 z-1 max-w-24 bg-surface px-1 pb-1 text-xs font-normal text-ink-2">
                <span className="flex flex-col items-center gap-1">
                  {marks?.[column]}
                  <span className="w-full truncate text-center" title={name}>
                    {name}
                  </span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((rowName, row) => (
            <tr key={rowName}>
              <th scope="row" className="sticky left-0 z-1 max-w-36 bg-surface pr-2 text-left text-xs font-normal text-ink-2">
                <span className="flex items-center gap-1.5">
                  {marks?.[row]}
                  <span className="truncate" title={rowName}>
                    {rowName}
                  </span>
                </span>
              </th>
              {names.map((columnName, column) => (
                <td key={columnName} className="p-0">
                  <PairCell
                    name={row === column ? `${rowName} with themselves` : `${rowName} and ${columnName}`}
                    estimate={value(row, column)}
                    axis={axis}
                    few={few}
                    button={row === column ? undefined : onOpen && { ...mark(row * size + column), onClick: () => onOpen(row, column) }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PairCell({ name, estimate, axis, few, button }: { name: string; estimate: PairValue | null; axis: AxisName; few: number; button: (Record<string, unknown> & { onClick: () => void }) | undefined }) {
  const defined = estimate !== null && estimate.value !== null;
  const n = estimate?.n;
  const rests = n === undefined || n >= few;
  const look = classNames('flex h-10 w-full min-w-13 flex-col items-center justify-center rounded-sm px-1 leading-tight', defined && rests ? 'text-ink' : 'text-ink-3');
  const style = estimate !== null && estimate.value !== null && rests ? heatStyle(axisShare(axis, estimate.value) ** 2) : undefined;
  const text = estimate === null ? '' : estimate.value === null ? '–' : formatCoefficient(estimate.value);
  const title = estimate === null ? undefined : `${name}: ${formatEstimate(estimate)}${n === undefined ? '' : `, on ${countOf(n, 'sample')}`}`;
  const inside = (
    <>
      <span>
        {button && <span className="sr-only">{`${name}: `}</span>}
        {estimate?.value === null ? (
          <>
            <span aria-hidden>{text}</span>
            <span className="sr-only">{undefinedBecause(estimate.because)}</span>
          </>
        ) : (
          text
        )}
      </span>
      {n !== undefined && (
        <span className="text-2xs">
          <span className="sr-only">on </span>
          {formatCount(n)}
          <span className="sr-only">{n === 1 ? ' sample' : ' samples'}</span>
        </span>
      )}
    </>
  );
  if (!button || estimate === null) {
    return (
      <span title={title} className={look} style={style}>
        {inside}
      </span>
    );
  }
  return (
    <button type="button" {...button} title={title} className={`${look} hover:ring-2 hover:ring-accent hover:ring-inset`} style={style}>
      {inside}
    </button>
  );
}
