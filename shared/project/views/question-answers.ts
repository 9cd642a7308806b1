import type { Answer } from '../../model/annotation.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import { resolvePerson } from './people.ts';
import { isLate, rounds } from './rounds.ts';

/** What is measured together: one sample in one round. */
export interface AnsweredUnit {
  readonly sample: SampleId;
  readonly round: RoundId;
}


/**
 * The answers to one question as columns: what agreement, consensus and review are computed from. `answers` holds each
 * distinct answer once. Only first passes count (repeats are for agreement with oneself); excluded samples are out.
 */
export interface QuestionAnswers {
  readonly units: readonly AnsweredUnit[];
  readonly labelers: readonly PersonId[];
  readonly answers: readonly Answer[];
  readonly unit: Uint32Array;
  readonly labeler: Uint32Array;
  readonly answer: Uint32Array;
}

export interface AnswerSelection {
  /** Only these rounds; all when left out. */
  readonly rounds?: readonly RoundId[];
  /** Leave out answers given with others' answers or suggestions in view. */
  readonly blindOnly?: boolean;
  /** Leave out what came in after its round was closed. */
  readonly withoutLate?: boolean;
}

/** Gathers the current answers to a question. Units are in order of (round opened, sample in round); one pass over the annotations. */
export function questionAnswers(state: ProjectState, question: QuestionId, selection: AnswerSelection = {}): QuestionAnswers {
  const { annotations, commits } = state;
  const entries = rounds(state).filter(({ id }) => selection.rounds?.includes(id) ?? true);
  const entryByNumber = new Map(entries.map((entry) => [annotations.rounds.find(entry.id), entry]));
  const labelerNumbers = new Map<PersonId, number>();
  const labelerByNumber = annotations.labelers.texts.map((id) => resolvePerson(state, id));
  const answerNumbers = new Map<number, number>(); // number in the annotations' dictionary → number here, -1 for unanswered
  const answers: Answer[] = [];
  const answerByText = new Map<string, number>();
  const excluded = new Set<number>();
  for (const register of state.registers.all('exclusion')) {
    const sample = register.key[0] as SampleId;
    if (state.registers.value('exclusion', sample) !== undefined) excluded.add(annotations.samples.find(sample));
  }

  const rows: { round: number; sample: number; labeler: number; answer: number }[] = [];
  for (let row = 0; row < annotations.length; row++) {
    const entry = entryByNumber.get(annotations.round.at(row));
    if (entry === undefined || annotations.pass.at(row) !== 1 || !annotations.isCurrent(row)) continue;
    if (excluded.has(annotations.sample.at(row))) continue;
    if (selection.blindOnly === true && annotations.sawOthers(row)) continue;
    if (selection.withoutLate === true && isLate(entry, commits.at(annotations.commit.at(row)))) continue;
    const dictionary = annotations.answers.at(row);
    let answer = answerNumbers.get(dictionary);
    if (answer === undefined) {
      const given = annotations.answersAt(dictionary)[question];
      answer = -1;
      if (given !== undefined) {
        const text = JSON.stringify(given);
        answer = answerByText.get(text) ?? answers.push(given) - 1;
        answerByText.set(text, answer);
      }
      answerNumbers.set(dictionary, answer);
    }
    if (answer === -1) continue;
    const person = labelerByNumber[annotations.labeler.at(row)] as PersonId;
    let labeler = labelerNumbers.get(person);
    if (labeler === undefined) labelerNumbers.set(person, (labeler = labelerNumbers.size));
    rows.push({ round: entry.number, sample: annotations.sample.at(row), labeler, answer });
  }
  return columnsOf(state, entries, rows, [...labelerNumbers.keys()], answers);
}

function columnsOf(
  { annotations }: ProjectState,
  entries: ReturnType<typeof rounds>,
  rows: readonly { round: number; sample: number; labeler: number; answer: number }[],
  labelers: readonly PersonId[],
  answers: readonly Answer[],
): QuestionAnswers {
  // Units in the round's order, so that results do not depend on who submitted first.
  const position = new Map<string, number>();
  const units: AnsweredUnit[] = [];
  const answered = new Set(rows.map(({ round, sample }) => `${round}/${sample}`));
  const place = (round: number, id: RoundId, sample: SampleId) => {
    const address = `${round}/${annotations.samples.find(sample)}`;
    if (answered.has(address) && !position.has(address)) position.set(address, units.push({ sample, round: id }) - 1);
  };
  for (const entry of entries) for (const sample of entry.samples) place(entry.number, entry.id, sample);
  const roundIds = new Map(entries.map(({ number, id }) => [number, id]));
  for (const { round, sample } of rows) {
    const id = roundIds.get(round);
    if (id !== undefined) place(round, id, annotations.samples.text(sample)); // labeled without being assigned
  }

  // Labelers in order of their ids, for the same reason.
  const order = labelers.map((id, number) => ({ id, number })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rank = new Map(order.map(({ number }, at) => [number, at]));
  const cells = rows
    .map(({ round, sample, labeler, answer }) => ({ unit: position.get(`${round}/${sample}`) ?? 0, labeler: rank.get(labeler) ?? 0, answer }))
    .sort((a, b) => a.unit - b.unit || a.labeler - b.labeler);
  return {
    units,
    labelers: order.map(({ id }) => id),
    answers,
    unit: Uint32Array.from(cells, (cell) => cell.unit),
    labeler: Uint32Array.from(cells, (cell) => cell.labeler),
    answer: Uint32Array.from(cells, (cell) => cell.answer),
  };
}
