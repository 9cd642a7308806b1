import { err, ok, type Result } from '../../basics/result.ts';
import { type CsvRecord, readCsv } from '../csv/read.ts';
import { withoutGuard } from '../csv/write.ts';

/** One line of `sample,labeler,label[,question]`, as texts: what they mean is up to the project they are read into. */
export interface AnnotationRow {
  readonly line: number;
  /** File name, path or id. */
  readonly sample: string;
  readonly labeler: string;
  /** Empty when nothing was given. */
  readonly label: string;
  /** Id or prompt; null when the file has no such column or the cell is empty. */
  readonly question: string | null;
}

/** Rows that could not be used: how many, and the first of them. */
export interface BadRows {
  readonly count: number;
  readonly first: readonly { readonly line: number; readonly problem: string }[];
}

export interface AnnotationTableRows {
  readonly rows: readonly AnnotationRow[];
  readonly bad: BadRows;
}

/** How many bad rows are named. */
export const NAMED_BAD_ROWS = 10;

// Names that other tools give these columns; the first is ours.
const COLUMNS = {
  sample: ['sample', 'sample_id', 'file', 'file_name', 'filename', 'path', 'item', 'unit', 'image', 'audio'],
  labeler: ['labeler', 'labeller', 'annotator', 'rater', 'worker', 'coder', 'user'],
  label: ['label', 'value', 'answer', 'category', 'class', 'rating', 'text'],
  question: ['question'],
} as const;
export const SEPARATORS = [',', ';', '\t'];

type Column = keyof typeof COLUMNS;

/** In which column each thing stands; -1 for none. */
export type ColumnPlaces = Readonly<Record<Column, number>>;

/** Finds our columns among a header's names. */
export function columnPlaces(header: readonly string[]): ColumnPlaces {
  const names = header.map((name) => name.trim().toLowerCase().replaceAll(' ', '_'));
  const place = (column: Column) => COLUMNS[column].map((name) => names.indexOf(name)).find((at) => at !== -1) ?? -1;
  return { sample: place('sample'), labeler: place('labeler'), label: place('label'), question: place('question') };
}

/**
 * Reads annotations in long form: a header with the columns sample, labeler and label (or what other tools call them) in
 * any order, perhaps question, others ignored; separated by commas, semicolons or tabs. Refused with a sentence when a
 * column is missing; single bad rows are counted and the first named.
 */
export function readAnnotationsCsv(text: string): Result<AnnotationTableRows, string> {
  const layout = layoutOf(text);
  if (!layout.ok) return layout;
  const { separator, places } = layout.value;
  const rows: AnnotationRow[] = [];
  const first: BadRows['first'][number][] = [];
  let count = 0;
  let header = true;
  for (const record of readCsv(text, separator)) {
    if (header) {
      header = false;
      continue;
    }
    const row = rowOf(record, places);
    if (row.ok) rows.push(row.value);
    else {
      count += 1;
      if (first.length < NAMED_BAD_ROWS) first.push({ line: record.line, problem: row.problem });
    }
  }
  return ok({ rows, bad: { count, first } });
}

function layoutOf(text: string): Result<{ readonly separator: string; readonly places: ColumnPlaces }, string> {
  let seen: readonly string[] = [];
  for (const separator of SEPARATORS) {
    const [header] = readCsv(firstRecordText(text), separator);
    const names = header?.fields ?? [];
    const places = columnPlaces(names);
    if (places.sample !== -1 && places.labeler !== -1 && places.label !== -1) return ok({ separator, places });
    if (names.length > seen.length) seen = names;
  }
  return err(missingColumns('sample, labeler and label', seen));
}

/** Says which columns a file should have, and which it has. */
export function missingColumns(wanted: string, header: readonly string[]): string {
  const found = header.map((name) => name.trim()).filter((name) => name !== '').slice(0, 20);
  return `The first line must name the columns ${wanted}${found.length === 0 ? '; the file is empty' : `; it has ${found.join(', ')}`}.`;
}

/** The start of the text, long enough for any header: so that looking at three separators does not read a large file thrice. */
function firstRecordText(text: string): string {
  return text.slice(0, 100_000);
}

function rowOf({ line, fields, damaged }: CsvRecord, places: ColumnPlaces): Result<AnnotationRow, string> {
  if (damaged) return err('its quotes do not match');
  const cell = (column: Column) => withoutGuard((places[column] === -1 ? '' : (fields[places[column]] ?? '')).trim());
  if (fields.length <= Math.max(places.sample, places.labeler, places.label)) return err(`it has only ${fields.length} ${fields.length === 1 ? 'column' : 'columns'}`);
  const [sample, labeler, question] = [cell('sample'), cell('labeler'), cell('question')];
  if (sample === '') return err('it names no sample');
  if (labeler === '') return err('it names no labeler');
  return ok({ line, sample, labeler, label: cell('label'), question: question === '' ? null : question });
}
