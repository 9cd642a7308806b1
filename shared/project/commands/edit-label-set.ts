import { type Change, changeTo } from '../../history/change.ts';
import type { CommitId, LabelId, QuestionId } from '../../model/ids.ts';
import { asksForRegions, type Attribute, attributesAsked, hasLabels, type Label, type LabeledAttribute, type LabeledQuestion, type Question, type RegionQuestion } from '../../model/label-set.ts';
import { freeId, questionFromTemplate, type Template } from './templates.ts';

/** Publishes a label set on top of the one it was edited from. Rounds that are open keep the one they were opened under. */
export function publishLabelSet(questions: readonly Question[], basedOn: CommitId | null, note = ''): Change[] {
  return [changeTo('label-set', [], { questions: questions.map(tidied), ...(note.trim() === '' ? {} : { note: note.trim() }), basedOn })];
}

/** The questions with one more, made from a template; its id is free. */
export function withQuestion(questions: readonly Question[], template: Template): readonly Question[] {
  const id = freeId(template.id, new Set(questions.map((question) => question.id))) as QuestionId;
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

/** Why a label set cannot be published, in words; undefined when it can. */
export function labelSetProblem(questions: readonly Question[]): string | undefined {
  if (questions.length === 0) return 'Ask at least one question.';
  for (const question of questions) {
    for (const asked of [question, ...attributesAsked(question)]) {
      const problem = problemOf(asked);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

function problemOf(asked: Question | Attribute): string | undefined {
  if (asked.prompt.trim() === '') return 'Every question needs its words.';
  if (!hasLabels(asked)) return undefined;
  const names = asked.labels.map(({ name }) => name.trim().toLowerCase());
  if (names.length === 0) return `“${asked.prompt}” has no labels.`;
  if (names.includes('')) return `A label of “${asked.prompt}” has no name.`;
  return new Set(names).size < names.length ? `Two labels of “${asked.prompt}” have the same name.` : undefined;
}

function tidied(question: Question): Question {
  const attributes = attributesAsked(question);
  const own = tidiedWords(question);
  return asksForRegions(own) && attributes.length > 0 ? { ...own, attributes: attributes.map(tidiedWords) } : own;
}

function tidiedWords<Q extends Question | Attribute>(asked: Q): Q {
  const prompt = asked.prompt.trim();
  return hasLabels(asked) ? { ...asked, prompt, labels: asked.labels.map((label) => ({ ...label, name: label.name.trim() })) } : { ...asked, prompt };
}

function freeColor(labels: readonly Label[]): number {
  const used = new Set(labels.map(({ color }) => color));
  for (let color = 0; ; color++) if (!used.has(color)) return color;
}
