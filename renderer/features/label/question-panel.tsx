import { CircleHelp, Trash2 } from 'lucide-react';
import { type Ref, useImperativeHandle, useRef } from 'react';
import { exhausted } from '../../../shared/basics/assert.ts';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { asksForRegions, findLabel, type LabeledQuestion, type Question, type RegionType } from '../../../shared/model/label-set.ts';
import { boundsOf } from '../../../shared/model/shape-bounds.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { LabelChip, LabelSwatch } from '../../ui/label-chip.tsx';
import { TextArea } from '../../ui/text-area.tsx';

export interface QuestionPanelProps {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly active: boolean;
  readonly missing: boolean;
  readonly disabled: boolean;
  readonly onActivate: () => void;
  readonly onAnswer: (answer: Answer | null) => void;
  /** For regions: the label new ones get, and the region being edited. */
  readonly brush: LabelId | undefined;
  readonly selected: string | undefined;
  readonly onBrush: (label: LabelId) => void;
  readonly onSelect: (region: string | undefined) => void;
  readonly onRemove: (region: Region) => void;
  readonly onSubmit: () => void;
  readonly handle: Ref<{ readonly focus: () => void }>;
}

/** One question with everything it can be answered by. Keys are shown where the question is the active one. */
export function QuestionPanel(props: QuestionPanelProps) {
  const { question, answer, active, missing, disabled, onActivate, onAnswer } = props;
  const cantTell = answer?.is === 'cant-tell';
  return (
    <section
      aria-label={question.prompt}
      aria-current={active}
      onFocus={onActivate}
      onClick={onActivate}
      className={classNames('rounded-lg border p-3', active ? 'border-accent' : 'border-line', missing && 'border-danger bg-danger-soft')}
    >
      <h2 className="mb-2 flex items-center gap-2 text-sm font-semibold">
        {question.prompt}
        {!question.required && <span className="text-xs font-normal text-ink-3">optional</span>}
      </h2>
      <fieldset disabled={disabled} className="flex flex-col gap-1.5">
        <legend className="sr-only">{question.prompt}</legend>
        <Controls {...props} />
        {question.cantTell && (
          <button
            type="button"
            aria-pressed={cantTell}
            onClick={() => onAnswer(cantTell ? null : { is: 'cant-tell' })}
            className={classNames('flex h-7 items-center gap-2 rounded-md border border-dashed px-2 text-sm', cantTell ? 'border-accent bg-selected font-medium' : 'border-line-strong text-ink-2 hover:bg-hover')}
          >
            <CircleHelp size={14} aria-hidden /> Can’t tell
            {active && <KeyHint keys="0" className="ml-auto" />}
          </button>
        )}
      </fieldset>
    </section>
  );
}

function Controls(props: QuestionPanelProps) {
  const { question } = props;
  switch (question.type) {
    case 'choice':
    case 'multichoice':
      return <LabelButtons {...props} question={question} />;
    case 'rating':
      return <Levels {...props} question={question} />;
    case 'text':
      return <Words {...props} question={question} />;
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return <Regions {...props} question={question} />;
    default:
      return exhausted(question);
  }
}

function LabelButtons({ question, answer, active, onAnswer }: QuestionPanelProps & { readonly question: LabeledQuestion }) {
  const value = answer?.is === 'value' ? answer.value : undefined;
  const chosen: readonly LabelId[] = value?.type === 'choice' ? [value.label] : value?.type === 'multichoice' ? value.labels : [];
  return question.labels.map(({ id, name, color }, at) => (
    <LabelChip key={id} name={name} color={color + 1} size="lg" selected={chosen.includes(id)} onClick={() => onAnswer(toggledLabel(question, answer, id))} {...(active && at < 9 ? { hotkey: String(at + 1) } : {})} />
  ));
}

/** The answer after a label was pressed: a choice becomes it, a set gains or loses it. */
export function toggledLabel(question: LabeledQuestion, answer: Answer | undefined, label: LabelId): Answer {
  if (question.type !== 'multichoice') return { is: 'value', value: { type: 'choice', label } };
  const labels = answer?.is === 'value' && answer.value.type === 'multichoice' ? answer.value.labels : [];
  const next = labels.includes(label) ? labels.filter((each) => each !== label) : question.labels.map(({ id }) => id).filter((id) => id === label || labels.includes(id));
  return { is: 'value', value: { type: 'multichoice', labels: next } };
}

function Levels({ question, answer, active, onAnswer }: QuestionPanelProps & { readonly question: Extract<Question, { type: 'rating' }> }) {
  const chosen = answer?.is === 'value' && answer.value.type === 'rating' ? answer.value.level : undefined;
  return question.levels.map((name, level) => (
    <button
      key={name}
      type="button"
      aria-pressed={chosen === level}
      onClick={() => onAnswer({ is: 'value', value: { type: 'rating', level } })}
      className={classNames('flex h-9 items-center gap-2 rounded-md border px-2.5 text-base', chosen === level ? 'border-accent bg-selected font-medium' : 'border-line-strong bg-surface hover:bg-hover')}
    >
      {name}
      {active && level < 9 && <KeyHint keys={String(level + 1)} className="ml-auto" />}
    </button>
  ));
}

function Words({ question, answer, onAnswer, handle, onSubmit }: QuestionPanelProps & { readonly question: Extract<Question, { type: 'text' }> }) {
  const input = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(handle, () => ({ focus: () => input.current?.focus() }), []);
  const text = answer?.is === 'value' && answer.value.type === 'text' ? answer.value.text : '';
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || (event.shiftKey && question.multiline)) return;
        event.preventDefault();
        event.stopPropagation();
        onSubmit();
      }}
    >
      <TextArea label={question.prompt} hideLabel value={text} onChange={(next) => onAnswer({ is: 'value', value: { type: 'text', text: next } })} rows={question.multiline ? 6 : 3} inputRef={input} placeholder="Type here" />
    </div>
  );
}

function Regions({ question, answer, active, brush, selected, onBrush, onSelect, onRemove }: QuestionPanelProps & { readonly question: LabeledQuestion }) {
  const regions = answer?.is === 'value' && 'regions' in answer.value ? answer.value.regions : [];
  return (
    <>
      {question.labels.map(({ id, name, color }, at) => (
        <LabelChip key={id} name={name} color={color + 1} size="lg" selected={brush === id} onClick={() => onBrush(id)} count={regions.filter(({ label }) => label === id).length} {...(active && at < 9 ? { hotkey: String(at + 1) } : {})} />
      ))}
      <ul aria-label="Regions" className="mt-1 flex max-h-56 flex-col overflow-auto">
        {regions.map((region, at) => (
          <li key={region.id} className={classNames('flex h-7 items-center gap-2 rounded-md px-1 text-xs', selected === region.id ? 'bg-selected' : 'hover:bg-hover')}>
            <button type="button" className="flex min-w-0 flex-1 items-center gap-2 text-left" onClick={() => onSelect(region.id)} aria-pressed={selected === region.id}>
              <LabelSwatch color={(findLabel(question, region.label)?.color ?? -1) + 1} />
              <span className="truncate">{findLabel(question, region.label)?.name ?? region.label}</span>
              <span className="ml-auto text-ink-3 tabular-nums">{placeOf(region)}</span>
            </button>
            <IconButton label={`Remove region ${at + 1}`} icon={Trash2} size="sm" onClick={() => onRemove(region)} />
          </li>
        ))}
      </ul>
      {regions.length === 0 && answer?.is !== 'cant-tell' && (
        <p className="text-xs text-ink-2">{asksForRegions(question) && `${HOW_TO_DRAW[question.type]}${question.atLeastOne === true ? '' : ' Submit without one if there is nothing.'}`}</p>
      )}
      {regions.some(({ id }) => id === selected) && (
        <Button size="sm" tone="quiet" className="self-start" onClick={() => onSelect(undefined)}>
          Done with this one <KeyHint keys="Escape" />
        </Button>
      )}
    </>
  );
}

const HOW_TO_DRAW: Readonly<Record<RegionType, string>> = {
  box: 'Drag on the image to draw a box.',
  'rotated-box': 'Drag along one side, then pull the other to draw a rotated box.',
  polygon: 'Click corner by corner, or drag, to draw a polygon; Enter closes it.',
  point: 'Click on the image to set a point.',
  span: 'Drag on the waveform to mark a span.',
};

function placeOf({ shape }: Region): string {
  if (shape.kind === 'span') return `${formatClock(shape.start, 2)}–${formatClock(shape.end, 2)}`;
  if (shape.kind === 'point') return `${Math.round(shape.x)}, ${Math.round(shape.y)}`;
  const { width, height } = shape.kind === 'polygon' ? boundsOf(shape) : shape;
  return `${Math.round(width)} × ${Math.round(height)}`;
}
