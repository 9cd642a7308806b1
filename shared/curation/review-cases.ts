import type { Answer, AnswerValue } from '../model/annotation.ts';
import type { QuestionId, RoundId, SampleId } from '../model/ids.ts';
import type { AgreementInput } from './agreement-input.ts';
import { answerDisagreement, answersPattern } from './disagreement-queue.ts';
import { reviewOrder } from './review-order.ts';

/** Why labelers gave a sample back: one of them skipped it, or nobody could tell. */
export type Returned = { readonly why: 'skipped'; readonly reason: string } | { readonly why: 'cant-tell' };

/** Answers of one round to one question about one sample that the lead should look at. */
export interface ReviewCase {
  readonly sample: SampleId;
  readonly round: RoundId;
  readonly question: QuestionId;
  /** Disagreement in [0, 1]; 0 when labelers agree, or only one answered. */
  readonly score: number;
  /** Answers that count, can't-tell and skipped left out. */
  readonly answers: number;
  /** What stands against what (`answersPattern`). */
  readonly pattern: string;
  readonly returned: Returned | undefined;
}

export interface ReviewCases {
  /** What differs, worst first (`reviewOrder`), then what was only returned. */
  readonly cases: readonly ReviewCase[];
  /** How many samples have two or more answers to one question in one round: what could differ at all. */
  readonly compared: number;
}

/**
 * The cases of several questions: what labelers differ on, and what they returned. One pass over the answers, and the
 * pairwise distances of each sample; plain data in and out, so that a worker can do it. `onUnit` is called after each sample.
 */
export function reviewCases(inputs: readonly AgreementInput[], onUnit?: () => void): ReviewCases {
  const found: ReviewCase[] = [];
  let compared = 0;
  for (const input of inputs) {
    answersByUnit(input).forEach((answers, at) => {
      const unit = input.units[at];
      if (unit === undefined) return;
      const one = reviewCase(input, unit, answers, at);
      if (one.answers >= 2) compared += 1;
      if (one.score > 0 || one.returned !== undefined) found.push(one);
      onUnit?.();
    });
  }
  const order = reviewOrder(found.map(({ score, answers }) => ({ disagreement: score, answers })));
  return { cases: order.map((at) => found[at] as ReviewCase), compared };
}

function reviewCase(input: AgreementInput, unit: AgreementInput['units'][number], answers: readonly Answer[], at: number): ReviewCase {
  const values = answers.flatMap((answer): AnswerValue[] => (answer.is === 'value' ? [answer.value] : []));
  return {
    ...unit,
    question: input.question.id,
    score: answerDisagreement(input.question, values, input.facts[at]) ?? 0,
    answers: values.length,
    pattern: answersPattern(values),
    returned: returned(answers),
  };
}

/** Whether labelers gave a sample back: the first skip with a reason counts, else any skip, else that nobody could tell. */
export function returned(answers: readonly Answer[]): Returned | undefined {
  const skips = answers.flatMap((answer) => (answer.is === 'skipped' ? [answer.reason] : []));
  if (skips.length > 0) return { why: 'skipped', reason: skips.find((reason) => reason.trim() !== '') ?? '' };
  return answers.length > 0 && answers.every(({ is }) => is === 'cant-tell') ? { why: 'cant-tell' } : undefined;
}

function answersByUnit(input: AgreementInput): readonly (readonly Answer[])[] {
  const byUnit = input.units.map((): Answer[] => []);
  for (let cell = 0; cell < input.unit.length; cell++) {
    byUnit[input.unit[cell] as number]?.push(input.answers[input.answer[cell] as number] as Answer);
  }
  return byUnit;
}
