import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { Label, LabeledAttribute, LabeledQuestion } from '../../../shared/model/label-set.ts';
import { withLabel } from '../../../shared/project/commands/edit-label-set.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LabelSwatch } from '../../ui/label-chip.tsx';
import { LABEL_COLORS } from '../../ui/palette.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useFocusAfter } from './use-focus-after.ts';

interface LabelRowsProps<Q extends LabeledQuestion | LabeledAttribute> {
  readonly question: Q;
  readonly errorAt: (place: number | undefined) => string | undefined;
  readonly onChange: (question: Q) => void;
}

/** The labels of a question, or attribute: names, colours, order; a new one is named at once. */
export function LabelRows<Q extends LabeledQuestion | LabeledAttribute>({ question, errorAt, onChange }: LabelRowsProps<Q>) {
  const { labels } = question;
  const list = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(list);
  const replace = (at: number, change: Partial<Label>) => onChange({ ...question, labels: labels.map((label, other) => (other === at ? { ...label, ...change } : label)) });

  function add(): void {
    focusAfter((inputs) => inputs.at(-1)?.select());
    onChange(withLabel(question, freeName(labels.map(({ name }) => name))));
  }

  function move(at: number, by: 1 | -1): void {
    const one = labels[at];
    const other = labels[at + by];
    if (one !== undefined && other !== undefined) onChange({ ...question, labels: labels.with(at, other).with(at + by, one) });
  }

  function remove(at: number): void {
    focusAfter((inputs) => (inputs[at] ?? inputs[at - 1])?.focus());
    onChange({ ...question, labels: labels.filter((_, other) => other !== at) });
  }

  return (
    <div ref={list} className="flex flex-col gap-1.5">
      {labels.map((label, at) => (
        <div key={label.id} className="flex items-start gap-1">
          <Tooltip text="Next colour">
            <button type="button" aria-label={`Next colour for ${label.name}`} className="grid size-7 shrink-0 place-content-center rounded-md hover:bg-hover" onClick={() => replace(at, { color: (label.color + 1) % LABEL_COLORS.length })}>
              <LabelSwatch color={label.color + 1} />
            </button>
          </Tooltip>
          <TextField label={`Label ${at + 1}`} hideLabel value={label.name} error={errorAt(at)} maxLength={200} onChange={(name) => replace(at, { name })} onEnter={add} className="mr-1 flex-1" />
          <span className="flex h-7 shrink-0 items-center gap-1">
            <IconButton label={`Move ${label.name} up`} icon={ArrowUp} size="sm" disabled={at === 0} onClick={() => move(at, -1)} />
            <IconButton label={`Move ${label.name} down`} icon={ArrowDown} size="sm" disabled={at === labels.length - 1} onClick={() => move(at, 1)} />
            <IconButton label={`Remove label ${label.name}`} icon={Trash2} size="sm" disabled={labels.length === 1} onClick={() => remove(at)} />
          </span>
        </div>
      ))}
      {errorAt(undefined) !== undefined && <p className="text-xs text-danger-ink">{errorAt(undefined)}</p>}
      <Button size="sm" tone="quiet" icon={Plus} className="self-start" onClick={add}>
        Add a label
      </Button>
    </div>
  );
}

function freeName(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`label ${n}`)) return `label ${n}`;
}
