import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { type Estimate, formatEstimate } from '../estimate.ts';
import { formatCoefficient } from '../format-coefficient.ts';
import { type AxisName, axisShare } from './axis.ts';
import { heatStyle } from './heat.ts';
import { useMarkRoving } from './use-mark-roving.ts';

/** Labeler by labeler: each cell an estimate, shaded by its value, hatched-out when undefined. The diagonal may hold agreement with oneself. */
export function PairMatrix({
  label,
  names,
  marks,
  value,
  onOpen,
  axis = 'alpha',
}: {
  label: string;
  names: readonly string[];
  marks?: readonly ReactNode[] | undefined;
  value: (row: number, column: number) => Estimate | null;
  onOpen?: ((row: number, column: number) => void) | undefined;
  axis?: AxisName | undefined;
}) {
  const size = names.length;
  const { container, mark } = useMarkRoving(size * size, size, (place) => value(Math.floor(place / size), place % size) !== null);
  const focusable = { tabIndex: onOpen ? -1 : 0 };
  return (
    <section aria-label={label} {...focusable} className="overflow-auto focus-visible:-outline-offset-2">
      <table className="border-separate border-spacing-px text-sm" {...container}>
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            <td>
              <span className="sr-only">Labeler</span>
            </td>
            {names.map((name, column) => (
              <th key={name} scope="col" className="max-w-24 px-1 pb-1 text-xs font-normal text-ink-2">
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
              <th scope="row" className="max-w-36 pr-2 text-left text-xs font-normal text-ink-2">
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
                    button={onOpen && { ...mark(row * size + column), onClick: () => onOpen(row, column) }}
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

function PairCell({ name, estimate, axis, button }: { name: string; estimate: Estimate | null; axis: AxisName; button: (Record<string, unknown> & { onClick: () => void }) | undefined }) {
  const defined = estimate !== null && estimate.value !== null;
  const look = classNames('flex h-9 w-full min-w-13 items-center justify-center rounded-sm px-1', defined ? 'text-ink' : 'text-ink-3');
  const style = estimate !== null && estimate.value !== null ? heatStyle(axisShare(axis, estimate.value) ** 2) : undefined;
  const text = estimate === null ? '' : estimate.value === null ? '–' : formatCoefficient(estimate.value);
  const title = estimate === null ? undefined : `${name}: ${formatEstimate(estimate)}`;
  if (!button || estimate === null) {
    return (
      <span title={title} className={look} style={style}>
        {text}
      </span>
    );
  }
  return (
    <button type="button" {...button} aria-label={title} title={title} className={`${look} hover:ring-2 hover:ring-accent hover:ring-inset`} style={style}>
      {text}
    </button>
  );
}
