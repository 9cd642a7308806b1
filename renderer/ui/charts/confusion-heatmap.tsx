import { max, sum } from 'd3-array';
import { classNames } from '../class-names.ts';
import { formatCount } from '../format-count.ts';
import { formatPercent } from '../format-percent.ts';
import { LabelSwatch } from '../label-chip.tsx';
import { heatStyle } from './heat.ts';
import { useMarkRoving } from './use-mark-roving.ts';

/**
 * Who said what where: counts by row and column label. Agreement lies on the diagonal (framed); what matters lies off it, so the shade
 * is scaled by the greatest cell off the diagonal and the diagonal is only outlined. Cells open their samples. Reads well from 2 to 30 labels.
 */
export function ConfusionHeatmap({
  label,
  rowTitle,
  columnTitle,
  names,
  counts,
  colors,
  onOpen,
  normalise = 'none',
  format = formatCount,
}: {
  label: string;
  rowTitle: string;
  columnTitle: string;
  names: readonly string[];
  counts: readonly (readonly number[])[];
  colors?: readonly number[] | undefined;
  onOpen?: ((row: number, column: number) => void) | undefined;
  normalise?: 'none' | 'row' | undefined;
  format?: ((count: number) => string) | undefined;
}) {
  const size = names.length;
  const { container, mark } = useMarkRoving(size * size, size);
  const shares = counts.map((row) => {
    const total = normalise === 'row' ? sum(row) : 1;
    return row.map((count) => (total > 0 ? count / total : 0));
  });
  const greatest = max(shares.flatMap((row, i) => row.filter((_, j) => i !== j))) ?? 0;
  const cellSize = size <= 8 ? 'h-9 min-w-14' : size <= 16 ? 'h-7 min-w-9' : 'h-6 min-w-6.5';
  const slanted = size > 4;
  const focusable = { tabIndex: onOpen ? -1 : 0 };

  return (
    <section aria-label={label} {...focusable} className="overflow-auto focus-visible:-outline-offset-2">
      <table className="border-separate border-spacing-px text-sm" {...container}>
        <caption className="sr-only">{`${label}: rows ${rowTitle}, columns ${columnTitle}`}</caption>
        <thead>
          <tr>
            <td className="px-2 pb-1 align-bottom text-2xs text-ink-3">
              <span className="block text-right">{columnTitle} →</span>
              <span className="block">{rowTitle} ↓</span>
            </td>
            {names.map((name, column) => (
              <th key={name} scope="col" className="p-0 align-bottom font-normal">
                <span
                  title={name}
                  className={classNames(
                    'mx-auto flex items-center gap-1 text-xs text-ink-2',
                    slanted ? 'max-h-28 py-1 [writing-mode:sideways-lr]' : 'max-w-28 justify-center px-1 py-1',
                  )}
                >
                  {colors && <LabelSwatch color={colors[column] ?? 0} size={8} />}
                  <span className="truncate">{name}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((rowName, row) => (
            <tr key={rowName}>
              <th scope="row" className="max-w-40 py-0 pr-2 pl-2 text-left font-normal">
                <span title={rowName} className="flex items-center gap-1.5 text-xs text-ink-2">
                  {colors && <LabelSwatch color={colors[row] ?? 0} size={8} />}
                  <span className="truncate">{rowName}</span>
                </span>
              </th>
              {names.map((columnName, column) => {
                const count = counts[row]?.[column] ?? 0;
                const share = shares[row]?.[column] ?? 0;
                const same = row === column;
                const text = normalise === 'row' ? (count === 0 ? '' : formatPercent(share)) : count === 0 ? '·' : format(count);
                const look = classNames(
                  'flex w-full items-center justify-center rounded-sm px-0.5 text-xs',
                  cellSize,
                  same && 'ring-1 ring-line-strong ring-inset',
                  count === 0 ? 'text-ink-3' : 'text-ink',
                );
                const style = same ? undefined : heatStyle(greatest > 0 ? share / greatest : 0);
                const name = `${rowTitle} ${rowName}, ${columnTitle} ${columnName}: ${normalise === 'row' ? `${formatPercent(share)} of the row, ` : ''}${format(count)}`;
                return (
                  <td key={columnName} className="p-0">
                    {onOpen ? (
                      <button type="button" {...mark(row * size + column)} aria-label={name} title={name} onClick={() => onOpen(row, column)} className={`${look} hover:ring-2 hover:ring-accent hover:ring-inset`} style={style}>
                        {text}
                      </button>
                    ) : (
                      <span title={name} className={look} style={style}>
                        {text}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
