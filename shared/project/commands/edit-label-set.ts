import { type Change, changeTo } from '../../history/change.ts';
import type { CommitId, LabelId, QuestionId } from '../../model/ids.ts';
import { asksForRegions, type Attribute, attributesAsked, hasLabels, type Label, type LabeledAttribute, type LabeledQuestion, lanesAsked, type Question, type RegionQuestion, tokensAsked } from '../../model/label-set.ts';
import { withTokens } from './edit-tokens.ts';
import { freeId, questionFromTemplate, type Template } from './templates.ts';

/** Publishes a label set on top of the one it was edited from. Rounds that are open keep the one they were opened under. */
export function publishLabelSet(questions: readonly Question[], basedOn: CommitId | null, note = ''): Change[] {
  return [changeTo('label-set', [], { questions: questions.map(tidied), ...(note.trim() === '' ? {} : { note: note.trim() }), basedOn })];
}

/**
 * The questions with one more, made from a template; its id is free, among the questions in force too: a question that was
 * taken out a moment ago is not the one that is added now.
 */
export function withQuestion(questions: readonly Question[], template: Template, inForce: readonly Question[] = []): readonly Question[] {
  const id = freeId(template.id, new Set([...questions, ...inForce].map((question) => question.id))) as QuestionId;
  return [...questions, questionFromTemplate(template, template.labels, id)];
}

/** The question, or attribute, with one more label. Ids are made from names once, and stay when names change. */
export function withLabel<Q extends LabeledQuestion | LabeledAttribute>(question: Q, name: string): Q {
  const taken = new Set<string>(question.labels.map(({ id }) => id));
  const label: Label = { id: freeId(name, taken) as LabelId, name, color: freeColor(question.labels) };
  return { ...question, labels: [...question.labels, label] };
}

/** The question with or without the rule that every sample has a region. Without it, nothing is written of it. */
export function withAtLeastOne(question: RegionQuestion, atLeastOne: boolean): RegionQuestion {
  const { atLeastOne: _before, ...rest } = question;
  return atLeastOne ? { ...rest, atLeastOne } : rest;
}

/** The question with a least size of its regions, in pixels or seconds; null or 0 where any will do: then nothing is written of it. */
export function withMinimum(question: Exclude<RegionQuestion, { type: 'point' }>, minimum: number | null): RegionQuestion {
  const { minimum: _before, ...rest } = question;
  return minimum === null || minimum === 0 ? rest : { ...rest, minimum };
}

function tidied(question: Question): Question {
  const attributes = attributesAsked(question);
  const own = tidiedWords(question.type === 'span' && lanesAsked(question).length > 0 ? { ...question, lanes: lanesAsked(question).map((name) => name.trim()) } : question);
  return asksForRegions(own) && attributes.length > 0 ? { ...own, attributes: attributes.map(tidiedWords) } : own;
}

function tidiedWords<Q extends Question | Attribute>(asked: Q): Q {
  const prompt = asked.prompt.trim();
  if (hasLabels(asked)) return { ...asked, prompt, labels: asked.labels.map((label) => ({ ...label, name: label.name.trim() })) };
  if (asked.type === 'text') return withTokens({ ...asked, prompt }, tokensAsked(asked).map((token) => ({ ...token, text: token.text.trim(), meaning: token.meaning.trim() }))) as Q;
  return asked.type === 'rating' ? { ...asked, prompt, levels: asked.levels.map((level) => level.trim()) } : { ...asked, prompt };
}

function freeColor(labels: readonly Label[]): number {
  const used = new Set(labels.map(({ color }) => color));
  for (let color = 0; ; color++) if (!used.has(color)) return color;
}
