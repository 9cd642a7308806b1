import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { lanesAsked, MAX_LANE_NAME, MAX_LANES } from '../../../shared/model/label-set.ts';
import { canRemoveLastLane, type SpanQuestion, withLane, withLaneName, withoutLastLane } from '../../../shared/project/commands/edit-lanes.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusAfter } from './use-focus-after.ts';

interface LaneRowsProps {
  readonly question: SpanQuestion;
  /** How many lanes answers reach to. */
  readonly inUse: number;
  readonly errorAt: (place: number | undefined) => string | undefined;
  readonly onChange: (question: SpanQuestion) => void;
}

/** The lanes that segments lie on: speakers, say. Called otherwise and added to at will; only an empty last one goes. */
export function LaneRows({ question, inUse, errorAt, onChange }: LaneRowsProps) {
  const lanes = lanesAsked(question);
  const list = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(list);
  const isLastFree = lanes.length > 0 && canRemoveLastLane(question, inUse);

  function add(): void {
    if (lanes.length >= MAX_LANES) return;
    focusAfter((inputs) => inputs.at(-1)?.select());
    onChange(withLane(question, freeName(lanes)));
  }

  function remove(): void {
    if (lanes.length === 1) focusAfter(() => list.current?.querySelector<HTMLElement>('[data-add-lane]')?.focus());
    else focusAfter((inputs) => inputs.at(-1)?.focus());
    onChange(withoutLastLane(question));
  }

  return (
    <div ref={list} role="group" aria-label={`Lanes of “${question.prompt}”`} className="flex flex-col gap-1.5">
      {lanes.length > 0 && <h3 className="text-xs font-semibold text-ink-2">Lanes</h3>}
      {lanes.map((lane, at) => (
        <div key={at} className="flex items-start gap-1">
          <TextField label={`Lane ${at + 1}`} hideLabel value={lane} error={errorAt(at)} maxLength={MAX_LANE_NAME} onChange={(name) => onChange(withLaneName(question, at, name))} onEnter={add} className="mr-1 flex-1" />
          {at === lanes.length - 1 && (
            <span className="flex h-7 shrink-0 items-center">
              <IconButton label={`Remove lane ${lane}`} icon={Trash2} size="sm" disabled={!isLastFree} onClick={remove} />
            </span>
          )}
        </div>
      ))}
      {errorAt(undefined) !== undefined && <p className="text-xs text-danger-ink">{errorAt(undefined)}</p>}
      <Button size="sm" tone="quiet" icon={Plus} className="self-start" data-add-lane disabled={lanes.length >= MAX_LANES} onClick={add}>
        {lanes.length === 0 ? 'Name lanes: speakers, channels …' : 'Add a lane'}
      </Button>
      {lanes.length > 0 && (
        <p className="text-xs text-ink-3">
          {isLastFree
            ? 'A new name is shown for segments drawn so far too. Lanes keep their places; the last can go while nothing lies on it.'
            : 'A new name is shown for segments drawn so far too. Lanes keep their places, and the last cannot go: segments lie on it.'}
        </p>
      )}
    </div>
  );
}

function freeName(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`Speaker ${n}`)) return `Speaker ${n}`;
}
