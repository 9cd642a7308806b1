import type { Annotation, Answer } from '../../../shared/model/annotation.ts';
import { answerProblems } from '../../../shared/model/answer-problems.ts';
import type { ContentHash, QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, type Question } from '../../../shared/model/label-set.ts';
import type { Draft } from '../../../shared/project/draft.ts';

/** Under what a sample is being labeled: goes with every annotation. */
export interface LabelingTerms {
  readonly labelSet: ContentHash;
  readonly guideline: ContentHash | undefined;
  readonly sawOthers: boolean;
}

/** The first question whose answer lacks something. Questions about regions are answered by "nothing there" too, unless they ask for at least one. */
export function firstMissing(questions: readonly Question[], draft: Draft): Question | undefined {
  return questions.find((question) => answerProblems(question, draft.answers[question.id]).length > 0);
}

export function isAnswered(question: Question, answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  if (answer.is !== 'value') return true;
  const { value } = answer;
  // Empty text and no labels count only where they were given on purpose: a required text wants words or "can't tell".
  if (question.required && value.type === 'text') return value.text.trim() !== '';
  if (question.required && value.type === 'multichoice') return value.labels.length > 0;
  return true;
}

/** The annotation that a draft is submitted as: unanswered region questions say "nothing there", other unanswered ones are left out. */
export function annotationOf(questions: readonly Question[], draft: Draft, terms: LabelingTerms, seconds: number): Annotation {
  const answers: Record<QuestionId, Answer> = {};
  for (const question of questions) {
    const answer = draft.answers[question.id];
    if (answer !== undefined) answers[question.id] = answer;
    else if (asksForRegions(question)) answers[question.id] = { is: 'value', value: { type: question.type, regions: [] } };
  }
  return withTerms(answers, draft.note, terms, seconds);
}

/** The annotation that says that a sample was left out, and why. */
export function skippedAnnotation(questions: readonly Question[], reason: string, note: string, terms: LabelingTerms, seconds: number): Annotation {
  const answers = Object.fromEntries(questions.map(({ id }) => [id, { is: 'skipped', reason } satisfies Answer]));
  return withTerms(answers, note, terms, seconds);
}

function withTerms(answers: Annotation['answers'], note: string, { labelSet, guideline, sawOthers }: LabelingTerms, seconds: number): Annotation {
  return {
    answers,
    ...(note.trim() === '' ? {} : { note }),
    seconds: Math.round(seconds * 10) / 10,
    ...(guideline === undefined ? {} : { guideline }),
    labelSet,
    sawOthers,
  };
}
