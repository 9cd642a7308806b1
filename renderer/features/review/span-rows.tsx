import { Check } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { personColor } from '../../ui/palette.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import type { LabelerAnswer } from './labeler-answers.ts';
import type { ShownRegion } from './shown-regions.ts';

interface SpanRowsProps {
  readonly answers: readonly LabelerAnswer[];
  readonly visible: (place: number) => boolean;
  readonly labelers: readonly ShownRegion[];
  /** By the address of what the decision has. */
  readonly taken: ReadonlyMap<string, unknown>;
  readonly selection: readonly string[];
  readonly seconds: number;
  /** Where it plays, in seconds. */
  readonly time: number;
  readonly onSelect: (addresses: readonly string[]) => void;
  readonly onToggle: (address: string) => void;
}

/** A row of spans for each labeler, each span where it is in time. Press to select, press twice to put it into the decision. */
export function SpanRows({ answers, visible, labelers, taken, selection, seconds, time, onSelect, onToggle }: SpanRowsProps) {
  const share = (at: number) => `${(100 * at) / Math.max(seconds, 0.001)}%`;
  return (
    <div data-answers className="flex shrink-0 flex-col gap-1.5">
      {answers.map(({ name, color, labeler }, place) => {
        if (!visible(place)) return null;
        const own = labelers.filter((shown) => shown.place === place);
        return (
          <section key={labeler} aria-label={`Spans of ${name}`}>
            <div className="mb-0.5 text-xs text-ink-2">
              <PersonMark name={name} color={color} size="sm" withName />
            </div>
            <div className="relative h-7 rounded-sm bg-surface">
              {own.map(({ address, region: { shape }, label, isContext }) =>
                shape.kind === 'span' ? (
                  <button
                    key={address}
                    type="button"
                    aria-pressed={selection.includes(address)}
                    aria-label={`${label}, ${formatClock(shape.start, 2)} to ${formatClock(shape.end, 2)}${taken.has(address) ? ', in the decision' : ''}`}
                    title={`${label} ${formatClock(shape.start, 2)}–${formatClock(shape.end, 2)}`}
                    onClick={() => onSelect([address])}
                    onDoubleClick={() => !isContext && onToggle(address)}
                    className={classNames('absolute inset-y-0 flex min-w-1 items-center gap-0.5 overflow-hidden rounded-sm border-2 px-1 text-xs text-ink', isContext && 'border-dashed', selection.includes(address) && 'ring-2 ring-focus')}
                    style={{ left: share(shape.start), width: share(shape.end - shape.start), borderColor: personColor(color), backgroundColor: `color-mix(in srgb, ${personColor(color)} 22%, transparent)` }}
                  >
                    {taken.has(address) && <Check size={12} aria-hidden className="shrink-0" />}
                    <span className="truncate">{label}</span>
                  </button>
                ) : null,
              )}
              {own.length === 0 && <span className="absolute inset-y-0 left-2 flex items-center text-xs text-ink-3">nothing marked</span>}
              <span aria-hidden className="pointer-events-none absolute inset-y-0 w-px bg-ink" style={{ left: share(time) }} />
            </div>
          </section>
        );
      })}
    </div>
  );
}
