import type { LabelId, QuestionId } from '../../model/ids.ts';
import { asksForRegions, type Attribute, attributesAsked, hasLabels, type Label, type LabelSet, type Question } from '../../model/label-set.ts';
import { freeId } from './templates.ts';

/**
 * The questions as they are published: what the version in force knows keeps its id; what is new gets one that no earlier
 * version gave to anything else, so that answers given once never become answers to something else. A label that was
 * removed and comes back under the name it last had is the same label again. `published`: all versions, oldest first.
 */
export function settleIds(questions: readonly Question[], published: readonly LabelSet[]): readonly Question[] {
  const earlier = published.flatMap((set) => set.questions);
  const inForce = new Map(published.at(-1)?.questions.map((question) => [question.id, question]));
  const taken = new Set<string>(earlier.map(({ id }) => id));
  return questions.map((question) => {
    const known = inForce.get(question.id);
    if (known !== undefined) {
      const before = earlier.filter(({ id }) => id === question.id);
      return withAttributeIds(withLabelIds(question, known, before), attributesAsked(known), before.flatMap(attributesAsked));
    }
    const id = freeId(question.id, taken) as QuestionId;
    taken.add(id);
    return withAttributeIds(withLabelIds({ ...question, id }, undefined, []), [], []);
  });
}

/** The same for what is asked about regions: ids of attributes are for ever within their question. */
function withAttributeIds(question: Question, inForce: readonly Attribute[], earlier: readonly Attribute[]): Question {
  const attributes = attributesAsked(question);
  if (!asksForRegions(question) || attributes.length === 0) return question;
  const taken = new Set<string>(earlier.map(({ id }) => id));
  return {
    ...question,
    attributes: attributes.map((attribute) => {
      const known = inForce.find(({ id }) => id === attribute.id);
      if (known !== undefined) return withLabelIds(attribute, known, earlier.filter(({ id }) => id === attribute.id));
      const id = freeId(attribute.id, taken) as QuestionId;
      taken.add(id);
      return withLabelIds({ ...attribute, id }, undefined, []);
    }),
  };
}

function withLabelIds<Q extends Question | Attribute>(question: Q, inForce: Question | Attribute | undefined, earlier: readonly (Question | Attribute)[]): Q {
  if (!hasLabels(question)) return question;
  const known = new Set(inForce === undefined ? [] : labelsOf(inForce).map(({ id }) => id));
  const before = earlier.flatMap(labelsOf);
  const lastNames = new Map(before.map(({ id, name }) => [id, nameKey(name)])); // later versions overwrite
  const taken = new Set<string>([...lastNames.keys(), ...known]);
  const present = new Set<LabelId>(question.labels.flatMap(({ id }) => (known.has(id) ? [id] : [])));
  const labels = question.labels.map((label) => {
    if (known.has(label.id)) return label;
    const returning = [...lastNames].find(([id, name]) => name === nameKey(label.name) && !present.has(id))?.[0];
    const id = returning ?? (freeId(label.name, taken) as LabelId);
    taken.add(id);
    present.add(id);
    return { ...label, id };
  });
  return { ...question, labels };
}

function labelsOf(question: Question | Attribute): readonly Label[] {
  return hasLabels(question) ? question.labels : [];
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
