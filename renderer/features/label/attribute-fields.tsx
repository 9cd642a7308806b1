import { useEffect, useRef } from 'react';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import { attributesOf } from '../../../shared/model/annotation.ts';
import type { QuestionId } from '../../../shared/model/ids.ts';
import { type Attribute, type RegionQuestion, tokensAsked } from '../../../shared/model/label-set.ts';
import { classNames } from '../../ui/class-names.ts';
import { countOf } from '../../ui/format-count.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { toggledAttribute } from './answers-by-digit.ts';
import type { FieldInHand } from './field-in-hand.ts';
import type { OwnedRegion } from './region-edits.ts';
import { TokenRow } from './token-row.tsx';
import { TranscriptField } from './transcript-field.tsx';

interface AttributeFieldsProps {
  readonly question: RegionQuestion;
  /** An attribute that is answered elsewhere on the screen. */
  readonly but?: QuestionId | undefined;
  readonly inHand: FieldInHand;
  /** The selected regions of the question: answered together. */
  readonly chosen: readonly OwnedRegion[];
  readonly active: QuestionId | undefined;
  /** What must be answered before the sample can be submitted. */
  readonly wanted: QuestionId | undefined;
  readonly hotkey: string | undefined;
  readonly onActivate: (attribute: QuestionId | undefined) => void;
  /** The text is left by Enter or Escape. */
  readonly onLeave: () => void;
  readonly onAnswer: (attribute: Attribute, value: AttributeValue | undefined) => void;
}

/** What is asked about the selected regions. Digits answer the attribute in hand. */
export function AttributeFields({ question, but, inHand, chosen, active, wanted, hotkey, onActivate, onLeave, onAnswer }: AttributeFieldsProps) {
  const attributes = (question.attributes ?? []).filter(({ id }) => id !== but);
  const [first] = chosen;
  if (attributes.length === 0 || first === undefined) return null;
  return (
    <div role="group" aria-label="Attributes" className="mt-1 flex flex-col gap-2 rounded-md border border-line bg-canvas p-2">
      <p className="flex items-center gap-2 text-xs text-ink-2">
        {aboutChosen(question, chosen.length)}
        {active === undefined && <KeyHint keys={hotkey} className="ml-auto" />}
      </p>
      {attributes.map((attribute) => {
        const values = chosen.map(({ region }) => attributesOf(region)[attribute.id]);
        const [value] = values;
        const isSame = values.every((each) => JSON.stringify(each) === JSON.stringify(value));
        return (
          <div
            key={attribute.id}
            role="group"
            aria-label={attribute.prompt}
            aria-current={attribute.id === active}
            className={classNames('rounded-md border p-1.5', attribute.id === wanted ? 'border-danger bg-danger-soft' : attribute.id === active ? 'border-accent' : 'border-transparent')}
          >
            <p className="mb-1 text-xs font-medium">
              {attribute.prompt}
              {!attribute.required && <span className="ml-2 font-normal text-ink-3">optional</span>}
              {!isSame && <span className="ml-2 font-normal text-ink-3">not the same on all</span>}
            </p>
            <Field attribute={attribute} value={isSame ? value : undefined} active={attribute.id === active} inHand={inHand} onActivate={onActivate} onLeave={onLeave} onAnswer={(next) => onAnswer(attribute, next)} />
          </div>
        );
      })}
    </div>
  );
}

interface FieldProps {
  readonly inHand: FieldInHand;
  readonly attribute: Attribute;
  readonly value: AttributeValue | undefined;
  readonly active: boolean;
  readonly onActivate: (attribute: QuestionId | undefined) => void;
  readonly onLeave: () => void;
  readonly onAnswer: (value: AttributeValue | undefined) => void;
}

function Field({ attribute, value, active, inHand, onActivate, onLeave, onAnswer }: FieldProps) {
  if (attribute.type === 'text') return <Words attribute={attribute} value={value} active={active} inHand={inHand} onActivate={onActivate} onLeave={onLeave} onAnswer={onAnswer} />;
  const options = attribute.type === 'rating' ? attribute.levels.map((name, level) => ({ key: name, name, color: 0, chosen: value?.type === 'rating' && value.level === level })) : attribute.labels.map(({ id, name, color }) => ({ key: id, name, color: color + 1, chosen: value?.type === 'choice' ? value.label === id : value?.type === 'multichoice' && value.labels.includes(id) }));
  return (
    <div className="flex flex-wrap gap-1">
      {options.map(({ key, name, color, chosen }, at) => (
        <LabelChip key={key} name={name} color={color} size="md" selected={chosen} onClick={() => onAnswer(chosen && attribute.type !== 'multichoice' ? undefined : toggledAttribute(attribute, value, at + 1))} {...(active && at < 9 ? { hotkey: String(at + 1) } : {})} />
      ))}
    </div>
  );
}

function Words({ attribute, value, active, inHand, onActivate, onLeave, onAnswer }: FieldProps & { readonly attribute: Extract<Attribute, { type: 'text' }> }) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = field.current?.querySelector('textarea');
    if (active) input?.focus();
    else if (document.activeElement === input) input?.blur();
  }, [active]);
  function leave(): void {
    field.current?.querySelector('textarea')?.blur();
    onActivate(undefined);
    onLeave();
  }
  /** At the caret; where nobody writes, into this field. */
  function write(words: string): void {
    if (inHand.write(words)) return;
    field.current?.querySelector('textarea')?.focus();
    inHand.write(words);
  }
  return (
    <div ref={field} className="flex flex-col gap-1">
      <TranscriptField
        label={attribute.prompt}
        text={value?.type === 'text' ? value.text : ''}
        tokens={tokensAsked(attribute)}
        multiline={attribute.multiline}
        rows={attribute.multiline ? 3 : 1}
        inHand={inHand}
        onFocus={() => onActivate(attribute.id)}
        onText={(next) => onAnswer(next === '' ? undefined : { type: 'text', text: next })}
        onEnter={leave}
        onEscape={leave}
      />
      <TokenRow tokens={tokensAsked(attribute)} write={write} />
    </div>
  );
}

function aboutChosen({ type }: RegionQuestion, count: number): string {
  const what = type === 'span' ? 'span' : 'region';
  return count === 1 ? `About the selected ${what}` : `About ${countOf(count, `selected ${what}`)}`;
}
