import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { type Attribute, attributesAsked, hasLabels, type Question, type RegionQuestion } from '../../../shared/model/label-set.ts';
import { withAttribute, withAttributes } from '../../../shared/project/commands/edit-attributes.ts';
import { ratingAddress } from '../../../shared/project/commands/edit-levels.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { FieldErrors } from './field-errors.ts';
import { LabelRows } from './label-rows.tsx';
import { LevelRows } from './level-rows.tsx';
import { ATTRIBUTE_KINDS, regionWord } from './question-words.ts';
import { TokenRows } from './token-rows.tsx';
import { useFocusAfter } from './use-focus-after.ts';

interface AttributeRowsProps {
  readonly question: RegionQuestion;
  /** The same question in force; undefined for a new one. */
  readonly inForce: Question | undefined;
  readonly anew: ReadonlySet<string>;
  readonly errorOf: FieldErrors;
  readonly onChange: (question: RegionQuestion) => void;
  /** Says that a rating starts anew, or no longer does. */
  readonly onAnew: (address: string, anew: boolean) => void;
}

/** What is asked about each region: add, edit, order, take out. */
export function AttributeRows({ question, inForce, anew, errorOf, onChange, onAnew }: AttributeRowsProps) {
  const list = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(list);
  const attributes = attributesAsked(question);
  const region = regionWord(question);
  const published = inForce === undefined ? [] : attributesAsked(inForce);
  const replace = (at: number, attribute: Attribute) => onChange(withAttributes(question, attributes.with(at, attribute)));

  function move(at: number, by: 1 | -1): void {
    const one = attributes[at];
    const other = attributes[at + by];
    if (one !== undefined && other !== undefined) onChange(withAttributes(question, attributes.with(at, other).with(at + by, one)));
  }

  function remove(at: number): void {
    focusAfter(() => list.current?.querySelector<HTMLElement>('[data-add-attribute]')?.focus());
    onChange(withAttributes(question, attributes.filter((_, other) => other !== at)));
  }

  return (
    <div ref={list} className="flex flex-col gap-2">
      {attributes.length > 0 && <h3 className="text-xs font-semibold text-ink-2">About each {region}</h3>}
      {attributes.map((attribute, at) => {
        const known = published.find(({ id }) => id === attribute.id);
        const address = ratingAddress(question.id, attribute.id);
        return (
          <section key={attribute.id} data-attribute={attribute.id} aria-label={attribute.prompt} className="flex flex-col gap-2 border-l-2 border-line-strong pl-3">
            <div className="flex items-start gap-2">
              <TextField label={`Asked about each ${region}, ${at + 1}`} value={attribute.prompt} error={errorOf('prompt', undefined, at)} maxLength={500} onChange={(prompt) => replace(at, { ...attribute, prompt })} className="flex-1" />
              <span className="mt-5 flex h-7 items-center gap-1">
                <Badge>{ATTRIBUTE_KINDS[attribute.type].title}</Badge>
                <IconButton label={`Move “${attribute.prompt}” up`} icon={ArrowUp} size="sm" disabled={at === 0} onClick={() => move(at, -1)} />
                <IconButton label={`Move “${attribute.prompt}” down`} icon={ArrowDown} size="sm" disabled={at === attributes.length - 1} onClick={() => move(at, 1)} />
                <IconButton label={`Remove “${attribute.prompt}”`} icon={Trash2} size="sm" tone="danger" onClick={() => remove(at)} />
              </span>
            </div>
            <div className="flex gap-4">
              <Checkbox label={`Must be answered for each ${region}`} checked={attribute.required} onChange={(required) => replace(at, { ...attribute, required })} />
              {attribute.type === 'text' && <Checkbox label="Several lines" checked={attribute.multiline} onChange={(multiline) => replace(at, { ...attribute, multiline })} />}
            </div>
            {hasLabels(attribute) && <LabelRows question={attribute} errorAt={(place) => errorOf('names', place, at)} onChange={(next) => replace(at, next)} />}
            {attribute.type === 'text' && <TokenRows asked={attribute} errorOf={(field, place) => errorOf(field, place, at)} onChange={(next) => replace(at, next)} />}
            {attribute.type === 'rating' && (
              <LevelRows
                levels={attribute.levels}
                published={known?.type === 'rating' ? known.levels : undefined}
                anew={anew.has(address)}
                errorAt={(place) => errorOf('names', place, at)}
                onChange={(levels, isAnew) => {
                  replace(at, { ...attribute, levels });
                  onAnew(address, isAnew);
                }}
              />
            )}
          </section>
        );
      })}
      <Menu
        trigger={
          <Button icon={Plus} size="sm" tone="quiet" className="self-start" data-add-attribute>
            Ask about each {region}
          </Button>
        }
        items={(['choice', 'multichoice', 'rating', 'text'] as const).map((type) => ({
          label: ATTRIBUTE_KINDS[type].item,
          onSelect: () => onChange(withAttribute(question, type, inForce)),
        }))}
      />
    </div>
  );
}
