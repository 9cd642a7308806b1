import { CircleHelp, CircleSlash } from 'lucide-react';
import type { Ref } from 'react';
import { exhausted } from '../../../shared/basics/assert.ts';
import type { Answer, AttributeValues } from '../../../shared/model/annotation.ts';
import type { LabelId, RegionId } from '../../../shared/model/ids.ts';
import { type LabeledQuestion, type Question, type RegionQuestion, tokensAsked } from '../../../shared/model/label-set.ts';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { classNames } from '../../ui/class-names.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { SpecialAnswer } from '../../ui/special-answer.tsx';
import { emptyAnswer } from './decision-draft.ts';
import { regionsOf } from './labeler-answers.ts';
import { DecisionRegions } from './decision-regions.tsx';
import { RegionAttributes } from './region-attributes.tsx';
import { decisionAddress } from './region-address.ts';
import { WordsField } from './words-field.tsx';

export interface DecisionEditorProps {
  readonly question: Question;
  readonly answer: Answer | undefined;
  /** The label that new regions get. */
  readonly brush: LabelId | undefined;
  /** Addresses of what is selected. */
  readonly selection: readonly string[];
  readonly text: Ref<HTMLTextAreaElement>;
  readonly onLabel: (place: number) => void;
  readonly onText: (text: string) => void;
  readonly onCantTell: () => void;
  readonly onNothing: () => void;
  readonly onSelect: (address: string) => void;
  readonly onRemove: (id: RegionId) => void;
  readonly onDescribe: (id: RegionId, attributes: AttributeValues) => void;
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
          <SpecialAnswer icon={CircleSlash} hotkey={keys.hintOf('review.nothing')} pressed={isEmptyAnswer(answer)} onClick={onNothing}>
            {question.type === 'multichoice' ? 'None of them' : 'Nothing there'}
          </SpecialAnswer>
        )}
        <SpecialAnswer icon={CircleHelp} hotkey={keys.hintOf('review.cant-tell')} pressed={answer?.is === 'cant-tell'} onClick={onCantTell}>
          Can’t tell
        </SpecialAnswer>
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
    <WordsField
      label={<span className="flex items-center gap-2">The words <KeyHint keys={keys.hintOf('review.edit')} /></span>}
      value={value}
      tokens={tokensAsked(question)}
      rows={3}
      multiline={question.multiline}
      placeholder="Take a labeler’s words, or write them"
      field={text}
      onChange={onText}
      onDecide={onDecide}
    />
  );
}

function Regions({ question, answer, brush, selection, text, onLabel, onSelect, onRemove, onDescribe, onDecide }: DecisionEditorProps & { readonly question: RegionQuestion }) {
  const regions = regionsOf(answer);
  const chosen = regions.filter(({ id }) => selection.includes(decisionAddress(id)));
  const [only] = chosen.length === 1 ? chosen : [];
  const keys = useKeymap(REVIEW_COMMANDS);
  return (
    <>
      <div className="flex flex-wrap gap-1">
        {question.labels.map(({ id, name, color }, at) => (
          <LabelChip key={id} name={name} color={color + 1} size="md" selected={brush === id} onClick={() => onLabel(at + 1)} count={regions.filter(({ label }) => label === id).length} {...(at < 9 ? { hotkey: `Shift+${at + 1}` } : {})} />
        ))}
      </div>
      {regions.length > 0 ? (
        <DecisionRegions question={question} regions={regions} selection={selection} onSelect={onSelect} onRemove={onRemove} />
      ) : (
        answer === undefined && (
          <p className="text-xs text-ink-2">
            Take a labeler’s regions by digit, or pick one at a time: <KeyHint keys={keys.hintOf('review.next-region')} /> goes through them, <KeyHint keys={keys.hintOf('review.toggle-region')} /> puts one in. You can draw too.
          </p>
        )
      )}
      {only !== undefined && <RegionAttributes question={question} region={only} text={text} onDecide={onDecide} onChange={(attributes) => onDescribe(only.id, attributes)} />}
    </>
  );
}

function isEmptyAnswer(answer: Answer | undefined): boolean {
  if (answer?.is !== 'value') return false;
  const { value } = answer;
  if ('regions' in value) return value.regions.length === 0;
  return value.type === 'multichoice' && value.labels.length === 0;
}
