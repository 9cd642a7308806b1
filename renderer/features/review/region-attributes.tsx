import { attributesOf, type AttributeValue, type AttributeValues, type Region } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import type { Ref } from 'react';
import { type Attribute, attributesAsked, type RegionQuestion, tokensAsked } from '../../../shared/model/label-set.ts';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { Chip } from '../../ui/chip.tsx';
import { WordsField } from './words-field.tsx';

interface RegionAttributesProps {
  readonly question: RegionQuestion;
  readonly region: Region;
  /** The field of its words, of the first attribute that asks for some. */
  readonly text: Ref<HTMLTextAreaElement>;
  readonly onChange: (attributes: AttributeValues) => void;
  readonly onDecide: () => void;
}

/** What the decision says about one of its regions, to change. Pressing what is chosen takes it back. */
export function RegionAttributes({ question, region, text, onChange, onDecide }: RegionAttributesProps) {
  const said = attributesOf(region);
  const asked = attributesAsked(question);
  if (asked.length === 0) return null;
  const words = asked.find(({ type }) => type === 'text');
  return (
    <fieldset aria-label="About the selected region" className="flex flex-col gap-1.5 rounded-md border border-line p-2">
      {asked.map((attribute) => (
        <div key={attribute.id} className="flex flex-col gap-1">
          {attribute.type !== 'text' && <span className="text-xs text-ink-2">{attribute.prompt}</span>}
          <div className="flex flex-wrap gap-1">
            <Choices
              attribute={attribute}
              field={attribute === words ? text : undefined}
              onDecide={onDecide}
              value={said[attribute.id]}
              onChange={(value) => {
                const { [attribute.id]: _before, ...others } = said;
                onChange(value === undefined ? others : { ...others, [attribute.id]: value });
              }}
            />
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function WithKey({ prompt }: { readonly prompt: string }) {
  const keys = useKeymap(REVIEW_COMMANDS);
  return (
    <span className="flex items-center gap-2">
      {prompt} <KeyHint keys={keys.hintOf('review.edit')} />
    </span>
  );
}

interface ChoicesProps {
  readonly attribute: Attribute;
  readonly value: AttributeValue | undefined;
  readonly field: Ref<HTMLTextAreaElement> | undefined;
  readonly onChange: (value: AttributeValue | undefined) => void;
  readonly onDecide: () => void;
}

function Choices({ attribute, value, field, onChange, onDecide }: ChoicesProps) {
  switch (attribute.type) {
    case 'choice': {
      const chosen = value?.type === 'choice' ? value.label : undefined;
      return attribute.labels.map(({ id, name, color }) => <LabelChip key={id} name={name} color={color + 1} selected={chosen === id} onClick={() => onChange(chosen === id ? undefined : { type: 'choice', label: id })} />);
    }
    case 'multichoice': {
      const chosen: readonly LabelId[] = value?.type === 'multichoice' ? value.labels : [];
      return attribute.labels.map(({ id, name, color }) => {
        const next = attribute.labels.map((label) => label.id).filter((each) => chosen.includes(each) !== (each === id));
        return <LabelChip key={id} name={name} color={color + 1} selected={chosen.includes(id)} onClick={() => onChange({ type: 'multichoice', labels: next })} />;
      });
    }
    case 'rating': {
      const chosen = value?.type === 'rating' ? value.level : undefined;
      return attribute.levels.map((name, level) => (
        <Chip key={name} selected={chosen === level} onClick={() => onChange(chosen === level ? undefined : { type: 'rating', level })}>
          {name}
        </Chip>
      ));
    }
    case 'text':
      return (
        <div className="w-full">
          <WordsField
            label={field === undefined ? attribute.prompt : <WithKey prompt={attribute.prompt} />}
            rows={attribute.multiline ? 2 : 1}
            multiline={attribute.multiline}
            tokens={tokensAsked(attribute)}
            value={value?.type === 'text' ? value.text : ''}
            field={field}
            onChange={(text) => onChange(text === '' ? undefined : { type: 'text', text })}
            onDecide={onDecide}
          />
        </div>
      );
  }
}
