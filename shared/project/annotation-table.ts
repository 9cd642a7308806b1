import { defined } from '../basics/assert.ts';
import type { Annotation, Answer } from '../model/annotation.ts';
import type { ContentHash, PersonId, QuestionId, RoundId, SampleId } from '../model/ids.ts';
import type { CommitTable } from './commit-table.ts';
import { GrowingColumn } from './growing-column.ts';
import { Interner } from './interner.ts';

/** What an annotation answers, by question. */
export type Answers = Readonly<Record<QuestionId, Answer>>;

export interface AnnotationTableParts {
  readonly columns: Readonly<Record<string, ArrayBuffer>>;
  readonly rounds: readonly RoundId[];
  readonly samples: readonly SampleId[];
  readonly labelers: readonly PersonId[];
  readonly hashes: readonly string[];
  readonly answers: readonly string[];
  readonly notes: readonly (readonly [number, string])[];
}

/** Row flags. */
const WINS = 1;
const TAKEN_BACK = 2;
const SAW_OTHERS = 4;
const NO_HASH = 0xffff;
const NO_ANSWERS: Answers = {};
/** Where answers are all different, knowing their objects costs more than it saves. */
const MOST_KNOWN_OBJECTS = 10_000;

/**
 * Every annotation ever submitted, one row a change, superseded ones included: history is what undo, "who changed what"
 * and repeats read. A register is (round, sample, labeler, pass); exactly one of its rows wins, the one with the
 * greatest stamp.
 *
 * Answers are interned as text: a million choice annotations have a handful of distinct answers, so a pass over the
 * `answers` column with a small lookup is a pass over the labels (`answersAt`). Rows of one sample are linked, which makes finding a
 * register a walk over the few rows of its sample.
 */
export class AnnotationTable {
  readonly commit: GrowingColumn<Uint32Array<ArrayBuffer>>;
  readonly round: GrowingColumn<Uint16Array<ArrayBuffer>>;
  readonly sample: GrowingColumn<Uint32Array<ArrayBuffer>>;
  readonly labeler: GrowingColumn<Uint16Array<ArrayBuffer>>;
  readonly pass: GrowingColumn<Uint16Array<ArrayBuffer>>;
  readonly answers: GrowingColumn<Uint32Array<ArrayBuffer>>;
  readonly seconds: GrowingColumn<Float32Array<ArrayBuffer>>;
  readonly #flags: GrowingColumn<Uint8Array<ArrayBuffer>>;
  readonly #labelSet: GrowingColumn<Uint16Array<ArrayBuffer>>;
  readonly #guideline: GrowingColumn<Uint16Array<ArrayBuffer>>;
  readonly #nextOfSample: GrowingColumn<Int32Array<ArrayBuffer>>;
  readonly #firstOfSample: GrowingColumn<Int32Array<ArrayBuffer>>;

  readonly rounds: Interner<RoundId>;
  readonly samples: Interner<SampleId>;
  readonly labelers: Interner<PersonId>;
  readonly #hashes: Interner;
  readonly #answerTexts: Interner;
  readonly #answerObjects: Answers[] = [];
  /** Numbers of answers that came as this very object before: those said again and again come decoded once (`decodePlainSubmission`). */
  readonly #numberOfObject = new WeakMap<Answers, number>();
  readonly #notes: Map<number, string>;

  constructor(parts?: AnnotationTableParts) {
    const column = parts?.columns ?? {};
    this.commit = new GrowingColumn(Uint32Array, column['commit']);
    this.round = new GrowingColumn(Uint16Array, column['round']);
    this.sample = new GrowingColumn(Uint32Array, column['sample']);
    this.labeler = new GrowingColumn(Uint16Array, column['labeler']);
    this.pass = new GrowingColumn(Uint16Array, column['pass']);
    this.answers = new GrowingColumn(Uint32Array, column['answers']);
    this.seconds = new GrowingColumn(Float32Array, column['seconds']);
    this.#flags = new GrowingColumn(Uint8Array, column['flags']);
    this.#labelSet = new GrowingColumn(Uint16Array, column['labelSet']);
    this.#guideline = new GrowingColumn(Uint16Array, column['guideline']);
    this.#nextOfSample = new GrowingColumn(Int32Array, column['nextOfSample']);
    this.#firstOfSample = new GrowingColumn(Int32Array, column['firstOfSample']);
    this.rounds = new Interner(parts?.rounds);
    this.samples = new Interner(parts?.samples);
    this.labelers = new Interner(parts?.labelers);
    this.#hashes = new Interner(parts?.hashes);
    this.#answerTexts = new Interner(parts?.answers);
    this.#notes = new Map(parts?.notes);
  }

  get length(): number {
    return this.commit.length;
  }

  /** Number of distinct answers: the size of a lookup over the `answers` column. */
  get distinctAnswers(): number {
    return this.#answerTexts.size;
  }

  /** Adds the change that `commitRow` made, and settles which row of its register wins. Gives the new row. */
  add(commits: CommitTable, commitRow: number, key: readonly [RoundId, SampleId, PersonId, string], value: Annotation | null): number {
    const [round, sample, labeler, pass] = key;
    const row = this.length;
    const sampleNumber = this.samples.number(sample);
    this.commit.push(commitRow);
    this.round.push(this.rounds.number(round));
    this.sample.push(sampleNumber);
    this.labeler.push(this.labelers.number(labeler));
    this.pass.push(Number(pass));
    this.answers.push(this.#numberOfAnswers(value?.answers ?? NO_ANSWERS));
    this.seconds.push(value?.seconds ?? 0);
    this.#labelSet.push(value === null ? NO_HASH : this.#hashes.number(value.labelSet));
    this.#guideline.push(value?.guideline === undefined ? NO_HASH : this.#hashes.number(value.guideline));
    if (value?.note !== undefined) this.#notes.set(row, value.note);

    while (this.#firstOfSample.length <= sampleNumber) this.#firstOfSample.push(-1);
    const rival = this.#winnerAmong(sampleNumber, row);
    const wins = rival === -1 || commits.compare(commitRow, this.commit.at(rival)) > 0;
    if (wins && rival !== -1) this.#flags.set(rival, this.#flags.at(rival) & ~WINS);
    this.#flags.push((wins ? WINS : 0) | (value === null ? TAKEN_BACK : 0) | (value?.sawOthers === true ? SAW_OTHERS : 0));
    this.#nextOfSample.push(this.#firstOfSample.at(sampleNumber));
    this.#firstOfSample.set(sampleNumber, row);
    return row;
  }

  /** Whether the row is the current value of its register, and not a tombstone. */
  isCurrent(row: number): boolean {
    return (this.#flags.at(row) & (WINS | TAKEN_BACK)) === WINS;
  }

  /** Whether the row decides its register: as its value or as its tombstone. */
  wins(row: number): boolean {
    return (this.#flags.at(row) & WINS) !== 0;
  }

  sawOthers(row: number): boolean {
    return (this.#flags.at(row) & SAW_OTHERS) !== 0;
  }

  /** The rows of a sample, newest arrival first. */
  rowsOfSample(sample: SampleId): number[] {
    const rows: number[] = [];
    const number = this.samples.find(sample);
    if (number === -1 || number >= this.#firstOfSample.length) return rows;
    for (let row = this.#firstOfSample.at(number); row !== -1; row = this.#nextOfSample.at(row)) rows.push(row);
    return rows;
  }

  /** The row that decides a register, or -1. */
  find(round: RoundId, sample: SampleId, labeler: PersonId, pass: number): number {
    const roundNumber = this.rounds.find(round);
    const labelerNumber = this.labelers.find(labeler);
    const sampleNumber = this.samples.find(sample);
    if (sampleNumber === -1 || sampleNumber >= this.#firstOfSample.length) return -1;
    for (let row = this.#firstOfSample.at(sampleNumber); row !== -1; row = this.#nextOfSample.at(row)) {
      if (this.wins(row) && this.round.at(row) === roundNumber && this.labeler.at(row) === labelerNumber && this.pass.at(row) === pass) return row;
    }
    return -1;
  }

  /** The distinct answer number `n` of the `answers` column. Decoded once; the text was proved when it was read. */
  answersAt(n: number): Answers {
    const known = this.#answerObjects[n];
    if (known !== undefined) return known;
    const decoded = JSON.parse(this.#answerTexts.text(n)) as Answers;
    this.#answerObjects[n] = decoded;
    return decoded;
  }

  /** The distinct answer number `n` as JSON. */
  answersText(n: number): string {
    return this.#answerTexts.text(n);
  }

  answersOf(row: number): Answers {
    return this.answersAt(this.answers.at(row));
  }

  note(row: number): string | undefined {
    return this.#notes.get(row);
  }

  labelSetOf(row: number): ContentHash | undefined {
    return this.#hashOf(this.#labelSet.at(row));
  }

  guidelineOf(row: number): ContentHash | undefined {
    return this.#hashOf(this.#guideline.at(row));
  }

  /** The annotation of a row as it was submitted; null for a tombstone. */
  annotation(row: number): Annotation | null {
    if ((this.#flags.at(row) & TAKEN_BACK) !== 0) return null;
    const note = this.note(row);
    const guideline = this.guidelineOf(row);
    return {
      answers: this.answersOf(row),
      ...(note === undefined ? {} : { note }),
      seconds: this.seconds.at(row),
      ...(guideline === undefined ? {} : { guideline }),
      labelSet: defined(this.labelSetOf(row), 'label set of an annotation'),
      sawOthers: this.sawOthers(row),
    };
  }

  toParts(): AnnotationTableParts {
    return {
      columns: {
        commit: this.commit.toBuffer(),
        round: this.round.toBuffer(),
        sample: this.sample.toBuffer(),
        labeler: this.labeler.toBuffer(),
        pass: this.pass.toBuffer(),
        answers: this.answers.toBuffer(),
        seconds: this.seconds.toBuffer(),
        flags: this.#flags.toBuffer(),
        labelSet: this.#labelSet.toBuffer(),
        guideline: this.#guideline.toBuffer(),
        nextOfSample: this.#nextOfSample.toBuffer(),
        firstOfSample: this.#firstOfSample.toBuffer(),
      },
      rounds: this.rounds.texts,
      samples: this.samples.texts,
      labelers: this.labelers.texts,
      hashes: this.#hashes.texts,
      answers: this.#answerTexts.texts,
      notes: [...this.#notes],
    };
  }

  #numberOfAnswers(answers: Answers): number {
    const known = this.#numberOfObject.get(answers);
    if (known !== undefined) return known;
    const number = this.#answerTexts.number(JSON.stringify(answers));
    if (number < MOST_KNOWN_OBJECTS) this.#numberOfObject.set(answers, number);
    return number;
  }

  #hashOf(number: number): ContentHash | undefined {
    return number === NO_HASH ? undefined : (this.#hashes.text(number) as ContentHash);
  }

  /** The row that wins the register of `like` so far; `like` itself is not linked yet. */
  #winnerAmong(sampleNumber: number, like: number): number {
    for (let row = this.#firstOfSample.at(sampleNumber); row !== -1; row = this.#nextOfSample.at(row)) {
      const same = this.round.at(row) === this.round.at(like) && this.labeler.at(row) === this.labeler.at(like) && this.pass.at(row) === this.pass.at(like);
      if (same && this.wins(row)) return row;
    }
    return -1;
  }
}
