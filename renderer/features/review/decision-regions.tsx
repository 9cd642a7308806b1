import { useVirtualizer } from '@tanstack/react-virtual';
import { Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Region } from '../../../shared/model/annotation.ts';
import type { RegionId } from '../../../shared/model/ids.ts';
import { findLabel, type LabeledQuestion } from '../../../shared/model/label-set.ts';
import { boundsOf } from '../../../shared/model/shape-bounds.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LabelSwatch } from '../../ui/label-chip.tsx';
import { decisionAddress } from './region-address.ts';

interface DecisionRegionsProps {
  readonly question: LabeledQuestion;
  readonly regions: readonly Region[];
  readonly selection: readonly string[];
  readonly onSelect: (address: string) => void;
  readonly onRemove: (id: RegionId) => void;
}

const ROW = 28;
const ROWS_SHOWN = 6;

/** The regions of the decision, however many, spans in the order of time; in step with the surface. */
export function DecisionRegions({ question, regions: made, selection, onSelect, onRemove }: DecisionRegionsProps) {
  const regions = useMemo(() => made.toSorted((a, b) => beginOf(a) - beginOf(b)), [made]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: regions.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  const last = selection.at(-1);
  const at = useMemo(() => (last === undefined ? -1 : regions.findIndex(({ id }) => decisionAddress(id) === last)), [regions, last]);
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return (
    <div ref={scroller} className="overflow-auto rounded-md border border-line" style={{ height: Math.min(regions.length, ROWS_SHOWN) * ROW + 2 }}>
      <ul aria-label="Regions of the decision" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const region = regions[index];
          if (region === undefined) return null;
          const address = decisionAddress(region.id);
          const selected = selection.includes(address);
          const label = findLabel(question, region.label);
          return (
            <li
              key={region.id}
              aria-setsize={regions.length}
              aria-posinset={index + 1}
              className={classNames('absolute inset-x-0 top-0 flex items-center gap-2 pr-1 pl-2 text-xs', selected ? 'bg-selected' : 'hover:bg-hover')}
              style={{ height: ROW, transform: `translateY(${start}px)` }}
            >
              <button type="button" className="flex min-w-0 flex-1 items-center gap-2 text-left" aria-pressed={selected} onClick={() => onSelect(address)}>
                <LabelSwatch color={(label?.color ?? -1) + 1} />
                <span className="truncate">{label?.name ?? region.label}</span>
                <span className="ml-auto text-ink-3 tabular-nums">{placeOf(region.shape)}</span>
              </button>
              <IconButton label={`Take region ${index + 1} out`} icon={Trash2} size="sm" onClick={() => onRemove(region.id)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Seconds; of what has no time 0, so that its order stays. */
function beginOf({ shape }: Region): number {
  return shape.kind === 'span' ? shape.start : 0;
}

function placeOf(shape: Region['shape']): string {
  if (shape.kind === 'span') return `${formatClock(shape.start, 3)}–${formatClock(shape.end, 3)}`;
  if (shape.kind === 'point') return `${Math.round(shape.x)}, ${Math.round(shape.y)}`;
  const { width, height } = shape.kind === 'polygon' ? boundsOf(shape) : shape;
  return `${Math.round(width)} × ${Math.round(height)}`;
}
