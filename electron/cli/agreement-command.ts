import type { BootstrapOptions } from '../../shared/agreement/alpha-with-interval.ts';
import { type Estimate, valueOrNull } from '../../shared/agreement/estimate.ts';
import { agreementInput } from '../../shared/curation/agreement-input.ts';
import { FIGURE_WORDS } from '../../shared/curation/figure-words.ts';
import type { QuestionAgreement } from '../../shared/curation/agreement-figures.ts';
import { questionAgreement } from '../../shared/curation/question-agreement.ts';
import type { QuestionId } from '../../shared/model/ids.ts';
import type { Question } from '../../shared/model/label-set.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { currentLabelSet, questionById } from '../../shared/project/views/label-set-versions.ts';
import { labelNames, personCodes } from '../../shared/release/release-words.ts';
import { LEVELS, METRICS, metricOfTable, ratingTableOf } from './agreement-metrics.ts';
import { choiceOption, type CommandContext, defineCommand, numberOption, onePath, type Outcome, UsageError } from './command.ts';
import { readRatings } from './csv-ratings.ts';
import { historyWarnings } from './history-warnings.ts';
import { roundNamed } from './review-command.ts';
import { textTable } from './text-table.ts';

const USAGE = `Usage: concord agreement <project folder> [options]
       concord agreement <ratings.csv> [options]

How much labelers agree, per question, with confidence intervals. The CSV file has the columns sample, labeler and label,
and perhaps question. In a project only answers given blind count.

  --question <id>           only this question
  --round <id>              only this round, by id, name or number
  --by <label|labeler|pair> also per label, labeler or pair of labelers
  --metric <name>           one figure: ${METRICS.join(', ')}
  --level <level>           how labels are compared: ${LEVELS.join(', ')}
                            (default: nominal; for a project what the question's type asks for)
  --confidence <0..1>       of the intervals (default 0.95)
  --resamples <n>           of the bootstrap (default 2000; 0 for no interval)
  --seed <n>                of the bootstrap (default 1)
  --fail-below <x>          exit 1 when a question's first figure is below x
  --fail-below-lower <x>    exit 1 when the lower end of its interval is below x
  --json

Exit code 1 also when a question's first figure is undefined.
`;

interface Reported {
  readonly id: string;
  readonly name: string;
  readonly estimate: Estimate;
}

interface QuestionReport {
  readonly question: string;
  readonly type: string;
  readonly figures: readonly Reported[];
  readonly given: number;
  readonly cantTell: number;
  readonly skipped: number;
  readonly by: readonly Readonly<Record<string, string | number | null>>[];
}

/** `concord agreement`: the numbers of the Agreement screen, without a window. */
export const agreementCommand = defineCommand({
  name: 'agreement',
  summary: 'measure how much labelers agree',
  usage: USAGE,
  options: {
    question: { type: 'string' },
    round: { type: 'string' },
    by: { type: 'string' },
    metric: { type: 'string' },
    level: { type: 'string' },
    confidence: { type: 'string' },
    resamples: { type: 'string' },
    seed: { type: 'string' },
    'fail-below': { type: 'string' },
    'fail-below-lower': { type: 'string' },
  },
  async run(values, positionals, context): Promise<Outcome> {
    const path = onePath(positionals, 'project folder or CSV file', context);
    const bootstrap: BootstrapOptions = {
      seed: numberOption('seed', values.seed, 1, { min: 0, max: 0xffff_ffff, integer: true }),
      resamples: numberOption('resamples', values.resamples, 2000, { min: 0, max: 1_000_000, integer: true }),
      confidence: numberOption('confidence', values.confidence, 0.95, { min: 0.5, max: 0.9999 }),
    };
    const asked: Asked = {
      question: values.question,
      round: values.round,
      by: values.by === undefined ? undefined : choiceOption('by', values.by, ['label', 'labeler', 'pair'], 'label'),
      metric: values.metric === undefined ? undefined : choiceOption('metric', values.metric, METRICS, 'krippendorff'),
      level: values.level === undefined ? undefined : choiceOption('level', values.level, LEVELS, 'nominal'),
      bootstrap,
    };
    const floor = numberOption('fail-below', values['fail-below'], -Infinity, { min: -1, max: 1 });
    const lowerFloor = numberOption('fail-below-lower', values['fail-below-lower'], -Infinity, { min: -1, max: 1 });
    const isFolder = (await context.host.files.stat(path)).kind === 'folder';
    const measured = isFolder ? await ofProject(path, asked, context) : await ofTable(path, asked, context);
    const misses = measured.questions.flatMap((report) => missesOf(report, floor, lowerFloor));
    return {
      exit: misses.length === 0 && measured.questions.length > 0 ? 0 : 1,
      project: measured.project,
      heads: measured.heads,
      result: { questions: measured.questions, passed: misses.length === 0 },
      text: measured.questions.length === 0 ? 'Nothing has been labeled yet.\n' : `${measured.questions.map(reportText).join('\n')}${misses.map((miss) => `${miss}\n`).join('')}`,
      warnings: measured.warnings,
    };
  },
});

interface Asked {
  readonly question: string | undefined;
  readonly round: string | undefined;
  readonly by: 'label' | 'labeler' | 'pair' | undefined;
  readonly metric: (typeof METRICS)[number] | undefined;
  readonly level: (typeof LEVELS)[number] | undefined;
  readonly bootstrap: BootstrapOptions;
}

interface Measured {
  readonly project: Outcome['project'];
  readonly heads: Outcome['heads'];
  readonly questions: readonly QuestionReport[];
  readonly warnings: readonly string[];
}

async function ofProject(folder: string, asked: Asked, { host }: CommandContext): Promise<Measured> {
  const { file, state, heads, problems } = await host.load(folder);
  const round = roundNamed(state, asked.round);
  const ids = asked.question === undefined ? (currentLabelSet(state)?.set.questions ?? []).map(({ id }) => id) : [asked.question as QuestionId];
  const reports = ids.map((id): QuestionReport => {
    const input = agreementInput(state, id, { blindOnly: true, ...(round === undefined ? {} : { rounds: [round] }) });
    if (input === undefined) throw new UsageError(`the project has no question ${id}`);
    if (asked.metric === undefined && asked.level === undefined) return reportOf(questionAgreement(input, asked.bootstrap), asked.by, wordsOf(state, input.question));
    const table = ratingTableOf(input);
    if (table === undefined) throw new UsageError(`--metric and --level are for questions with one label a sample, or levels; ${id} is about ${input.question.type}`);
    const level = asked.level ?? (input.question.type === 'rating' ? 'ordinal' : 'nominal');
    return { ...reportOf(questionAgreement(input, { ...asked.bootstrap, resamples: 0 }), asked.by, wordsOf(state, input.question)), figures: [metricOfTable(table, asked.metric ?? 'krippendorff', level, asked.bootstrap)] };
  });
  const questions = reports.filter(({ given }) => given > 0 || asked.question !== undefined);
  return { project: { id: file.id, name: file.name, path: folder }, heads, questions, warnings: historyWarnings(problems) };
}

async function ofTable(path: string, asked: Asked, { host }: CommandContext): Promise<Measured> {
  if (asked.round !== undefined) throw new UsageError('a CSV file has no rounds');
  const { tables, warnings } = await readRatings(host.files, path, asked.level ?? 'nominal');
  const wanted = tables.filter(({ name }) => asked.question === undefined || name === asked.question);
  if (wanted.length === 0 && asked.question !== undefined) throw new UsageError(`the file has no question ${asked.question}; it has ${tables.map(({ name }) => name || 'none').join(', ')}`);
  const questions = wanted.map(({ name, input, table }): QuestionReport => {
    const words: Words = { labelName: (label) => label, personCode: (person) => person };
    const nominal = asked.metric === undefined && asked.level === undefined;
    const report = reportOf(questionAgreement(input, nominal ? asked.bootstrap : { ...asked.bootstrap, resamples: 0 }), asked.by, words);
    const figures = nominal ? report.figures : [metricOfTable(table, asked.metric ?? 'krippendorff', asked.level ?? 'nominal', asked.bootstrap)];
    return { ...report, question: name, figures };
  });
  return { project: null, heads: {}, questions, warnings };
}

interface Words {
  readonly labelName: (label: string) => string;
  readonly personCode: (person: string) => string;
}

function wordsOf(state: ProjectState, question: Question): Words {
  const names: ReadonlyMap<string, string> = labelNames(state, questionById(state, question.id) ?? question);
  const codes: ReadonlyMap<string, string> = personCodes(state);
  const levels = question.type === 'rating' ? question.levels : [];
  return { labelName: (label) => names.get(label) ?? levels[Number(label)] ?? label, personCode: (person) => codes.get(person) ?? person };
}

function reportOf(measured: QuestionAgreement, by: Asked['by'], words: Words): QuestionReport {
  const { question, type, figures, given, cantTell, skipped } = measured;
  return { question, type, figures: figures.map(({ id, estimate }) => ({ id, name: FIGURE_WORDS[id].name, estimate })), given, cantTell, skipped, by: breakdown(measured, by, words) };
}

function breakdown(measured: QuestionAgreement, by: Asked['by'], { labelName, personCode }: Words): QuestionReport['by'] {
  switch (by) {
    case undefined:
      return [];
    case 'label':
      return measured.labels.map(({ label, count, specific, alpha, mostConfusedWith }) => ({
        label: labelName(label),
        count,
        specific_agreement: valueOrNull(specific),
        alpha: valueOrNull(alpha),
        most_confused_with: mostConfusedWith === null ? null : labelName(mostConfusedWith.label),
      }));
    case 'labeler':
      return measured.labelers.map(({ labeler, units, withOthers, headlineWithout }) => ({ labeler: personCode(labeler), units, with_others: valueOrNull(withOthers), headline_without: valueOrNull(headlineWithout) }));
    case 'pair':
      return measured.pairs.map(({ first, second, units, agreement, kappa }) => ({ first: personCode(first), second: personCode(second), units, agreement: valueOrNull(agreement), kappa: kappa === null ? null : valueOrNull(kappa) }));
  }
}

function missesOf({ question, figures }: QuestionReport, floor: number, lowerFloor: number): string[] {
  const [headline] = figures;
  const name = question === '' ? 'Agreement' : `${question}: agreement`;
  const value = headline?.estimate.value ?? null;
  if (headline === undefined || value === null) return [`${name} is undefined${headline?.estimate.reason === undefined ? '' : ` (${headline.estimate.reason})`}.`];
  const low = headline.estimate.interval?.low ?? null;
  return [
    ...(value < floor ? [`${name} ${value.toFixed(3)} is below ${floor}.`] : []),
    ...(lowerFloor > -Infinity && (low === null || low < lowerFloor) ? [`${name}: the lower end of the interval, ${low === null ? 'undefined' : low.toFixed(3)}, is below ${lowerFloor}.`] : []),
  ];
}

function reportText({ question, type, figures, given, cantTell, skipped, by }: QuestionReport): string {
  const rows = figures.map(({ name, estimate: { value, reason, interval, n } }) => [
    name,
    value === null ? '–' : value.toFixed(3),
    interval === null ? '' : `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}`,
    String(n.units),
    value === null ? `undefined: ${reason ?? 'too little data'}` : '',
  ]);
  const head = question === '' ? '' : `${question} (${type})\n`;
  const others = [cantTell > 0 ? `${cantTell} can’t tell` : '', skipped > 0 ? `${skipped} skipped` : ''].filter((part) => part !== '');
  const columns = Object.keys(by[0] ?? {});
  const cellText = (cell: string | number | null | undefined) => (typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(3) : String(cell ?? '–'));
  const table = columns.length === 0 ? '' : `\n${textTable(columns, by.map((row) => columns.map((column) => cellText(row[column]))))}`;
  return `${head}${textTable(['figure', 'value', 'interval', 'n', ''], rows)}${given} answers${others.length === 0 ? '' : `, ${others.join(', ')}`}\n${table}`;
}
