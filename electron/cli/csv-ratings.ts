import { compareCategories, type RatingTable, tableOfRecords } from '../../shared/agreement/rating-table.ts';
import { decodeUtf8 } from '../../shared/basics/utf8.ts';
import type { AgreementInput } from '../../shared/curation/agreement-input.ts';
import { type RatingRow, readRatingsCsv } from '../../shared/formats/ratings-csv/read.ts';
import type { Answer } from '../../shared/model/annotation.ts';
import type { LabelId, PersonId, QuestionId, RoundId, SampleId } from '../../shared/model/ids.ts';
import { readWhole } from '../host/durable-file.ts';
import type { FilePort } from '../host/file-port.ts';
import { Refused, refuse } from '../host/refusal.ts';
import type { MetricLevel } from './agreement-metrics.ts';

/** The ratings of one question of a CSV file. */
export interface RatedQuestion {
  /** '' where the file names none. */
  readonly name: string;
  /** As if a project had asked for one label a sample: so that its figures are those of a project. */
  readonly input: AgreementInput;
  /** With numbers as numbers where the level needs them. */
  readonly table: RatingTable;
}

const MAX_CSV = 2 * 1024 * 1024 * 1024 - 1;

/** Reads a CSV file of ratings for agreement. Rejects with `Refused` when it is none. */
export async function readRatings(files: FilePort, path: string, level: MetricLevel): Promise<{ readonly tables: readonly RatedQuestion[]; readonly warnings: readonly string[] }> {
  const text = decodeUtf8(await readWhole(files, path, MAX_CSV));
  if (!text.ok) throw new Refused(refuse('bad-request', `${path} is not UTF-8 text.`, '', 'Save it as CSV in UTF-8.'));
  const read = readRatingsCsv(text.value);
  if (!read.ok) throw new Refused(refuse('bad-request', read.problem, '', ''));
  const { questions, bad, missing } = read.value;
  const tables = [...questions].map(([name, rows]) => ({ name, ...ratedQuestion(name, rows, level) }));
  const warnings = [
    ...(bad.count > 0 ? [`${bad.count} ${bad.count === 1 ? 'row was' : 'rows were'} left out.`, ...bad.first.map(({ line, problem }) => `line ${line}: ${problem}`)] : []),
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'row has' : 'rows have'} no label and count as missing.`] : []),
  ];
  return { tables, warnings };
}

function ratedQuestion(name: string, rows: readonly RatingRow[], level: MetricLevel): Pick<RatedQuestion, 'input' | 'table'> {
  const numeric = level !== 'nominal';
  const notNumber = numeric ? rows.find(({ value }) => value.trim() === '' || !Number.isFinite(Number(value))) : undefined;
  if (notNumber !== undefined) throw new Refused(refuse('bad-request', `“${notNumber.value}” is not a number, so ${level} agreement cannot be computed.`, '', 'Use --level nominal.'));
  const { table } = tableOfRecords(rows.map(({ unit, rater, value }) => ({ unit, rater, value: numeric ? Number(value) : value })));

  const units = numbersOf(rows.map(({ unit }) => unit));
  const labelers = numbersOf([...new Set(rows.map(({ rater }) => rater))].sort(compareCategories));
  const labels = [...new Set(rows.map(({ value }) => value))].sort(compareCategories);
  const answers = labels.map((label): Answer => ({ is: 'value', value: { type: 'choice', label: label as LabelId } }));
  const numbers = numbersOf(labels);
  const cells = rows
    .map(({ unit, rater, value }) => ({ unit: units.get(unit) ?? 0, labeler: labelers.get(rater) ?? 0, answer: numbers.get(value) ?? 0 }))
    .sort((a, b) => a.unit - b.unit || a.labeler - b.labeler);
  const asked = { id: name as QuestionId, prompt: name, about: 'image' as const, required: true, cantTell: false };
  return {
    table,
    input: {
      question: { type: 'choice', ...asked, labels: labels.map((label, color) => ({ id: label as LabelId, name: label, color })) },
      units: [...units.keys()].map((sample) => ({ sample: sample as SampleId, round: '' as RoundId })),
      facts: Array.from(units, () => undefined),
      labelers: [...labelers.keys()].map((labeler) => labeler as PersonId),
      answers,
      unit: Uint32Array.from(cells, ({ unit }) => unit),
      labeler: Uint32Array.from(cells, ({ labeler }) => labeler),
      answer: Uint32Array.from(cells, ({ answer }) => answer),
    },
  };
}

function numbersOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const text of texts) if (!numbers.has(text)) numbers.set(text, numbers.size);
  return numbers;
}
