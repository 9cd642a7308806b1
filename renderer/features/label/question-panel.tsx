import { CircleHelp, CircleSlash } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { exhausted } from '../../../shared/basics/assert.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { asksForRegions, type LabeledQuestion, type Question, tokensAsked } from '../../../shared/model/label-set.ts';
import { LABEL_COMMANDS, type LabelCommand } from '../../state/keys/label-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { classNames } from '../../ui/class-names.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { SpecialAnswer } from '../../ui/special-answer.tsx';
import type { TranscriptHandle } from './field-in-hand.ts';
import { toggledLabel } from './answers-by-digit.ts';
import { regionsIn } from './region-edits.ts';
import { RegionsPanel } from './regions-panel.tsx';
import { SpansPanel } from './spans-panel.tsx';
import { isNothingThere } from './submission.ts';
import { TokenRow } from './token-row.tsx';
import { TranscriptField } from './transcript-field.tsx';
import type { Answering } from './use-answering.ts';
import type { ImageBenchState } from './use-image-bench.ts';
import type { SoundBenchState } from './use-sound-bench.ts';

export interface QuestionPanelProps {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly active: boolean;
  /** What is to be done here before the sample can be submitted. */
  readonly missing: string | undefined;
  readonly disabled: boolean;
  readonly onActivate: () => void;
  readonly onAnswer: (answer: Answer | null) => void;
  readonly answering: Answering;
  readonly image: ImageBenchState;
  readonly sound: SoundBenchState;
  /** Moves the image so far that a region is seen. */
  readonly onReveal: (region: string) => void;
  /** Back to the sample, from the text of an attribute. */
  readonly onLeave: () => void;
  readonly onSubmit: () => void;
  readonly handle: Ref<{ readonly focus: () => void }>;
}

/** One question with everything it can be answered by. Keys are shown where the question is the active one. */
export function QuestionPanel(props: QuestionPanelProps) {
  const { question, answer, active, missing, disabled, onActivate, onAnswer, answering } = props;
  const keys = useKeymap<LabelCommand>(LABEL_COMMANDS);
  const cantTell = answer?.is === 'cant-tell';
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Not under a hand: what is being pressed stays where it is.
    if (active && section.current?.contains(document.activeElement) === false) section.current.scrollIntoView({ block: 'nearest' });
  }, [active, missing]);
  return (
    <section
      ref={section}
      aria-label={question.prompt}
      aria-current={active}
      onFocus={onActivate}
      onClick={onActivate}
      className={classNames('rounded-lg border p-3', missing !== undefined ? 'border-danger' : active ? 'border-accent' : 'border-line')}
    >
      <h2 className="mb-2 flex items-center gap-2 text-sm font-semibold">
        {question.prompt}
        {!question.required && <span className="text-xs font-normal text-ink-3">optional</span>}
      </h2>
      {missing !== undefined && (
        <p role="alert" className="-mx-3 mb-2 bg-danger-soft px-3 py-1.5 text-sm text-danger-ink">
          {missing}
        </p>
      )}
      <fieldset disabled={disabled} className="flex flex-col gap-1.5">
        <legend className="sr-only">{question.prompt}</legend>
        <Controls {...props} />
        <div className="flex max-w-76 flex-wrap gap-1.5">
          {asksForRegions(question) && question.atLeastOne !== true && regionsIn(answer).length === 0 && (
            <SpecialAnswer icon={CircleSlash} pressed={isNothingThere(answer)} hotkey={active ? keys.hintOf('label.nothing') : undefined} onClick={() => answering.sayNothing(question)}>
              Nothing there
            </SpecialAnswer>
          )}
          {question.cantTell && (
            <SpecialAnswer icon={CircleHelp} pressed={cantTell} hotkey={active ? keys.hintOf('label.cant-tell') : undefined} onClick={() => onAnswer(cantTell ? null : { is: 'cant-tell' })}>
              Can’t tell
            </SpecialAnswer>
          )}
        </div>
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
      return <RegionsPanel question={question} answer={props.answer} active={props.active} answering={props.answering} image={props.image} inHand={props.sound.inHand} onReveal={props.onReveal} onLeave={props.onLeave} />;
    case 'span':
      return <SpansPanel question={question} answer={props.answer} active={props.active} answering={props.answering} sound={props.sound} onLeave={props.onLeave} />;
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

function Words({ question, answer, onAnswer, handle, onSubmit, sound, disabled }: QuestionPanelProps & { readonly question: Extract<Question, { type: 'text' }> }) {
  const field = useRef<TranscriptHandle>(null);
  useImperativeHandle(handle, () => ({ focus: () => field.current?.focus() }), []);
  const text = answer?.is === 'value' && answer.value.type === 'text' ? answer.value.text : '';
  return (
    <>
      <TranscriptField
        ref={field}
        label={question.prompt}
        text={text}
        tokens={tokensAsked(question)}
        multiline={question.multiline}
        rows={question.multiline ? 6 : 3}
        disabled={disabled}
        inHand={sound.inHand}
        onText={(next) => onAnswer({ is: 'value', value: { type: 'text', text: next } })}
        onEnter={onSubmit}
      />
      <TokenRow
        tokens={tokensAsked(question)}
        write={(words) => {
          if (sound.inHand.write(words)) return;
          field.current?.focus();
          field.current?.write(words);
        }}
      />
    </>
  );
}
