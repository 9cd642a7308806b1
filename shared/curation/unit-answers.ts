import { compareText } from '../basics/order.ts';
import type { Answer } from '../model/annotation.ts';
import type { PersonId, QuestionId } from '../model/ids.ts';
import type { ProjectState } from '../project/project-state.ts';
import { resolvePerson } from '../project/views/people.ts';
import { answersOfColumns } from '../project/views/question-answers.ts';
import type { AgreementColumns } from './agreement-columns.ts';
import type { UnitAnswers } from './running-headline.ts';

/** One unit by its numbers in the project's annotation table. */
export interface UnitNumbers {
  readonly round: number;
  readonly sample: number;
}

/**
 * The units that rows of the annotation table from `since` on are about, each once: what commits since then have touched.
 * Repeats are left out, as they do not count.
 */
export function unitsTouched({ annotations }: ProjectState, since: number): readonly UnitNumbers[] {
  const units = new Map<string, UnitNumbers>();
  for (let row = since; row < annotations.length; row++) {
    if (annotations.pass.at(row) !== 1) continue;
    const unit = { round: annotations.round.at(row), sample: annotations.sample.at(row) };
    units.set(`${unit.round}/${unit.sample}`, unit);
  }
  return [...units.values()];
}

/** The current answers to a question about one unit, as `answerColumns` would gather them. The sample is not excluded. */
export function unitAnswersNow(state: ProjectState, question: QuestionId, { round, sample }: UnitNumbers, blindOnly: boolean): UnitAnswers {
  const { annotations, commits } = state;
  const rowOf = new Map<PersonId, number>();
  for (const row of annotations.rowsOfSample(annotations.samples.text(sample))) {
    if (annotations.round.at(row) !== round || annotations.pass.at(row) !== 1 || !annotations.isCurrent(row)) continue;
    if ((blindOnly && annotations.sawOthers(row)) || annotations.answersOf(row)[question] === undefined) continue;
    const person = resolvePerson(state, annotations.labelers.text(annotations.labeler.at(row)));
    const rival = rowOf.get(person);
    if (rival === undefined || commits.compare(annotations.commit.at(rival), annotations.commit.at(row)) < 0) rowOf.set(person, row);
  }
  return [...rowOf].sort(([a], [b]) => compareText(a, b)).map(([person, row]) => [person, annotations.answersOf(row)[question] as Answer]);
}

/** The answers that gathered columns have about one unit. O(units). */
export function unitAnswersThen(columns: AgreementColumns, state: ProjectState, { round, sample }: UnitNumbers): UnitAnswers {
  const place = columns.rounds.indexOf(state.annotations.rounds.text(round));
  let unit = columns.unitSample.indexOf(sample);
  while (unit !== -1 && columns.unitRound[unit] !== place) unit = columns.unitSample.indexOf(sample, unit + 1);
  if (unit === -1) return [];
  // Cells come in order of their units.
  let from = 0;
  for (let to = columns.unit.length; from < to; ) {
    const middle = (from + to) >>> 1;
    if ((columns.unit[middle] as number) < unit) from = middle + 1;
    else to = middle;
  }
  const cells: number[] = [];
  for (let cell = from; columns.unit[cell] === unit; cell++) cells.push(cell);
  const own = { ...columns, record: Uint32Array.from(cells.keys()), records: cells.map((cell) => columns.records[columns.record[cell] as number] as string) };
  const { answers, answer } = answersOfColumns(own);
  return cells.map((cell, at) => [columns.labelers[columns.labeler[cell] as number] as PersonId, answers[answer[at] as number] as Answer]);
}
