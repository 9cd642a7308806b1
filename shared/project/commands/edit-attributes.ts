import type { QuestionId } from '../../model/ids.ts';
import { type Attribute, attributesAsked, type Question, type RegionQuestion } from '../../model/label-set.ts';
import { freeId, labelsFromNames, RATING_LEVELS } from './templates.ts';

const FIRST_PROMPTS: Readonly<Record<Attribute['type'], string>> = {
  choice: 'Which kind is it?',
  multichoice: 'What applies to it?',
  rating: 'How well is it seen?',
  text: 'What is written or said?',
};

/**
 * The question with one more attribute of that type, to be answered about every region; its id is free in the question, and
 * in the version of it that is in force: what was taken out a moment ago is not what is added now.
 */
export function withAttribute<Q extends RegionQuestion>(question: Q, type: Attribute['type'], inForce?: Question): Q {
  const attributes = attributesAsked(question);
  const taken = [...attributes, ...(inForce === undefined ? [] : attributesAsked(inForce))];
  const id = freeId(type, new Set(taken.map((each) => each.id))) as QuestionId;
  return { ...question, attributes: [...attributes, firstAttribute(type, id)] };
}

/** The question with these attributes in this order; without any, nothing is written of them. */
export function withAttributes<Q extends RegionQuestion>(question: Q, attributes: readonly Attribute[]): Q {
  const { attributes: _before, ...rest } = question;
  return (attributes.length === 0 ? rest : { ...rest, attributes }) as Q;
}

function firstAttribute(type: Attribute['type'], id: QuestionId): Attribute {
  const asked = { id, prompt: FIRST_PROMPTS[type], required: true };
  switch (type) {
    case 'choice':
    case 'multichoice':
      return { type, ...asked, labels: labelsFromNames(['yes', 'no']) };
    case 'rating':
      return { type, ...asked, levels: RATING_LEVELS };
    case 'text':
      return { type, ...asked, multiline: false };
  }
}
