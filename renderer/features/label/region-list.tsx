import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleAlert, Eye, EyeOff, Lock, LockOpen, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { answerProblems } from '../../../shared/model/answer-problems.ts';
import { findLabel, type RegionQuestion } from '../../../shared/model/label-set.ts';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import { boundsOf } from '../../../shared/model/shape-bounds.ts';
import { describeRegion } from '../../canvas/describe-regions.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LabelSwatch } from '../../ui/label-chip.tsx';
import { rovingStep } from '../../ui/roving.ts';
import { withActive } from '../../ui/virtual-range.ts';
import { surfaceRegion } from './image-bench.tsx';
import { regionsIn } from './region-edits.ts';
import type { RegionMarks } from './region-marks.ts';

interface RegionListProps {
  readonly question: RegionQuestion;
  readonly answer: Answer | undefined;
  readonly picked: ReadonlySet<string>;
  readonly marks: RegionMarks;
  readonly canWrite: boolean;
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onReveal: (id: string) => void;
  readonly onRemove: (ids: readonly string[]) => void;
}

const ROW = 28;

/** The regions of a question beside the sample, in step with it: what is selected there is selected here. Thousands are fine. */
export function RegionList({ question, answer, picked, marks, canWrite, onSelect, onReveal, onRemove }: RegionListProps) {
  const regions = regionsIn(answer);
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef<string>(undefined);
  const selectedAt = regions.findIndex(({ id }) => picked.has(id));
  const virtual = useVirtualizer({
    count: regions.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 6,
    rangeExtractor: (range) => withActive(range, selectedAt === -1 ? null : selectedAt),
  });
  const incomplete = new Set(answerProblems(question, answer).flatMap((problem) => ('region' in problem ? [problem.region] : [])));

  // The list follows what is selected on the sample.
  useEffect(() => {
    if (selectedAt !== -1) virtual.scrollToIndex(selectedAt);
  }, [selectedAt, virtual]);

  function press(region: Region, at: number, { shiftKey, ctrlKey, metaKey }: React.MouseEvent): void {
    if (shiftKey) {
      const from = Math.max(0, regions.findIndex(({ id }) => id === anchor.current));
      onSelect(regions.slice(Math.min(from, at), Math.max(from, at) + 1).map(({ id }) => id));
      return;
    }
    anchor.current = region.id;
    if (ctrlKey || metaKey) onSelect(picked.has(region.id) ? [...picked].filter((id) => id !== region.id) : [...picked, region.id]);
    else onSelect([region.id]);
    onReveal(region.id);
  }

  function move(event: React.KeyboardEvent): void {
    const step = event.altKey ? null : rovingStep(event.key, event.ctrlKey || event.metaKey, Math.max(0, selectedAt), regions.length, 1, 8);
    const next = step === null ? undefined : regions[step];
    if (step === null || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    anchor.current = next.id;
    onSelect([next.id]);
    onReveal(next.id);
    virtual.scrollToIndex(step);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row="${step}"]`)?.focus());
  }

  if (regions.length === 0) return null;
  return (
    <div ref={frame} data-roving className="mt-1 max-h-64 overflow-auto" onKeyDown={move}>
      <ul aria-label="Regions" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index }) => {
          const region = regions[index];
          if (region === undefined) return null;
          const isSelected = picked.has(region.id);
          const [isLocked, isHidden, isIncomplete] = [marks.locked.has(region.id), marks.hidden.has(region.id), incomplete.has(region.id)];
          const name = findLabel(question, region.label)?.name ?? region.label;
          return (
            <li
              key={region.id}
              aria-setsize={regions.length}
              aria-posinset={index + 1}
              className={classNames('group absolute inset-x-0 flex h-7 items-center gap-1 rounded-md px-1 text-xs', isSelected ? 'bg-selected' : 'hover:bg-hover')}
              style={{ top: index * ROW }}
            >
              <button
                type="button"
                data-row={index}
                tabIndex={index === Math.max(0, selectedAt) ? 0 : -1}
                className={classNames('flex h-full min-w-0 flex-1 items-center gap-2 text-left', isHidden && 'opacity-60')}
                onClick={(event) => press(region, index, event)}
                aria-pressed={isSelected}
              >
                <LabelSwatch color={(findLabel(question, region.label)?.color ?? -1) + 1} />
                <span className="truncate">
                  <span className="sr-only">{index + 1}. </span>
                  {name}
                  <span className="sr-only">{`${spoken(question, region, marks)}${isIncomplete ? ', not complete' : ''}`}</span>
                </span>
                {isIncomplete && <CircleAlert size={13} aria-hidden className="shrink-0 text-warn-ink" />}
                <span className="ml-auto shrink-0 text-ink-3 tabular-nums">{placeOf(region)}</span>
              </button>
              <Mark shown={isLocked} label={isLocked ? `Unlock region ${index + 1}` : `Lock region ${index + 1}`} icon={isLocked ? Lock : LockOpen} onClick={() => marks.toggle('locked', [region.id])} />
              <Mark shown={isHidden} label={isHidden ? `Show region ${index + 1}` : `Hide region ${index + 1}`} icon={isHidden ? EyeOff : Eye} onClick={() => marks.toggle('hidden', [region.id])} />
              <Mark shown={false} disabled={!canWrite} label={`Remove region ${index + 1}`} icon={Trash2} onClick={() => onRemove([region.id])} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A button that shows when its row is pointed at, or when it says something about the region. By keyboard, commands do the same. */
function Mark({ shown, ...button }: { readonly shown: boolean; readonly label: string; readonly icon: typeof Lock; readonly disabled?: boolean; readonly onClick: () => void }) {
  return <IconButton {...button} size="sm" tabIndex={-1} className={shown ? '' : 'hidden! group-hover:inline-flex!'} />;
}

/** What the eye sees on the image, in the words that the image says it in; the name goes before. */
function spoken(question: RegionQuestion, region: Region, marks: RegionMarks): string {
  const shown = surfaceRegion({ question, region }, marks);
  return shown === undefined ? '' : `${describeRegion(shown).slice(shown.name.length)}${shown.hidden === true ? ', hidden' : ''}`;
}

function placeOf({ shape }: Region): string {
  if (shape.kind === 'span') return '';
  if (shape.kind === 'point') return `${Math.round(shape.x)}, ${Math.round(shape.y)}`;
  const { width, height } = shape.kind === 'polygon' ? boundsOf(shape) : shape;
  return `${Math.round(width)} × ${Math.round(height)}`;
}
