import { compareText } from '../../basics/order.ts';
import { parseStamp } from '../../history/clock.ts';
import type { PersonId, QuestionId, RoundId } from '../../model/ids.ts';
import type { AnnotationTable } from '../annotation-table.ts';
import type { ProjectState } from '../project-state.ts';
import { resolvePerson } from './people.ts';
import { type RoundEntry, rounds } from './rounds.ts';
import { excludedSamples } from './samples.ts';

export interface AnswerSelection {
  /** Only these rounds; all when left out. */
  readonly rounds?: readonly RoundId[];
  /** Leave out answers given with others' answers or suggestions in view. */
  readonly blindOnly?: boolean;
  /** Leave out what came in after its round was closed. */
  readonly withoutLate?: boolean;
}

/**
 * The current answers to one question as numbers and a few texts, not yet decoded: cheap to gather on the thread that draws
 * the screen, and to hand to a worker, which does the rest. A unit is one sample in one round; the cells are in order of
 * unit, then labeler, and no cell occurs twice.
 */
export interface AnswerColumns {
  readonly question: QuestionId;
  /** The rounds looked at, in order of opening. */
  readonly rounds: readonly RoundId[];
  /** In order of their ids. */
  readonly labelers: readonly PersonId[];
  /** Per unit the number of its sample in the project's annotation table, and the place of its round in `rounds`. */
  readonly unitSample: Uint32Array<ArrayBuffer>;
  readonly unitRound: Uint16Array<ArrayBuffer>;
  /** Per cell its unit, its labeler, and which of `records` was said. */
  readonly unit: Uint32Array<ArrayBuffer>;
  readonly labeler: Uint32Array<ArrayBuffer>;
  readonly record: Uint32Array<ArrayBuffer>;
  /** The distinct annotations in which the answers stand, as JSON of answers by question, in order of first use. */
  readonly records: readonly string[];
}

/** Rows of the annotation table that count, in the table's order. */
interface CountingRows {
  readonly count: number;
  readonly row: Uint32Array;
  /** The place of the row's round among the rounds looked at. */
  readonly round: Uint16Array;
}

/**
 * Gathers the current answers to a question. Units are in order of (round opened, sample in round), then what was labeled
 * without being assigned by sample id; nothing depends on the order in which commits arrived. Only first passes count
 * (repeats are for agreement with oneself); excluded samples are out. Where two persons were merged who both answered the
 * same, the later answer counts. A few passes over typed arrays: a million annotations take some tens of milliseconds.
 */
export function answerColumns(state: ProjectState, question: QuestionId, selection: AnswerSelection = {}): AnswerColumns {
  const { annotations } = state;
  const entries = rounds(state).filter(({ id }) => selection.rounds?.includes(id) ?? true);
  const rows = countingRows(state, question, entries, selection);
  const { unitSample, unitRound, unitOfRow } = numberedUnits(state, entries, rows);
  const { labelers, rank } = rankedLabelers(state, rows);
  const order = inCellOrder(state, rows, unitOfRow, rank, unitSample.length);

  const known = new Int32Array(annotations.distinctAnswers).fill(-1);
  const records: string[] = [];
  const numbers = annotations.answers.cells;
  const labelerNumber = annotations.labeler.cells;
  const columns = { unit: new Uint32Array(order.length), labeler: new Uint32Array(order.length), record: new Uint32Array(order.length) };
  for (let cell = 0; cell < order.length; cell++) {
    const at = order[cell] as number;
    const row = rows.row[at] as number;
    const number = numbers[row] as number;
    let record = known[number] as number;
    if (record === -1) known[number] = record = records.push(annotations.answersText(number)) - 1;
    columns.unit[cell] = unitOfRow[at] as number;
    columns.labeler[cell] = rank[labelerNumber[row] as number] as number;
    columns.record[cell] = record;
  }
  return { question, rounds: entries.map(({ id }) => id), labelers, unitSample, unitRound, ...columns, records };
}

function countingRows(state: ProjectState, question: QuestionId, entries: readonly RoundEntry[], selection: AnswerSelection): CountingRows {
  const { annotations, commits } = state;
  const placeOfRound = new Int32Array(annotations.rounds.size).fill(-1);
  entries.forEach(({ id }, place) => {
    const number = annotations.rounds.find(id);
    if (number !== -1) placeOfRound[number] = place;
  });
  const excluded = new Uint8Array(annotations.samples.size);
  for (const sample of excludedSamples(state)) {
    const number = annotations.samples.find(sample);
    if (number !== -1) excluded[number] = 1;
  }
  const closedMs = entries.map(({ closedAt }) => (selection.withoutLate !== true || closedAt === undefined ? Infinity : parseStamp(closedAt).ms));
  const answered = new Uint8Array(annotations.distinctAnswers); // 0 unknown, 1 no, 2 yes
  const ms = commits.ms.cells;
  const [round, sample, pass, commit, answers] = [annotations.round.cells, annotations.sample.cells, annotations.pass.cells, annotations.commit.cells, annotations.answers.cells];

  const found = { row: new Uint32Array(annotations.length), round: new Uint16Array(annotations.length) };
  let count = 0;
  for (let row = 0; row < annotations.length; row++) {
    const place = placeOfRound[round[row] as number] as number;
    if (place === -1 || pass[row] !== 1 || !annotations.isCurrent(row) || excluded[sample[row] as number] === 1) continue;
    if (selection.blindOnly === true && annotations.sawOthers(row)) continue;
    if ((ms[commit[row] as number] as number) > (closedMs[place] as number)) continue;
    const record = answers[row] as number;
    if (answered[record] === 0) answered[record] = answersQuestion(annotations, record, question) ? 2 : 1;
    if (answered[record] !== 2) continue;
    found.row[count] = row;
    found.round[count] = place;
    count += 1;
  }
  return { count, ...found };
}

/**
 * Whether a record answers a question, without decoding it where its text already tells. A quote inside a JSON text is
 * escaped, so the pattern is found only where a member has that name and an answer follows.
 */
function answersQuestion(annotations: AnnotationTable, record: number, question: QuestionId): boolean {
  const text = annotations.answersText(record);
  const name = `${JSON.stringify(question)}:`;
  if (!text.includes(name)) return false;
  return text.includes(`${name}{"is":`) || annotations.answersAt(record)[question] !== undefined;
}

/** Gives each (round, sample) that has rows its number: as assigned in their rounds, then the rest by round and sample id. */
function numberedUnits(state: ProjectState, entries: readonly RoundEntry[], rows: CountingRows) {
  const { annotations } = state;
  const sample = annotations.sample.cells;
  const WAITING = -2;
  const unitOf = entries.map(() => new Int32Array(annotations.samples.size).fill(-1));
  let open = 0;
  for (let at = 0; at < rows.count; at++) {
    const own = unitOf[rows.round[at] as number] as Int32Array;
    const number = sample[rows.row[at] as number] as number;
    if (own[number] === WAITING) continue;
    own[number] = WAITING;
    open += 1;
  }
  const unitSample = new Uint32Array(open);
  const unitRound = new Uint16Array(open);
  let units = 0;
  const take = (place: number, number: number) => {
    (unitOf[place] as Int32Array)[number] = units;
    unitSample[units] = number;
    unitRound[units] = place;
    units += 1;
  };
  entries.forEach((entry, place) => {
    for (const number of sampleNumbers(state, entry)) if (number !== -1 && unitOf[place]?.[number] === WAITING) take(place, number);
  });
  for (const [place, own] of unitOf.entries()) {
    if (units === open) break;
    const unassigned: number[] = [];
    own.forEach((unit, number) => unit === WAITING && unassigned.push(number));
    unassigned.sort((a, b) => compareText(annotations.samples.text(a), annotations.samples.text(b)));
    for (const number of unassigned) take(place, number);
  }
  const unitOfRow = new Uint32Array(rows.count);
  for (let at = 0; at < rows.count; at++) unitOfRow[at] = unitOf[rows.round[at] as number]?.[sample[rows.row[at] as number] as number] as number;
  return { unitSample, unitRound, unitOfRow };
}

const numbersOf = new WeakMap<RoundEntry, { readonly numbers: Int32Array<ArrayBuffer>; known: number }>();

/** The numbers of a round's samples in the annotation table, −1 where nobody annotated the sample yet. Looked up once. */
function sampleNumbers({ annotations }: ProjectState, entry: RoundEntry): Int32Array {
  const last = numbersOf.get(entry) ?? { numbers: new Int32Array(entry.samples.length).fill(-1), known: 0 };
  numbersOf.set(entry, last);
  if (last.known === annotations.samples.size) return last.numbers;
  entry.samples.forEach((sample, at) => {
    if (last.numbers[at] === -1) last.numbers[at] = annotations.samples.find(sample);
  });
  last.known = annotations.samples.size;
  return last.numbers;
}

/** Who answered, and per labeler number of the annotation table the place in that list (−1: not in it). */
function rankedLabelers(state: ProjectState, rows: CountingRows): { readonly labelers: readonly PersonId[]; readonly rank: Int32Array } {
  const { annotations } = state;
  const labeler = annotations.labeler.cells;
  const seen = new Uint8Array(annotations.labelers.size);
  for (let at = 0; at < rows.count; at++) seen[labeler[rows.row[at] as number] as number] = 1;
  const persons = annotations.labelers.texts.map((id, number) => (seen[number] === 1 ? resolvePerson(state, id) : undefined));
  const labelers = [...new Set(persons.flatMap((id) => id ?? []))].sort(compareText);
  return { labelers, rank: Int32Array.from(persons, (id) => (id === undefined ? -1 : labelers.indexOf(id))) };
}

/** The places of the rows by unit, then labeler, one a cell: the row of the latest commit. A counting sort, and an insertion sort of each unit's few rows. */
function inCellOrder({ annotations, commits }: ProjectState, rows: CountingRows, unitOfRow: Uint32Array, rank: Int32Array, units: number): Uint32Array {
  const labeler = annotations.labeler.cells;
  const rankOfRow = new Int32Array(rows.count);
  const start = new Uint32Array(units + 1);
  for (let at = 0; at < rows.count; at++) {
    const unit = unitOfRow[at] as number;
    rankOfRow[at] = rank[labeler[rows.row[at] as number] as number] as number;
    start[unit + 1] = (start[unit + 1] as number) + 1;
  }
  for (let unit = 0; unit < units; unit++) start[unit + 1] = (start[unit + 1] as number) + (start[unit] as number);
  const order = new Uint32Array(rows.count);
  const filled = new Uint32Array(units);
  for (let at = 0; at < rows.count; at++) {
    const unit = unitOfRow[at] as number;
    const from = start[unit] as number;
    const own = rankOfRow[at] as number;
    let slot = from + (filled[unit] as number);
    for (; slot > from && (rankOfRow[order[slot - 1] as number] as number) > own; slot--) order[slot] = order[slot - 1] as number;
    order[slot] = at;
    filled[unit] = (filled[unit] as number) + 1;
  }
  let kept = 0;
  for (const at of order) {
    const last = kept === 0 ? -1 : (order[kept - 1] as number);
    if (last === -1 || unitOfRow[last] !== unitOfRow[at] || rankOfRow[last] !== rankOfRow[at]) order[kept++] = at;
    else if (commits.compare(annotations.commit.at(rows.row[last] as number), annotations.commit.at(rows.row[at] as number)) < 0) order[kept - 1] = at;
  }
  return order.slice(0, kept);
}
