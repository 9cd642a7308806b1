import type { Answer, AnswerValue } from '../model/annotation.ts';
import type { LabelId, PersonId } from '../model/ids.ts';
import { hasLabels, type Question } from '../model/label-set.ts';
import { type AgreementInput, narrowedInput } from './agreement-input.ts';

/** Changes to try out on answers before anybody commits to them. */
export interface WhatIf {
  /** Labels that become one, the first of them; fewer than two merge nothing. */
  readonly merge: readonly LabelId[];
  readonly leaveOut: ReadonlySet<PersonId>;
  /** Read the labels of a choice as levels in the order of the label set. */
  readonly ordered: boolean;
}

export const NOTHING_CHANGED: WhatIf = { merge: [], leaveOut: new Set(), ordered: false };

/**
 * The input as it would be: labels merged, labelers left out, a choice read as a rating. What agreement is computed from
 * changes, the project does not. Merging keeps the first merged label in its place. O(answers).
 */
export function whatIfInput(input: AgreementInput, { merge, leaveOut, ordered }: WhatIf): AgreementInput {
  const fewer = leaveOut.size === 0 ? input : narrowedInput(input, { labelers: new Set(input.labelers.filter((labeler) => !leaveOut.has(labeler))) });
  const merged = merge.length < 2 ? fewer : mergedInput(withoutRepeats(fewer), merge);
  return ordered && merged.question.type === 'choice' ? orderedInput(withoutRepeats(merged), merged.question) : merged;
}

/** Repeats are answers as they were given: where answers are read otherwise they are left out. */
function withoutRepeats(input: AgreementInput): AgreementInput {
  const { repeats: _, ...rest } = input;
  return rest;
}

function mergedInput(input: AgreementInput, merge: readonly LabelId[]): AgreementInput {
  const { question } = input;
  if (!hasLabels(question)) return input;
  const inOrder = question.labels.filter(({ id }) => merge.includes(id));
  const [kept, ...dropped] = inOrder.map(({ id }) => id);
  if (kept === undefined) return input;
  const gone = new Set(dropped);
  const name = inOrder.map((label) => label.name).join(' + ');
  const to = (label: LabelId): LabelId => (gone.has(label) ? kept : label);
  return {
    ...input,
    question: { ...question, labels: question.labels.filter(({ id }) => !gone.has(id)).map((label) => (label.id === kept ? { ...label, name } : label)) },
    answers: input.answers.map((answer) => (answer.is === 'value' ? { ...answer, value: relabeled(answer.value, to) } : answer)),
  };
}

function relabeled(value: AnswerValue, to: (label: LabelId) => LabelId): AnswerValue {
  switch (value.type) {
    case 'choice':
      return { ...value, label: to(value.label) };
    case 'multichoice':
      return { ...value, labels: [...new Set(value.labels.map(to))] };
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return { ...value, regions: value.regions.map((region) => ({ ...region, label: to(region.label) })) };
    case 'rating':
    case 'text':
      return value;
  }
}

function orderedInput(input: AgreementInput, { id, prompt, about, required, cantTell, labels }: Extract<Question, { type: 'choice' }>): AgreementInput {
  const levels = new Map(labels.map(({ id }, level) => [id, level]));
  return {
    ...input,
    question: { type: 'rating', id, prompt, about, required, cantTell, levels: labels.map(({ name }) => name) },
    answers: input.answers.map((answer): Answer => {
      if (answer.is !== 'value' || answer.value.type !== 'choice') return answer;
      const level = levels.get(answer.value.label);
      // A label that the set has no more is missing for a choice, and stays so.
      return level === undefined ? { is: 'skipped', reason: 'not among the labels' } : { is: 'value', value: { type: 'rating', level } };
    }),
  };
}
