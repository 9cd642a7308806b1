import { compareText } from '../../basics/order.ts';
import type { Answer } from '../../model/annotation.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import { resolvePerson } from './people.ts';
import { isLate, type RoundEntry, rounds } from './rounds.ts';
import { excludedSamples } from './samples.ts';

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

/** One current answer, by numbers: of the round, of the sample and labeler in the annotation table, of the distinct answer. */
interface Row {
  readonly row: number;
  readonly round: number;
  readonly sample: number;
  readonly labeler: PersonId;
  readonly answer: Answer;
}

/**
 * Gathers the current answers to a question. Units are in order of (round opened, sample in round), labelers in order of
 * their ids, answers in order of first use: nothing depends on the order in which commits arrived. Where two persons
 * were merged who both answered the same, the later answer counts. One pass over the annotations, and one over the units.
 */
export function questionAnswers(state: ProjectState, question: QuestionId, selection: AnswerSelection = {}): QuestionAnswers {
  const entries = rounds(state).filter(({ id }) => selection.rounds?.includes(id) ?? true);
  const rows = currentRows(state, question, entries, selection);
  const { units, unitOf } = answeredUnits(state, entries, rows);
  const labelers = [...new Set(rows.map(({ labeler }) => labeler))].sort(compareText);
  const rank = new Map(labelers.map((id, at) => [id, at]));
  const cells = rows.map((row) => unitOf(row) * labelers.length + (rank.get(row.labeler) ?? 0));
  const order = inCellOrder(state, rows, cells);

  const answers: Answer[] = [];
  const numbers = new Map<Answer, number>();
  const answer = order.map((at) => {
    const given = rows[at]?.answer as Answer;
    const known = numbers.get(given);
    if (known !== undefined) return known;
    const next = answers.push(given) - 1;
    numbers.set(given, next);
    return next;
  });
  const unit = order.map((at) => Math.floor((cells[at] as number) / labelers.length));
  const labeler = order.map((at) => (cells[at] as number) % labelers.length);
  return { units, labelers, answers, unit, labeler, answer };
}

/** The rows by cell (unit, then labeler), one a cell: the one of the latest commit. Numbers sort many times faster than objects. */
function inCellOrder({ annotations, commits }: ProjectState, rows: readonly Row[], cells: readonly number[]): Uint32Array<ArrayBuffer> {
  const keys = Float64Array.from(cells, (cell, at) => cell * rows.length + at).sort();
  const order = new Uint32Array(rows.length);
  let kept = 0;
  for (const key of keys) {
    const at = key % rows.length;
    const last = kept > 0 ? (order[kept - 1] as number) : -1;
    if (last === -1 || cells[last] !== cells[at]) order[kept++] = at;
    else if (commits.compare(annotations.commit.at(rows[last]?.row ?? 0), annotations.commit.at(rows[at]?.row ?? 0)) < 0) order[kept - 1] = at;
  }
  return order.slice(0, kept);
}

function currentRows(state: ProjectState, question: QuestionId, entries: readonly RoundEntry[], selection: AnswerSelection): Row[] {
  const { annotations, commits } = state;
  const entryByNumber = new Map(entries.map((entry) => [annotations.rounds.find(entry.id), entry]));
  const labelers = annotations.labelers.texts.map((id) => resolvePerson(state, id));
  const excluded = new Set([...excludedSamples(state)].map((sample) => annotations.samples.find(sample)));
  const answerTo = answersByDictionary(state, question);
  const rows: Row[] = [];
  for (let row = 0; row < annotations.length; row++) {
    const entry = entryByNumber.get(annotations.round.at(row));
    const sample = annotations.sample.at(row);
    if (entry === undefined || annotations.pass.at(row) !== 1 || !annotations.isCurrent(row) || excluded.has(sample)) continue;
    if (selection.blindOnly === true && annotations.sawOthers(row)) continue;
    if (selection.withoutLate === true && isLate(entry, commits.at(annotations.commit.at(row)))) continue;
    const answer = answerTo(annotations.answers.at(row));
    const labeler = labelers[annotations.labeler.at(row)];
    if (answer !== undefined && labeler !== undefined) rows.push({ row, round: entry.number, sample, labeler, answer });
  }
  return rows;
}

/** The answer to the question in a distinct answer of the annotation table; equal answers are one object. */
function answersByDictionary({ annotations }: ProjectState, question: QuestionId): (dictionary: number) => Answer | undefined {
  const byDictionary = new Map<number, Answer | undefined>();
  const byText = new Map<string, Answer>();
  return (dictionary) => {
    if (byDictionary.has(dictionary)) return byDictionary.get(dictionary);
    let given: Answer | undefined = annotations.answersAt(dictionary)[question];
    if (given !== undefined) {
      const text = JSON.stringify(given);
      const equal = byText.get(text);
      if (equal === undefined) byText.set(text, given);
      else given = equal;
    }
    byDictionary.set(dictionary, given);
    return given;
  };
}

/** The units of rows: as assigned in their rounds, then what was labeled without being assigned, by sample id. */
function answeredUnits({ annotations }: ProjectState, entries: readonly RoundEntry[], rows: readonly Row[]): { readonly units: readonly AnsweredUnit[]; readonly unitOf: (row: Row) => number } {
  const stride = annotations.samples.size;
  const address = (round: number, sample: number) => round * stride + sample;
  const open = new Set(rows.map(({ round, sample }) => address(round, sample)));
  const place = new Map<number, number>();
  const units: AnsweredUnit[] = [];
  for (const entry of entries) {
    for (const sample of entry.samples) {
      const known = annotations.samples.find(sample);
      const at = address(entry.number, known);
      if (known !== -1 && open.delete(at)) place.set(at, units.push({ sample, round: entry.id }) - 1);
    }
  }
  const roundIds = new Map(entries.map(({ number, id }) => [number, id]));
  const unassigned = [...open].map((at) => ({ at, round: Math.floor(at / stride), sample: annotations.samples.text(at % stride) }));
  for (const { at, round, sample } of unassigned.sort((a, b) => a.round - b.round || compareText(a.sample, b.sample))) {
    const id = roundIds.get(round);
    if (id !== undefined) place.set(at, units.push({ sample, round: id }) - 1);
  }
  return { units, unitOf: ({ round, sample }) => place.get(address(round, sample)) ?? 0 };
}
