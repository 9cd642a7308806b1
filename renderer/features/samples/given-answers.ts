import type { Stamp } from '../../../shared/history/clock.ts';
import { type Answer, hasRegions, type Region } from '../../../shared/model/annotation.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { adjudicationOf, annotationsOfSample } from '../../../shared/project/views/annotations.ts';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import { findPerson } from '../../../shared/project/views/people.ts';
import { findRound } from '../../../shared/project/views/rounds.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';

export interface GivenAnswer {
  /** Unlike that of any other answer about the sample. */
  readonly key: string;
  readonly answer: Answer | undefined;
  readonly by: string;
  /** Of the person, in the palette. */
  readonly color: number;
  readonly at: Stamp;
  readonly round: string;
  /** The lead's words, of a decision. */
  readonly reason: string;
}

export interface QuestionWithAnswers {
  readonly question: Question;
  readonly given: readonly GivenAnswer[];
  readonly decided: GivenAnswer | undefined;
}

/** What was answered about a sample, question by question; only by one person, and no decision, where that is all one may see. */
export function givenAnswers(state: ProjectState, { id, facts }: SampleEntry, onlyBy: string | undefined): readonly QuestionWithAnswers[] {
  const questions = (currentLabelSet(state)?.set.questions ?? []).filter(({ about }) => about === facts.kind);
  const annotations = annotationsOfSample(state, id).filter(({ labeler }) => onlyBy === undefined || labeler === onlyBy);
  return questions.map((question) => {
    const decision = onlyBy === undefined ? adjudicationOf(state, id, question.id) : undefined;
    return {
      question,
      given: annotations.map(({ round, labeler, annotation, at, pass }) => {
        const who = findPerson(state, labeler);
        return { key: JSON.stringify([question.id, round, labeler, pass]), answer: annotation.answers[question.id], by: who?.person.name ?? labeler, color: (who?.index ?? 0) + 1, at, round: findRound(state, round)?.round.name ?? '', reason: '' };
      }),
      decided: decision && { key: JSON.stringify([question.id]), answer: decision.adjudication.answer, by: decision.by, color: 1, at: decision.at, round: '', reason: decision.adjudication.reason },
    };
  });
}

const NONE: readonly Region[] = [];

export function regionsIn(answer: Answer | undefined): readonly Region[] {
  return answer?.is === 'value' && hasRegions(answer.value) ? answer.value.regions : NONE;
}

/** The answer whose regions are shown first: the decision, else what was said last. */
export function firstShown(asked: readonly QuestionWithAnswers[]): string | undefined {
  const marked = ({ answer }: GivenAnswer) => regionsIn(answer).length > 0;
  const decided = asked.map((each) => each.decided).find((answer) => answer !== undefined && marked(answer));
  return (decided ?? asked.flatMap(({ given }) => given).filter(marked).at(-1))?.key;
}
