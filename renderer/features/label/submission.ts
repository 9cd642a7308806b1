import type { Annotation, Answer } from '../../../shared/model/annotation.ts';
import { type AnswerProblem, answerProblems } from '../../../shared/model/answer-problems.ts';
import type { ContentHash, QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, type Question } from '../../../shared/model/label-set.ts';
import type { Draft } from '../../../shared/project/draft.ts';
import { answerProblemText } from '../../../shared/project/views/answer-problem-text.ts';

/** Under what a sample is being labeled: goes with every annotation. */
export interface LabelingTerms {
  readonly labelSet: ContentHash;
  readonly guideline: ContentHash | undefined;
  readonly sawOthers: boolean;
}

/** What keeps an annotation from being submitted, and where. `nothing-said`: no region was drawn, and nobody has said that nothing is there. */
export interface Wanted {
  readonly question: Question;
  readonly problem: AnswerProblem | { readonly code: 'nothing-said' };
}

/** The first thing that is missing, in the order of the questions. */
export function firstWanted(questions: readonly Question[], { answers }: Pick<Draft, 'answers'>): Wanted | undefined {
  for (const question of questions) {
    const answer = answers[question.id];
    const [problem] = answerProblems(question, answer);
    if (problem !== undefined) return { question, problem };
    if (question.required && asksForRegions(question) && answer === undefined) return { question, problem: { code: 'nothing-said' } };
  }
  return undefined;
}

/** What to do about it, in one sentence. */
export function wantedText({ question, problem }: Wanted, answer: Answer | undefined): string {
  const orCantTell = question.cantTell ? ', or say that you can’t tell' : '';
  if (problem.code === 'nothing-said') return `Nothing there? Enter again says so for “${question.prompt}”.`;
  if (problem.code === 'not-answered') return `Answer “${question.prompt}” first${orCantTell}.`;
  return `${answerProblemText(question, answer, problem)}${problem.code === 'no-region' ? ` Draw it${orCantTell}.` : ''}`;
}

/** The answer that says that there is nothing to mark. */
export function nothingThere(question: Question): Answer | undefined {
  return asksForRegions(question) ? { is: 'value', value: { type: question.type, regions: [] } } : undefined;
}

export function isNothingThere(answer: Answer | undefined): boolean {
  return answer?.is === 'value' && 'regions' in answer.value && answer.value.regions.length === 0;
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

/** The annotation that a draft is submitted as: what was not answered is left out, questions about regions too. */
export function annotationOf(questions: readonly Question[], draft: Pick<Draft, 'answers' | 'note'>, terms: LabelingTerms, seconds: number): Annotation {
  const answers: Record<QuestionId, Answer> = {};
  for (const { id } of questions) {
    const answer = draft.answers[id];
    if (answer !== undefined) answers[id] = answer;
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
