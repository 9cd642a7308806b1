import { type Category, type RatingTable, tableOfColumns } from '../../shared/agreement/rating-table.ts';
import type { AgreementInput } from '../../shared/curation/agreement-input.ts';
import { isNumber, type RatedQuestion } from '../../shared/formats/ratings-csv/rated-questions.ts';
import type { Question } from '../../shared/model/label-set.ts';
import { UsageError } from './command.ts';

export const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type MetricLevel = (typeof LEVELS)[number];

/** What a figure needs of labels: nothing, an order, or that they are numbers. */
export type Scale = 'names' | 'order' | 'numbers';

/** Who gave which label to which sample, from a project or a table, with the names that the columns stand for. */
export interface RatedLabels {
  readonly labels: readonly string[];
  readonly labelers: readonly string[];
  readonly samples: number;
  readonly sample: ArrayLike<number>;
  readonly labeler: ArrayLike<number>;
  /** -1 where there is none. */
  readonly label: ArrayLike<number>;
  /** Whether `labels` stand in an order that somebody declared. */
  readonly declared: boolean;
  /** Whether the labels stand for equal steps, whatever they are called: the levels of a rating. */
  readonly steps: boolean;
  /** In a sentence, where the labels' order comes from; for a warning when an order is read into them. */
  readonly orderFrom: string;
}

/** The labels of a project's question of one label, or of levels; undefined for other questions. */
export function labelsOfInput(input: AgreementInput, labelName: (label: string) => string, labelerName: (labeler: string) => string): RatedLabels | undefined {
  const { question } = input;
  if (question.type !== 'choice' && question.type !== 'rating') return undefined;
  const codeOf = answerCodes(input, question);
  return {
    labels: question.type === 'choice' ? question.labels.map(({ id }) => labelName(id)) : question.levels,
    labelers: input.labelers.map(labelerName),
    samples: input.units.length,
    sample: input.unit,
    labeler: input.labeler,
    label: Int32Array.from(input.answer, (answer) => codeOf[answer] ?? -1),
    declared: true,
    steps: question.type === 'rating',
    orderFrom: question.type === 'choice' ? 'the label set lists them' : '',
  };
}

function answerCodes({ answers }: AgreementInput, question: Extract<Question, { type: 'choice' | 'rating' }>): number[] {
  const places = new Map<string, number>(question.type === 'choice' ? question.labels.map(({ id }, at) => [id, at]) : []);
  return answers.map((answer) => {
    if (answer.is !== 'value') return -1;
    if (answer.value.type === 'choice') return places.get(answer.value.label) ?? -1;
    return answer.value.type === 'rating' ? answer.value.level : -1;
  });
}

/** The labels of a table's question; `declared` is their order, where somebody named it. */
export function labelsOfTable(question: RatedQuestion, declared: readonly string[]): RatedLabels {
  const labels = declared.length === 0 ? question.labels : declared;
  const places = new Map(labels.map((label, at) => [label, at]));
  const unknown = question.labels.filter((label) => !places.has(label));
  if (unknown.length > 0) throw new UsageError(`--levels leaves out ${unknown.slice(0, 10).join(', ')}, which the file has`);
  const place = question.labels.map((label) => places.get(label) ?? -1);
  return {
    labels,
    labelers: question.labelers,
    samples: question.samples,
    sample: question.sample,
    labeler: question.labeler,
    label: question.label.map((label) => (label === -1 ? -1 : (place[label] as number))),
    declared: declared.length > 0,
    steps: false,
    orderFrom: '',
  };
}

/** Most labels that are compared each with each: beyond, they are measurements or texts, and the tables would not fit into memory. */
export const MOST_LABELS = 2000;

/** Refuses what compares every label with every other where there are too many. */
export function refuseManyLabels({ categories }: RatingTable, what: string, instead = 'for measurements take --metric krippendorff --level interval, without --by or with --by sample'): void {
  if (categories.length <= MOST_LABELS) return;
  throw new UsageError(`${what} compares every label with every other, and here are ${categories.length} different ones: ${instead}`);
}

/** Ratings with categories as a figure needs them. Throws `UsageError` where the labels have no order, or are no numbers. */
export function tableOn(labels: RatedLabels, scale: Scale, level: MetricLevel): RatingTable {
  if (scale === 'order' && !labels.declared && !labels.labels.every(isNumber)) {
    throw new UsageError(`the order of the labels ${labels.labels.slice(0, 10).join(', ')} is not known: say it from low to high, such as --levels low,medium,high`);
  }
  const places = scale === 'numbers' || (scale === 'order' && !labels.declared) ? numbersOf(labels, level) : null;
  const categories: readonly Category[] = places?.categories ?? labels.labels;
  const code = places === null ? labels.label : Int32Array.from(labels.label, (label) => (label === -1 ? -1 : (places.place[label] as number)));
  return tableOfColumns({ units: labels.samples, raters: labels.labelers.length, categories, unit: labels.sample, rater: labels.labeler, code });
}

function numbersOf({ labels, steps }: RatedLabels, level: MetricLevel): { readonly categories: readonly number[]; readonly place: readonly number[] } {
  if (steps && level === 'interval') return { categories: labels.map((_, at) => at), place: labels.map((_, at) => at) };
  const word = labels.find((label) => !isNumber(label));
  if (word !== undefined) throw new UsageError(`“${word}” is not a number, so ${level} agreement cannot be computed`);
  // "1" and "1.0" are two texts and one number.
  const categories = [...new Set(labels.map(Number))].sort((a, b) => a - b);
  const places = new Map(categories.map((category, at) => [category, at]));
  return { categories, place: labels.map((label) => places.get(Number(label)) ?? -1) };
}
