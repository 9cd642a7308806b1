import type { BootstrapOptions } from '../../shared/agreement/bootstrap-options.ts';
import { FIGURE_IDS, type FigureId } from '../../shared/curation/agreement-figures.ts';
import { FIGURE_WORDS } from '../../shared/curation/figure-words.ts';
import { BREAKDOWNS } from './agreement-breakdown.ts';
import { checkWeights, METRICS, type Metric, WEIGHTS } from './agreement-metrics.ts';
import { agreementOfLabels } from './agreement-of-table.ts';
import { agreementOfProject, type Asked, type Measured } from './agreement-of-project.ts';
import { missesOf, plainReport, type QuestionReport, reportText } from './agreement-report.ts';
import { AGREEMENT_USAGE } from './agreement-usage.ts';
import { choiceOption, type CommandContext, defineCommand, listOption, numberOption, type Outcome, UsageError } from './command.ts';
import { pathOrStdin, questionsNamed, readRatings } from './csv-ratings.ts';
import { labelsOfTable, LEVELS } from './rated-labels.ts';

/** `concord agreement`: the numbers of the Agreement screen, without a window. */
export const agreementCommand = defineCommand({
  name: 'agreement',
  summary: 'measure how much labelers agree',
  usage: AGREEMENT_USAGE,
  options: {
    question: { type: 'string' },
    round: { type: 'string' },
    by: { type: 'string' },
    limit: { type: 'string' },
    metric: { type: 'string' },
    level: { type: 'string' },
    levels: { type: 'string' },
    weights: { type: 'string' },
    wide: { type: 'boolean' },
    confidence: { type: 'string' },
    resamples: { type: 'string' },
    seed: { type: 'string' },
    'fail-below': { type: 'string' },
    'fail-below-lower': { type: 'string' },
  },
  async run(values, positionals, context): Promise<Outcome> {
    const path = await pathOrStdin(positionals, context);
    const bootstrap: BootstrapOptions = {
      seed: numberOption('seed', values.seed, 1, { min: 0, max: 0xffff_ffff, integer: true }),
      resamples: numberOption('resamples', values.resamples, 2000, { min: 0, max: 1_000_000, integer: true }),
      confidence: numberOption('confidence', values.confidence, 0.95, { min: 0.5, max: 0.9999 }),
    };
    const named = values.metric === undefined ? undefined : choiceOption('metric', values.metric, [...METRICS, ...FIGURE_IDS], 'krippendorff');
    const metric = METRICS.find((each): each is Metric => each === named);
    const asked: Asked = {
      question: values.question,
      round: values.round,
      by: values.by === undefined ? undefined : choiceOption('by', values.by, BREAKDOWNS, 'label'),
      limit: numberOption('limit', values.limit, 50, { min: 0, max: 100_000_000, integer: true }),
      metric,
      figure: FIGURE_IDS.find((each): each is FigureId => each === named),
      level: values.level === undefined ? undefined : choiceOption('level', values.level, LEVELS, 'nominal'),
      levels: listOption(values.levels),
      weights: values.weights === undefined ? undefined : choiceOption('weights', values.weights, WEIGHTS, 'quadratic'),
      wide: values.wide === true,
      bootstrap,
    };
    if (values.limit !== undefined && asked.by !== 'sample') throw new UsageError('--limit is for --by sample');
    checkWeights(metric, asked.weights);
    const floor = numberOption('fail-below', values['fail-below'], -Infinity, { min: -1, max: 1 });
    const lowerFloor = numberOption('fail-below-lower', values['fail-below-lower'], -Infinity, { min: -1, max: 1 });
    if (asked.figure !== undefined && FIGURE_WORDS[asked.figure].better === 'lower' && Math.max(floor, lowerFloor) > -Infinity) throw new UsageError(`${asked.figure} is better when it is lower, so it cannot be held against a floor`);
    const measured = path.isFolder ? await agreementOfProject(path.path, asked, context) : await ofTable(path.path, asked, context);
    const misses = measured.questions.flatMap((report) => missesOf(report, floor, lowerFloor));
    const passed = misses.length === 0 && measured.questions.length > 0;
    return {
      exit: passed ? 0 : 1,
      project: measured.project,
      heads: measured.heads,
      result: { questions: measured.questions.map(plainReport), passed, misses },
      text: measured.questions.length === 0 ? 'Nothing has been labeled yet.\n' : `${measured.questions.map(reportText).join('\n')}${misses.map((miss) => `${miss}\n`).join('')}`,
      warnings: measured.warnings,
    };
  },
});

async function ofTable(path: string, asked: Asked, context: CommandContext): Promise<Measured> {
  if (asked.round !== undefined || asked.by === 'round') throw new UsageError('a CSV file has no rounds');
  if (asked.figure !== undefined) throw new UsageError(`--metric ${asked.figure} is for projects; a CSV file has labels, for which there are ${METRICS.join(', ')}`);
  const { questions, warnings } = await readRatings(path, asked.wide, context);
  const reports = questionsNamed(questions, asked.question).map((question): QuestionReport => {
    const labels = labelsOfTable(question, asked.levels);
    const given = question.label.reduce((sum, label) => sum + (label === -1 ? 0 : 1), 0);
    const words = { labeler: (rater: number) => question.labelers[rater] ?? String(rater), sample: (unit: number) => ({ sample: question.sampleName(unit) }) };
    return { question: question.name, prompt: '', type: 'choice', ...agreementOfLabels(labels, asked, 'nominal', words), given, cantTell: 0, skipped: 0 };
  });
  return { project: null, heads: {}, questions: reports, warnings };
}
