import { answerDisagreement, answersPattern } from '../../../shared/curation/disagreement-queue.ts';
import { type ReviewCase, returned } from '../../../shared/curation/review-cases.ts';
import type { AnswerValue } from '../../../shared/model/annotation.ts';
import type { QuestionId, SampleId } from '../../../shared/model/ids.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { annotationsOfSample } from '../../../shared/project/views/annotations.ts';
import { questionById } from '../../../shared/project/views/label-set-versions.ts';
import { findSample } from '../../../shared/project/views/samples.ts';
import type { SampleFilter } from '../../state/route.ts';
import { caseKey } from './review-filter.ts';

/**
 * The cases of samples that somebody picked, agreed ones included: whoever opens a number wants to see every sample behind
 * it. In the order of the samples; one case per round and question that has answers.
 */
export function pickedCases(state: ProjectState, ids: readonly SampleId[], question?: QuestionId): readonly ReviewCase[] {
  return ids.flatMap((sample) => casesOfSample(state, sample, question));
}

/** A queue with cases added that it does not hold; the queue itself when it holds them all. O(queue + picked). */
export function withPicked(queue: readonly ReviewCase[], picked: readonly ReviewCase[]): readonly ReviewCase[] {
  const samples = new Set(picked.map(({ sample }) => sample));
  const known = new Set(queue.filter(({ sample }) => samples.has(sample)).map(caseKey));
  const missing = picked.filter((one) => !known.has(caseKey(one)));
  return missing.length === 0 ? queue : [...queue, ...missing];
}

/** Of the cases those of picked samples, in the rounds that were picked where these are named. */
export function onlyPicked(cases: readonly ReviewCase[], ids: readonly SampleId[], picked?: SampleFilter['cases']): readonly ReviewCase[] {
  if (picked === undefined) {
    const wanted = new Set(ids);
    return cases.filter(({ sample }) => wanted.has(sample));
  }
  const wanted = new Set(picked.map(roundAndSample));
  return cases.filter((one) => wanted.has(roundAndSample(one)));
}

function roundAndSample({ round, sample }: Pick<ReviewCase, 'round' | 'sample'>): string {
  return `${round}/${sample}`;
}

function casesOfSample(state: ProjectState, sample: SampleId, only: QuestionId | undefined): readonly ReviewCase[] {
  const firstPasses = annotationsOfSample(state, sample).filter(({ pass }) => pass === 1);
  const facts = findSample(state, sample)?.facts;
  return [...new Set(firstPasses.map(({ round }) => round))].flatMap((round) => {
    const entries = firstPasses.filter((entry) => entry.round === round);
    const questions = [...new Set(entries.flatMap(({ annotation }) => Object.keys(annotation.answers) as QuestionId[]))];
    return questions
      .filter((id) => only === undefined || id === only)
      .flatMap((id): ReviewCase[] => {
        const question = questionById(state, id);
        if (question === undefined) return [];
        const answers = entries.flatMap(({ annotation }) => annotation.answers[id] ?? []);
        const values = answers.flatMap((answer): AnswerValue[] => (answer.is === 'value' ? [answer.value] : []));
        return [{ sample, round, question: id, score: answerDisagreement(question, values, facts) ?? 0, answers: values.length, pattern: answersPattern(values), returned: returned(answers) }];
      });
  });
}
