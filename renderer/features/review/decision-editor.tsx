import { CircleHelp, CircleSlash, Trash2 } from 'lucide-react';
import type { Ref } from 'react';
import { exhausted } from '../../../shared/basics/assert.ts';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { LabelId, RegionId } from '../../../shared/model/ids.ts';
import { findLabel, type LabeledQuestion, type Question } from '../../../shared/model/label-set.ts';
import { boundsOf } from '../../../shared/model/shape-bounds.ts';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { LabelChip, LabelSwatch } from '../../ui/label-chip.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { emptyAnswer } from './decision-draft.ts';
import { regionsOf } from './labeler-answers.ts';
import { decisionAddress } from './shown-regions.ts';

export interface DecisionEditorProps {
  readonly question: Question;
  readonly answer: Answer | undefined;
  /** The label that new regions get. */
  readonly brush: LabelId | undefined;
  readonly selected: string | undefined;
  readonly text: Ref<HTMLTextAreaElement>;
  readonly onLabel: (place: number) => void;
  readonly onText: (text: string) => void;
  readonly onCantTell: () => void;
  readonly onNothing: () => void;
  readonly onSelect: (address: string) => void;
  readonly onRemove: (id: RegionId) => void;
  readonly onDecide: () => void;
}

/** What the decision says, and everything it can be changed with. */
export function DecisionEditor(props: DecisionEditorProps) {
  const { question, answer, onCantTell, onNothing } = props;
  const keys = useKeymap(REVIEW_COMMANDS);
  return (
    <div data-answers className="flex flex-col gap-1">
      <Controls {...props} />
      <div className="flex flex-wrap gap-1">
        {emptyAnswer(question) !== undefined && question.type !== 'text' && (
          <Special icon={CircleSlash} hotkey={keys.hintOf('review.nothing')} pressed={isEmptyAnswer(answer)} onClick={onNothing}>
            {question.type === 'multichoice' ? 'None of them' : 'Nothing there'}
          </Special>
        )}
        <Special icon={CircleHelp} hotkey={keys.hintOf('review.cant-tell')} pressed={answer?.is === 'cant-tell'} onClick={onCantTell}>
          Can’t tell
        </Special>
      </div>
    </div>
  );
}

function Controls(props: DecisionEditorProps) {
  const { question } = props;
  switch (question.type) {
    case 'choice':
    case 'multichoice':
      return <Labels {...props} question={question} />;
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

function Labels({ question, answer, onLabel }: DecisionEditorProps & { readonly question: LabeledQuestion }) {
  const value = answer?.is === 'value' ? answer.value : undefined;
  const chosen: readonly LabelId[] = value?.type === 'choice' ? [value.label] : value?.type === 'multichoice' ? value.labels : [];
  return question.labels.map(({ id, name, color }, at) => (
    <LabelChip key={id} name={name} color={color + 1} size="md" selected={chosen.includes(id)} onClick={() => onLabel(at + 1)} {...(at < 9 ? { hotkey: `Shift+${at + 1}` } : {})} />
  ));
}

function Levels({ question, answer, onLabel }: DecisionEditorProps & { readonly question: Extract<Question, { type: 'rating' }> }) {
  const chosen = answer?.is === 'value' && answer.value.type === 'rating' ? answer.value.level : undefined;
  return question.levels.map((name, level) => (
    <button
      key={name}
      type="button"
      aria-pressed={chosen === level}
      onClick={() => onLabel(level + 1)}
      className={classNames('flex h-7 items-center gap-2 rounded-md border px-2 text-sm', chosen === level ? 'border-accent bg-selected font-medium' : 'border-line-strong bg-surface hover:bg-hover')}
    >
      {name}
      {level < 9 && <KeyHint keys={`Shift+${level + 1}`} className="ml-auto" />}
    </button>
  ));
}

function Words({ answer, onText, text, onDecide, question }: DecisionEditorProps & { readonly question: Extract<Question, { type: 'text' }> }) {
  const value = answer?.is === 'value' && answer.value.type === 'text' ? answer.value.text : '';
  const keys = useKeymap(REVIEW_COMMANDS);
  return (
    <div
      onKeyDown={(event) => {
        if (event.key === 'Escape') (event.target as HTMLElement).blur();
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || (event.shiftKey && question.multiline)) return;
        event.preventDefault();
        onDecide();
      }}
    >
      <TextArea label={<span className="flex items-center gap-2">The words <KeyHint keys={keys.hintOf('review.edit')} /></span>} value={value} onChange={onText} rows={3} inputRef={text} placeholder="Take a labeler’s words, or write them" />
    </div>
  );
}

function Regions({ question, answer, brush, selected, onLabel, onSelect, onRemove }: DecisionEditorProps & { readonly question: LabeledQuestion }) {
  const regions = regionsOf(answer);
  const keys = useKeymap(REVIEW_COMMANDS);
  return (
    <>
      <div className="flex flex-wrap gap-1">
        {question.labels.map(({ id, name, color }, at) => (
          <LabelChip key={id} name={name} color={color + 1} size="md" selected={brush === id} onClick={() => onLabel(at + 1)} count={regions.filter(({ label }) => label === id).length} {...(at < 9 ? { hotkey: `Shift+${at + 1}` } : {})} />
        ))}
      </div>
      {regions.length > 0 ? (
        <ul aria-label="Regions of the decision" className="flex max-h-44 flex-col overflow-auto rounded-md border border-line">
          {regions.map((region, at) => (
            <RegionRow key={region.id} question={question} region={region} name={`Take region ${at + 1} out`} selected={selected === decisionAddress(region.id)} onSelect={onSelect} onRemove={onRemove} />
          ))}
        </ul>
      ) : (
        answer === undefined && (
          <p className="text-xs text-ink-2">
            Take a labeler’s regions by digit, or pick one at a time: <KeyHint keys={keys.hintOf('review.next-region')} /> goes through them, <KeyHint keys={keys.hintOf('review.toggle-region')} /> puts one in. You can draw too.
          </p>
        )
      )}
    </>
  );
}

interface RegionRowProps {
  readonly question: LabeledQuestion;
  readonly region: Region;
  readonly name: string;
  readonly selected: boolean;
  readonly onSelect: (address: string) => void;
  readonly onRemove: (id: RegionId) => void;
}

function RegionRow({ question, region, name, selected, onSelect, onRemove }: RegionRowProps) {
  const { shape } = region;
  const label = findLabel(question, region.label);
  return (
    <li className={classNames('flex h-7 shrink-0 items-center gap-2 pr-1 pl-2 text-xs', selected ? 'bg-selected' : 'hover:bg-hover')}>
      <button type="button" className="flex min-w-0 flex-1 items-center gap-2 text-left" aria-pressed={selected} onClick={() => onSelect(decisionAddress(region.id))}>
        <LabelSwatch color={(label?.color ?? -1) + 1} />
        <span className="truncate">{label?.name ?? region.label}</span>
        <span className="ml-auto text-ink-3 tabular-nums">{placeOf(shape)}</span>
      </button>
      <IconButton label={name} icon={Trash2} size="sm" onClick={() => onRemove(region.id)} />
    </li>
  );
}

function placeOf(shape: Region['shape']): string {
  if (shape.kind === 'span') return `${formatClock(shape.start, 2)}–${formatClock(shape.end, 2)}`;
  if (shape.kind === 'point') return `${Math.round(shape.x)}, ${Math.round(shape.y)}`;
  const { width, height } = shape.kind === 'polygon' ? boundsOf(shape) : shape;
  return `${Math.round(width)} × ${Math.round(height)}`;
}

function Special({ icon: Glyph, hotkey, pressed, onClick, children }: { readonly icon: typeof CircleHelp; readonly hotkey: string | undefined; readonly pressed: boolean; readonly onClick: () => void; readonly children: string }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={classNames('flex h-7 flex-1 items-center gap-1.5 rounded-md border border-dashed px-2 text-sm whitespace-nowrap', pressed ? 'border-accent bg-selected font-medium' : 'border-line-strong text-ink-2 hover:bg-hover')}
    >
      <Glyph size={14} aria-hidden /> {children}
      <KeyHint keys={hotkey} className="ml-auto" />
    </button>
  );
}

function isEmptyAnswer(answer: Answer | undefined): boolean {
  if (answer?.is !== 'value') return false;
  const { value } = answer;
  if ('regions' in value) return value.regions.length === 0;
  return value.type === 'multichoice' && value.labels.length === 0;
}
