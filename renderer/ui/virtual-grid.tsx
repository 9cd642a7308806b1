import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { rovingStep } from './roving.ts';
import { useSize } from './use-size.ts';
import { withActive } from './virtual-range.ts';

export type VirtualGridProps = {
  label: string;
  count: number;
  cell: (index: number, state: { active: boolean; selected: boolean }) => ReactNode;
  cellLabel: (index: number) => string;
  cellKey?: ((index: number) => string) | undefined;
  onOpen?: ((index: number) => void) | undefined;
  selected?: ((index: number) => boolean) | undefined;
  onToggle?: ((index: number, range: boolean) => void) | undefined;
  minCellWidth?: number | undefined;
  cellHeight?: number | undefined;
  gap?: number | undefined;
  active?: number | undefined;
  onActiveChange?: ((index: number) => void) | undefined;
  empty?: ReactNode;
};

/**
 * Thumbnails by the hundred thousand. One tab stop; arrows move in two directions, Enter or a press opens, Space or Ctrl+press selects,
 * with Shift a range. Cells are as wide as fits, at least `minCellWidth`. What `cell` returns is for the eye and holds no controls;
 * `cellLabel` says the same in words.
 */
export function VirtualGrid(props: VirtualGridProps) {
  const { label, count, cell, cellLabel, cellKey, onOpen, selected, onToggle, minCellWidth = 160, cellHeight = 160, gap = 8, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const focusWanted = useRef(false);
  const [ownActive, setOwnActive] = useState(0);
  const { width, height } = useSize(scroller);
  const active = Math.min(Math.max(0, props.active ?? ownActive), Math.max(0, count - 1));
  const columns = Math.max(1, Math.floor((width - gap) / (minCellWidth + gap)));
  const rowCount = Math.ceil(count / columns);
  const rowSize = cellHeight + gap;

  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowSize,
    overscan: 3,
    paddingStart: gap,
    scrollPaddingStart: gap,
    scrollPaddingEnd: gap,
    rangeExtractor: (range) => withActive(range, count === 0 ? null : Math.floor(active / columns)),
  });

  // When cells move to other rows, because the width changes, what was looked at stays in sight.
  const columnsBefore = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (width === 0) return;
    const before = columnsBefore.current;
    columnsBefore.current = columns;
    if (before === columns) return;
    const firstRow = Math.floor((scroller.current?.scrollTop ?? 0) / rowSize);
    const row = Math.floor(active / (before ?? columns));
    const wasSeen = before === undefined || (row >= firstRow && row <= firstRow + Math.ceil(height / rowSize));
    if (wasSeen) {
      virtual.scrollToIndex(Math.floor(active / columns), { align: 'auto' });
      // The cell that had the focus is drawn anew in its new row, or a pane that had it has gone.
      focusWanted.current = before !== undefined && document.activeElement === document.body;
    } else virtual.scrollToIndex(Math.floor((firstRow * before) / columns), { align: 'start' });
  });

  const activate = (index: number) => {
    focusWanted.current = true;
    setOwnActive(index);
    props.onActiveChange?.(index);
    virtual.scrollToIndex(Math.floor(index / columns), { align: 'auto' });
  };
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-cell="${active}"]`)?.focus({ preventScroll: true });
  });

  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target.closest('[data-cell]') : null;
    if (!target) return;
    const index = Number(target.getAttribute('data-cell'));
    activate(index);
    if (onToggle && (event.shiftKey || event.ctrlKey || event.metaKey)) onToggle(index, event.shiftKey);
    else onOpen?.(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    const step = event.altKey ? null : rovingStep(event.key, mod, active, count, columns, Math.floor(height / rowSize));
    if (step !== null) activate(step);
    else if (event.key === 'Enter' && onOpen) onOpen(active);
    else if (event.key === ' ' && onToggle) onToggle(active, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const grid = { role: 'grid', onClick, onKeyDown };
  const roles = { row: { role: 'row' }, cell: { role: 'gridcell' } };

  if (count === 0) return <div className="h-full min-h-0 flex-1 overflow-auto">{empty}</div>;
  return (
    <div ref={scroller} className="h-full min-h-0 flex-1 overflow-y-auto [scrollbar-gutter:stable]">
      <div {...grid} aria-label={label} aria-rowcount={rowCount} aria-colcount={columns} aria-multiselectable={onToggle ? true : undefined} className="relative" style={{ height: virtual.getTotalSize() + gap }}>
        {width > 0 &&
          virtual.getVirtualItems().map((row) => (
            <div
              key={row.key}
              {...roles.row}
              aria-rowindex={row.index + 1}
              className="absolute inset-x-0 top-0 grid"
              style={{ gap, paddingInline: gap, height: cellHeight, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, transform: `translateY(${row.start}px)` }}
            >
              {Array.from({ length: Math.min(columns, count - row.index * columns) }, (_, column) => {
                const index = row.index * columns + column;
                const state = { active: index === active, selected: selected?.(index) ?? false };
                return (
                  <div
                    key={cellKey?.(index) ?? index}
                    {...roles.cell}
                    data-cell={index}
                    aria-colindex={column + 1}
                    aria-selected={onToggle ? state.selected : undefined}
                    tabIndex={state.active ? 0 : -1}
                    className={classNames('relative min-w-0 overflow-hidden rounded-lg border bg-surface', state.selected ? 'border-accent ring-1 ring-accent' : 'border-line hover:border-line-strong')}
                  >
                    <span className="sr-only">{cellLabel(index)}</span>
                    <div aria-hidden className="h-full">
                      {cell(index, state)}
                    </div>
                  </div>
                );
              })}
            </div>
          ))}
      </div>
    </div>
  );
}
