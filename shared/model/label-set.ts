import { bool, type Decoded, finite, listOf, nullable, object, oneOf, optional, tagged, text } from '../basics/decode.ts';
import { commitId, type LabelId, labelId, type QuestionId, questionId } from './ids.ts';
import { mediaKind } from './sample.ts';

/** One allowed answer. The id is for ever; name, colour and hotkey may change freely. `color` is an index into the palette. */
export const label = object({
  id: labelId,
  name: text({ min: 1, max: 200 }),
  color: finite({ min: 0, max: 1000, integer: true }),
  hotkey: optional(text({ min: 1, max: 20 })),
});
export type Label = Decoded<typeof label>;

const labels = listOf(label, { max: 10_000 });
const asked = {
  id: questionId,
  prompt: text({ min: 1, max: 500 }),
  about: mediaKind,
  required: bool,
  cantTell: bool,
};

/**
 * What labelers are asked about a sample (design §5). `cantTell` allows "can't tell", kept apart from every label.
 * A rating's levels are ordered from low to high; its answer is the index of a level.
 */
export const question = tagged('type', {
  choice: object({ ...asked, labels }),
  multichoice: object({ ...asked, labels }),
  rating: object({ ...asked, levels: listOf(text({ min: 1, max: 200 }), { min: 2, max: 100 }) }),
  text: object({ ...asked, multiline: bool }),
  box: object({ ...asked, labels }),
  span: object({ ...asked, labels }),
});
export type Question = Decoded<typeof question>;
export type QuestionType = Question['type'];
export type LabeledQuestion = Extract<Question, { labels: readonly Label[] }>;

export const labelSet = object({
  questions: listOf(question, { max: 200 }),
  /** What changed, in the lead's words. */
  note: optional(text({ max: 5000 })),
  basedOn: nullable(commitId),
});
export type LabelSet = Decoded<typeof labelSet>;

/** The part of a label set that its content hash is over: what labelers see, not who published it on top of what. */
export function labelSetContent(set: LabelSet): { readonly questions: readonly Question[] } {
  return { questions: set.questions };
}

export function hasLabels(asked: Question): asked is LabeledQuestion {
  return 'labels' in asked;
}

export function findQuestion(set: LabelSet, id: QuestionId): Question | undefined {
  return set.questions.find((each) => each.id === id);
}

export function findLabel(asked: Question, id: LabelId): Label | undefined {
  return hasLabels(asked) ? asked.labels.find((each) => each.id === id) : undefined;
}

export const QUESTION_TYPES = ['choice', 'multichoice', 'rating', 'text', 'box', 'span'] as const satisfies readonly QuestionType[];
export const questionType = oneOf(...QUESTION_TYPES);
