import { err, ok, type Result } from '../../basics/result.ts';
import { decodeUtf8, encodeUtf8 } from '../../basics/utf8.ts';
import { type BadRows, type ColumnPlaces, columnPlaces, missingColumns, NAMED_BAD_ROWS, SEPARATORS } from '../annotations-csv/read.ts';
import { ByteInterner } from '../csv/byte-interner.ts';
import { type CsvRecordBytes, CsvStream, isSpace, MAX_RECORD } from '../csv/stream.ts';
import { withoutGuard } from '../csv/write.ts';
import { GivenOnce } from './given-once.ts';
import { GrowingColumn } from './growing-column.ts';
import { type RatedQuestion, ratedQuestions } from './rated-questions.ts';

export interface Ratings {
  /** In order of first appearance; one named '' where the file names none. */
  readonly questions: readonly RatedQuestion[];
  /** Rows of the file, without its header and empty lines. */
  readonly rows: number;
  readonly bad: BadRows;
  /** Ratings with an empty label: missing values. */
  readonly missing: number;
}

export interface RatingsLayout {
  /** One column per labeler instead of one row per label: every column but the sample's is a labeler's. */
  readonly wide?: boolean;
}

/** This much of the file is looked at to find its header and its separator: any header fits. */
const HEAD = MAX_RECORD;

/** The number of the empty text in every interner. */
const EMPTY = 0;

type Row = (record: CsvRecordBytes) => string | null;

/**
 * Reads ratings from CSV as the file arrives: `sample,labeler,label[,question]` with our names or other tools', or one
 * column per labeler; separated by commas, semicolons or tabs. Holds columns of numbers and each distinct text once, never
 * the file: about 30 bytes a row. A row with an empty label is a missing value; a second label of one labeler for one
 * sample makes a bad row, and the first counts. Bad rows are counted, and the first named by line.
 */
export class RatingsReader {
  private readonly samples = new ByteInterner();
  private readonly labelers = new ByteInterner();
  private readonly labels = new ByteInterner();
  private readonly questions = new ByteInterner();
  private readonly question = new GrowingColumn();
  private readonly sample = new GrowingColumn();
  private readonly labeler = new GrowingColumn();
  private readonly label = new GrowingColumn();
  private readonly given = new GivenOnce([this.question, this.sample, this.labeler]);
  private readonly first: BadRows['first'][number][] = [];
  private readonly layout: RatingsLayout;
  private head: Uint8Array | null = new Uint8Array(0);
  private stream: CsvStream | null = null;
  private problem: string | null = null;
  private row: Row | null = null;
  private bad = 0;
  private rows = 0;
  private missing = 0;

  constructor(layout: RatingsLayout = {}) {
    this.layout = layout;
    for (const interner of [this.samples, this.labelers, this.labels, this.questions]) numberOfText(interner, '');
  }

  /** Bytes held: what grows with the file's distinct texts and rows. */
  get held(): number {
    const parts = [this.samples, this.labelers, this.labels, this.questions, this.question, this.sample, this.labeler, this.label, this.given];
    return parts.reduce((sum, { held }) => sum + held, this.stream?.held ?? 0);
  }

  /** Takes the next piece of the file; false when the rest need not be read, because it is refused. */
  push(piece: Uint8Array): boolean {
    if (this.head === null) this.stream?.push(piece);
    else {
      this.head = joined(this.head, piece);
      if (this.head.length >= HEAD) this.begin(this.head);
    }
    return this.problem === null;
  }

  /** Everything that was read, or a sentence on why the file cannot be used. */
  finish(): Result<Ratings, string> {
    if (this.head !== null) this.begin(this.head);
    this.stream?.finish();
    if (this.problem !== null) return err(this.problem);
    const { bad, rows, missing } = this;
    if (bad > rows - bad) return err(`Most rows cannot be used: ${bad} of ${rows}. ${this.first.slice(0, 3).map(({ line, problem }) => `Line ${line}: ${problem}.`).join(' ')}`);
    const columns = { question: this.question.all(), sample: this.sample.all(), labeler: this.labeler.all(), label: this.label.all() };
    return ok({ questions: ratedQuestions(columns, this), rows, bad: { count: bad, first: this.first }, missing });
  }

  /** The texts that the numbers of columns stand for. */
  textOf(column: 'questions' | 'samples' | 'labelers' | 'labels', number: number): string {
    return this[column].text(number);
  }

  sizeOf(column: 'questions' | 'samples' | 'labelers' | 'labels'): number {
    return this[column].size;
  }

  private begin(head: Uint8Array): void {
    this.head = null;
    const found = layoutOf(head, this.layout.wide === true);
    if (!found.ok) {
      this.problem = found.problem;
      return;
    }
    const { separator, header, places } = found.value;
    this.row = this.layout.wide === true ? this.wideRow(header, places.sample) : this.longRow(places);
    let atHeader = true;
    this.stream = new CsvStream(separator, (record) => {
      if (atHeader) atHeader = false;
      else this.take(record);
    });
    this.stream.push(head);
  }

  private take(record: CsvRecordBytes): void {
    this.rows += 1;
    const problem = record.damage === null ? (this.row?.(record) ?? null) : record.damage === 'quotes' ? 'its quotes do not match' : 'it is longer than 1 MB';
    if (problem === null) return;
    this.bad += 1;
    if (this.first.length < NAMED_BAD_ROWS) this.first.push({ line: record.line, problem });
  }

  private longRow(places: ColumnPlaces): Row {
    const needed = Math.max(places.sample, places.labeler, places.label) + 1;
    return (record) => {
      if (record.fields < needed) return `it has only ${record.fields} ${record.fields === 1 ? 'column' : 'columns'}`;
      const question = places.question === -1 || places.question >= record.fields ? EMPTY : numberOfCell(this.questions, record, places.question);
      const sample = numberOfCell(this.samples, record, places.sample);
      const labeler = numberOfCell(this.labelers, record, places.labeler);
      const label = numberOfCell(this.labels, record, places.label);
      if (Math.min(question, sample, labeler, label) < 0) return 'it is not UTF-8 text, or holds a NUL';
      if (sample === EMPTY) return 'it names no sample';
      if (labeler === EMPTY) return 'it names no labeler';
      return this.keep(question, sample, labeler, label);
    };
  }

  private wideRow(header: readonly string[], sampleAt: number): Row {
    const labelers = header.map((name) => numberOfText(this.labelers, name.trim()));
    return (record) => {
      if (record.fields !== header.length) return `it has ${record.fields} columns, not ${header.length}`;
      const sample = numberOfCell(this.samples, record, sampleAt);
      if (sample < 0) return 'it is not UTF-8 text, or holds a NUL';
      if (sample === EMPTY) return 'it names no sample';
      let problem: string | null = null;
      for (const [at, labeler] of labelers.entries()) {
        if (at === sampleAt || labeler === EMPTY) continue;
        const label = numberOfCell(this.labels, record, at);
        const kept = label < 0 ? 'it is not UTF-8 text, or holds a NUL' : this.keep(EMPTY, sample, labeler, label);
        problem ??= kept;
      }
      return problem;
    };
  }

  /** Keeps a rating, a missing one as -1. Says what is wrong when the labeler has given one before. */
  private keep(question: number, sample: number, labeler: number, label: number): string | null {
    if (label === EMPTY) this.missing += 1;
    else if (!this.given.add(this.label.length, [question, sample, labeler])) return `${this.labelers.text(labeler)} has already labeled ${this.samples.text(sample)}`;
    this.question.push(question);
    this.sample.push(sample);
    this.labeler.push(labeler);
    this.label.push(label === EMPTY ? -1 : label);
    return null;
  }
}

interface Layout {
  readonly separator: string;
  readonly header: readonly string[];
  readonly places: ColumnPlaces;
}

function layoutOf(head: Uint8Array, wide: boolean): Result<Layout, string> {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return err('The file is UTF-16 text. Save it as CSV in UTF-8.');
  let seen: readonly string[] = [];
  for (const separator of SEPARATORS) {
    const header = headerOf(head, separator);
    if (header === null) return err('The first line is not UTF-8 text. Save the file as CSV in UTF-8.');
    const places = columnPlaces(header);
    if (places.sample !== -1 && (wide ? header.length > 2 : places.labeler !== -1 && places.label !== -1)) return ok({ separator, header, places });
    if (header.length > seen.length) seen = header;
  }
  if (wide) return err(missingColumns('sample and one per labeler', seen));
  const hint = columnPlaces(seen).sample !== -1 && seen.length > 2 ? ' With one column per labeler, say --wide.' : '';
  return err(`${missingColumns('sample, labeler and label', seen)}${hint}`);
}

/** The names in the first record; null when they are no text. */
function headerOf(head: Uint8Array, separator: string): readonly string[] | null {
  let names: readonly string[] | null | undefined;
  const stream = new CsvStream(separator, ({ fields, bytes, start, end }) => {
    if (names !== undefined) return;
    const texts = Array.from({ length: fields }, (_, at) => decodeUtf8(bytes.subarray(start[at], end[at])));
    names = texts.every(({ ok: isText }) => isText) ? texts.map((text) => (text.ok ? text.value : '')) : null;
  });
  stream.push(head);
  stream.finish();
  return names === undefined ? [] : names;
}

/** What a cell says, as the reader of annotations takes it: trimmed, and without the apostrophe before a formula. */
function numberOfCell(interner: ByteInterner, { bytes, start, end }: CsvRecordBytes, at: number): number {
  let from = start[at] as number;
  let to = end[at] as number;
  while (from < to && isSpace(bytes[from] as number)) from += 1;
  while (from < to && isSpace(bytes[to - 1] as number)) to -= 1;
  if (from === to) return interner.numberOf(bytes, from, to);
  const [first, last] = [bytes[from] as number, bytes[to - 1] as number];
  // An apostrophe may guard a formula, and a character beyond ASCII may be a space.
  if (first !== 0x27 && first < 0x80 && last < 0x80) return interner.numberOf(bytes, from, to);
  const text = decodeUtf8(bytes.subarray(from, to));
  return text.ok ? numberOfText(interner, withoutGuard(text.value.trim())) : -1;
}

function numberOfText(interner: ByteInterner, text: string): number {
  const bytes = encodeUtf8(text);
  return interner.numberOf(bytes, 0, bytes.length);
}

function joined(one: Uint8Array, two: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + two.length);
  both.set(one);
  both.set(two, one.length);
  return both;
}
