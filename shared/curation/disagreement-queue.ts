import { exhausted } from '../basics/assert.ts';
import { type Answer, type AnswerValue, hasRegions, type Region } from '../model/annotation.ts';
import type { QuestionId, RoundId, SampleId } from '../model/ids.ts';
import type { Question } from '../model/label-set.ts';
import type { ProjectState } from '../project/project-state.ts';
import { labelSetVersions } from '../project/views/label-set-versions.ts';
import type { AnswerSelection } from '../project/views/answer-columns.ts';
import type { UnitFacts } from './agreement-columns.ts';
import { agreementInput, type AgreementInput } from './agreement-input.ts';
import { attributeDisagreement } from './attribute-disagreement.ts';
import { reviewOrder } from './review-order.ts';
import { choiceDisagreement, multichoiceDisagreement, ratingDisagreement, regionDisagreement, sampleDisagreement, textDisagreement } from './sample-disagreement.ts';

/** A sample on which annotations of one round differ in answer to one question, with how much, in [0, 1]. */
export interface Disagreement {
  readonly sample: SampleId;
  readonly round: RoundId;
  readonly question: QuestionId;
  readonly score: number;
  /** Answers that count, can't-tell and skipped left out. */
  readonly answers: number;
  readonly decided: boolean;
  /** What stands against what, in a fixed spelling, so that cases of one pattern can be looked at together. */
  readonly pattern: string;
}

/**
 * The disagreements of a project, worst first: by score, then by the number of answers, then in the project's order. One
 * pass over the annotations a question, plus the pairwise distances of each sample. Answers of a single labeler and
 * samples on which all say the same are left out.
 */
export function disagreementQueue(state: ProjectState, selection: AnswerSelection & { readonly question?: QuestionId } = {}): readonly Disagreement[] {
  const found: Disagreement[] = [];
  for (const question of questionsEverAsked(state)) {
    if (selection.question !== undefined && question.id !== selection.question) continue;
    const input = agreementInput(state, question.id, selection);
    if (input === undefined) continue;
    answersByUnit(input).forEach((answers, at) => {
      const unit = input.units[at];
      if (unit === undefined) return;
      const score = answerDisagreement(question, answers, input.facts[at]);
      if (score === null || score === 0) return;
      found.push({
        sample: unit.sample,
        round: unit.round,
        question: question.id,
        score,
        answers: answers.length,
        decided: state.registers.value('adjudication', unit.sample, question.id) !== undefined,
        pattern: answersPattern(answers),
      });
    });
  }
  return reviewOrder(found.map(({ score, answers }) => ({ disagreement: score, answers }))).map((at) => found[at] as Disagreement);
}

/** How much values of one sample differ, in [0, 1]; null with fewer than two. */
export function answerDisagreement(question: Question, answers: readonly AnswerValue[], facts: UnitFacts | undefined): number | null {
  switch (question.type) {
    case 'choice':
      return choiceDisagreement(answers.flatMap((value) => (value.type === 'choice' ? [value.label] : [])));
    case 'multichoice':
      return multichoiceDisagreement(answers.flatMap((value) => (value.type === 'multichoice' ? [value.labels] : [])));
    case 'rating':
      return ratingDisagreement(answers.flatMap((value) => (value.type === 'rating' ? [value.level] : [])), question.levels.length);
    case 'text':
      return textDisagreement(answers.flatMap((value) => (value.type === 'text' ? [value.text] : [])));
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span': {
      if (facts === undefined) return null;
      const lists = answers.flatMap((value) => (value.type === question.type && hasRegions(value) ? [value.regions] : []));
      const placed = regionDisagreement(lists.map((regions) => regions.map(({ label, shape }) => ({ label: label as string, shape }))));
      return sampleDisagreement([placed, attributeDisagreement(question, lists)]);
    }
    default:
      return exhausted(question);
  }
}

function questionsEverAsked(state: ProjectState): readonly Question[] {
  const newest = new Map<QuestionId, Question>();
  for (const { set } of labelSetVersions(state)) for (const question of set.questions) newest.set(question.id, question);
  return [...newest.values()];
}

function answersByUnit(input: AgreementInput): readonly (readonly AnswerValue[])[] {
  const byUnit = input.units.map((): AnswerValue[] => []);
  for (let cell = 0; cell < input.unit.length; cell++) {
    const answer = input.answers[input.answer[cell] as number] as Answer;
    if (answer.is === 'value') byUnit[input.unit[cell] as number]?.push(answer.value);
  }
  return byUnit;
}

/** What stands against what, in a fixed spelling: each different answer once, by its labels. */
export function answersPattern(answers: readonly AnswerValue[]): string {
  return [...new Set(answers.map(valuePattern))].sort().join(' / ');
}

function valuePattern(value: AnswerValue): string {
  switch (value.type) {
    case 'choice':
      return value.label;
    case 'multichoice':
      return [...value.labels].sort().join('+') || '–';
    case 'rating':
      return String(value.level + 1);
    case 'text':
      return 'text';
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return regionPattern(value.regions);
    default:
      return exhausted(value);
  }
}

function regionPattern(regions: readonly Region[]): string {
  return regions.map(({ label }) => label).sort().join('+') || '–';
}
