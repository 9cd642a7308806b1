import { max } from 'd3-array';
import type { ReactNode } from 'react';
import { formatCount } from '../format-count.ts';
import { percent } from './axis.ts';
import { useMarkRoving } from './use-mark-roving.ts';

export type Bar = {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly mark?: ReactNode;
  readonly color?: string | undefined;
  readonly note?: string | undefined;
  /** A part of `value` drawn solid, the rest pale: done of all, agreed of all. */
  readonly part?: number | undefined;
};

const columns = 'grid grid-cols-[minmax(6rem,1fr)_minmax(6rem,2fr)_minmax(3.5rem,max-content)] items-center gap-x-3';

/** Amounts by name, horizontal, longest scale shared. With `onOpen` a bar opens what it counts. */
export function Bars({
  label,
  bars,
  format = formatCount,
  max: given,
  onOpen,
}: {
  label: string;
  bars: readonly Bar[];
  format?: ((value: number) => string) | undefined;
  max?: number | undefined;
  onOpen?: ((key: string) => void) | undefined;
}) {
  const { container, mark } = useMarkRoving(bars.length);
  const top = Math.max(given ?? max(bars, (bar) => bar.value) ?? 0, Number.MIN_VALUE);
  return (
    <ul aria-label={label} {...container}>
      {bars.map((bar, index) => {
        const figure = bar.part === undefined ? format(bar.value) : `${format(bar.part)} of ${format(bar.value)}`;
        const inside = (
          <>
            <span className="flex min-w-0 items-center gap-2 text-ink-2">
              {bar.mark}
              <span className="truncate">{bar.name}</span>
            </span>
            <BarGlyph bar={bar} top={top} />
            <span className="text-right text-ink">
              {figure}
              {bar.note && <span className="sr-only">{`, ${bar.note}`}</span>}
            </span>
          </>
        );
        return (
          <li key={bar.key}>
            {onOpen ? (
              <button
                type="button"
                {...mark(index)}
                title={bar.note}
                onClick={() => onOpen(bar.key)}
                className={`${columns} min-h-7 w-full rounded-md px-1 text-left hover:bg-hover`}
              >
                {inside}
              </button>
            ) : (
              <div title={bar.note} className={`${columns} min-h-7 px-1`}>
                {inside}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function BarGlyph({ bar, top }: { bar: Bar; top: number }) {
  const color = bar.color ?? 'var(--accent)';
  const width = (value: number) => percent(Math.min(1, Math.max(0, value / top)));
  return (
    <svg aria-hidden width="100%" height="12" className="block">
      <line x1="0.5" x2="0.5" y1="0" y2="12" stroke="var(--line-strong)" />
      <rect x="1" y="2" height="8" width={width(bar.value)} fill={color} fillOpacity={bar.part === undefined ? 1 : 0.28} />
      {bar.part !== undefined && <rect x="1" y="2" height="8" width={width(bar.part)} fill={color} />}
    </svg>
  );
}
