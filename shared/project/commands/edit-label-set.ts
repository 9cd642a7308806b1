import { type Change, changeTo } from '../../history/change.ts';
import type { CommitId, LabelId, QuestionId } from '../../model/ids.ts';
import { hasLabels, type Label, type Question } from '../../model/label-set.ts';
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

/** The question with one more label. Ids are made from names once, and stay when names change. */
export function withLabel<Q extends Question>(question: Q, name: string): Q {
  if (!hasLabels(question)) return question;
  const taken = new Set<string>(question.labels.map(({ id }) => id));
  const label: Label = { id: freeId(name, taken) as LabelId, name, color: freeColor(question.labels) };
  return { ...question, labels: [...question.labels, label] };
}

/** Why a label set cannot be published, in words; undefined when it can. */
export function labelSetProblem(questions: readonly Question[]): string | undefined {
  if (questions.length === 0) return 'Ask at least one question.';
  for (const question of questions) {
    if (question.prompt.trim() === '') return 'Every question needs its words.';
    if (!hasLabels(question)) continue;
    const names = question.labels.map(({ name }) => name.trim().toLowerCase());
    if (names.length === 0) return `“${question.prompt}” has no labels.`;
    if (names.includes('')) return `A label of “${question.prompt}” has no name.`;
    if (new Set(names).size < names.length) return `Two labels of “${question.prompt}” have the same name.`;
  }
  return undefined;
}

function tidied(question: Question): Question {
  const prompt = question.prompt.trim();
  return hasLabels(question) ? { ...question, prompt, labels: question.labels.map((label) => ({ ...label, name: label.name.trim() })) } : { ...question, prompt };
}

function freeColor(labels: readonly Label[]): number {
  const used = new Set(labels.map(({ color }) => color));
  for (let color = 0; ; color++) if (!used.has(color)) return color;
}
