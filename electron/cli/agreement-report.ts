import type { Estimate } from '../../shared/agreement/estimate.ts';
import type { AgreementExtras } from './agreement-extras.ts';
import type { NamedEstimate } from './agreement-metrics.ts';
import { cellText, decimals, isEstimate, plainEstimate, type ReportCell } from './report-cell.ts';
import { textTable } from './text-table.ts';


/** What is said about one question. */
export interface QuestionReport {
  /** Its id; '' for a table that names none. */
  readonly question: string;
  readonly prompt: string;
  readonly type: string;
  readonly figures: readonly NamedEstimate[];
  /** What floors are held against: the first figure; every pair where a figure is for two labelers; nothing for what is said about regions. */
  readonly judged: readonly NamedEstimate[];
  /** Sentences on how to read the figures. */
  readonly notes: readonly string[];
  readonly given: number;
  readonly cantTell: number;
  readonly skipped: number;
  readonly by: readonly Readonly<Record<string, ReportCell>>[];
  /** How many rows `by` would have without a limit. */
  readonly byTotal: number;
  /** Beside the usual figures of a question. */
  readonly extras?: AgreementExtras;
}

const REASONS: Readonly<Record<NonNullable<Estimate['reason']>, string>> = {
  no_pairable_values: 'no sample has answers of two labelers',
  no_variation: 'all gave one and the same label, so chance alone predicts it',
  unequal_ratings: 'samples have different numbers of answers; take --metric krippendorff, which allows that',
  negative_values: 'the ratio level is for numbers from 0 up; take --level interval',
};

/** Why an estimate has no value, as its code and in words. */
export function reasonInWords({ reason }: Estimate): string {
  return reason === undefined ? 'too little data' : `${reason}: ${REASONS[reason]}`;
}

/** A report as `--json` prints it. */
export function plainReport({ question, prompt, type, figures, notes, given, cantTell, skipped, by, byTotal, extras }: QuestionReport): object {
  return {
    question,
    prompt,
    type,
    figures: figures.map(({ id, name, estimate }) => ({ id, name, estimate: plainEstimate(estimate), ...(estimate.intervalNote === undefined ? {} : { note: estimate.intervalNote }) })),
    notes,
    given,
    cantTell,
    skipped,
    by: by.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, isEstimate(cell) ? plainEstimate(cell) : cell]))),
    byTotal,
    ...extras?.plain,
  };
}

/** What a question misses of the floors, in sentences; also where a figure is undefined. */
export function missesOf({ question, prompt, figures, judged }: QuestionReport, floor: number, lowerFloor: number): string[] {
  const of = question === '' ? '' : `${prompt === '' ? question : prompt}: `;
  if (figures.length === 0 && judged.length === 0) return [`${of}agreement is undefined (no two labelers labeled the same sample).`];
  return judged.flatMap(({ name, estimate }) => {
    const { value, interval } = estimate;
    if (value === null) return [`${of}${name} is undefined (${reasonInWords(estimate)}).`];
    const low = interval?.low ?? null;
    return [
      ...(value < floor ? [`${of}${name} ${value.toFixed(3)} is below ${floor}.`] : []),
      ...(lowerFloor > -Infinity && (low === null || low < lowerFloor) ? [`${of}${name}: the lower end of the interval, ${low === null ? 'which it does not have' : low.toFixed(3)}, is below ${lowerFloor}.`] : []),
    ];
  });
}

/** A report for people. */
export function reportText({ question, prompt, type, figures, notes, given, cantTell, skipped, by, byTotal, extras }: QuestionReport): string {
  const rows = figures.map(({ name, estimate }) => [
    name,
    estimate.value === null ? '–' : decimals(estimate.value),
    estimate.interval === null ? '' : `${decimals(estimate.interval.low)} to ${decimals(estimate.interval.high)}`,
    String(estimate.n.units),
    estimate.value === null ? `undefined: ${reasonInWords(estimate)}` : estimate.intervalNote === undefined ? '' : NOTES[estimate.intervalNote],
  ]);
  const head = question === '' ? '' : `${prompt === '' ? question : `${prompt}  [${question}, ${type}]`}\n`;
  const others = [`${given} ${given === 1 ? 'answer' : 'answers'}`, cantTell > 0 ? `${cantTell} can’t tell` : '', skipped > 0 ? `${skipped} skipped` : ''].filter((part) => part !== '');
  const figureTable = rows.length === 0 ? '' : textTable(['figure', 'value', 'interval', 'n', ''], rows);
  return `${head}${figureTable}${others.join(', ')}\n${[...(extras?.lines ?? []), ...notes].map((line) => `${line}\n`).join('')}${byText(by, byTotal)}`;
}

const NOTES: Readonly<Record<NonNullable<Estimate['intervalNote']>, string>> = {
  few_disagreeing_units: 'fewer than ten samples disagree: the interval says little',
  one_unit: 'no interval: there is one sample only',
  one_cluster: 'no interval: all samples are of one group',
  too_many_undefined_resamples: 'no interval: too many resamples without variation',
};

function byText(by: QuestionReport['by'], total: number): string {
  const columns = Object.keys(by[0] ?? {});
  if (columns.length === 0) return '';
  const more = by.length < total ? `the first ${by.length} of ${total}; --limit shows more\n` : '';
  return `\n${textTable(columns, by.map((row) => columns.map((column) => cellText(row[column]))))}${more}`;
}
