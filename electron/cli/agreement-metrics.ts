import { alphaWithInterval, type BootstrapOptions, sampleSize } from '../../shared/agreement/alpha-with-interval.ts';
import { sharesOfTable } from '../../shared/agreement/agreement-shares.ts';
import { agreementWeights } from '../../shared/agreement/agreement-weights.ts';
import { brennanPrediger } from '../../shared/agreement/brennan-prediger.ts';
import { cohenKappa } from '../../shared/agreement/cohen-kappa.ts';
import type { Coefficient, Estimate } from '../../shared/agreement/estimate.ts';
import { fleissKappa } from '../../shared/agreement/fleiss-kappa.ts';
import { gwetAc } from '../../shared/agreement/gwet-ac.ts';
import { raterPair } from '../../shared/agreement/rater-pair.ts';
import { type RatingTable, tableOfColumns } from '../../shared/agreement/rating-table.ts';
import { rawAgreement } from '../../shared/agreement/raw-agreement.ts';
import { scottPi } from '../../shared/agreement/scott-pi.ts';
import { sharesOfPair } from '../../shared/agreement/agreement-shares.ts';
import { weightedKappas } from '../../shared/agreement/weighted-kappa.ts';
import type { AgreementInput } from '../../shared/curation/agreement-input.ts';
import { UsageError } from './command.ts';

export const METRICS = ['krippendorff', 'fleiss', 'cohen', 'weighted-kappa', 'scott', 'gwet', 'brennan-prediger', 'percent'] as const;
export type Metric = (typeof METRICS)[number];
export const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type MetricLevel = (typeof LEVELS)[number];

const NAMES: Readonly<Record<Metric, string>> = {
  krippendorff: 'Krippendorff’s α',
  fleiss: 'Fleiss’ κ',
  cohen: 'Cohen’s κ',
  'weighted-kappa': 'Weighted κ, quadratic',
  scott: 'Scott’s π',
  gwet: 'Gwet’s AC1',
  'brennan-prediger': 'Brennan–Prediger',
  percent: 'Percent agreement',
};

/** The ratings of a question with one label a sample or with levels; undefined for other questions. */
export function ratingTableOf(input: AgreementInput): RatingTable | undefined {
  const { question } = input;
  if (question.type !== 'choice' && question.type !== 'rating') return undefined;
  const categories = question.type === 'choice' ? question.labels.map(({ id }) => id as string) : question.levels.map((_, level) => level);
  const codes = new Map<string | number, number>(categories.map((category, code) => [category, code]));
  const codeOf = input.answers.map((answer) => {
    if (answer.is !== 'value') return -1;
    if (answer.value.type === 'choice') return codes.get(answer.value.label) ?? -1;
    return answer.value.type === 'rating' ? (codes.get(answer.value.level) ?? -1) : -1;
  });
  const code = Int32Array.from(input.answer, (answer) => codeOf[answer] ?? -1);
  return tableOfColumns({ units: input.units.length, raters: input.labelers.length, categories, unit: input.unit, rater: input.labeler, code });
}

/** One figure over a rating table. Only Krippendorff's alpha has an interval, and a level other than nominal. */
export function metricOfTable(table: RatingTable, metric: Metric, level: MetricLevel, bootstrap: BootstrapOptions): { readonly id: string; readonly name: string; readonly estimate: Estimate } {
  const named = (estimate: Estimate) => ({ id: metric === 'krippendorff' ? `alpha_${level}` : metric.replace('-', '_'), name: metric === 'krippendorff' && level !== 'nominal' ? `${NAMES[metric]}, ${level}` : NAMES[metric], estimate });
  if (metric === 'krippendorff') return named(alphaWithInterval(table, { level, ...bootstrap }));
  const plain = (coefficient: Coefficient) => {
    const n = sampleSize(table);
    return named(coefficient.kind === 'defined' ? { value: coefficient.value, interval: null, n } : { value: null, reason: coefficient.because, interval: null, n });
  };
  const weights = agreementWeights('unweighted', table.categories.length);
  switch (metric) {
    case 'fleiss':
      return plain(fleissKappa(table).kappa);
    case 'cohen':
      return plain(cohenKappa(pairOf(table, metric)));
    case 'weighted-kappa':
      return plain(weightedKappas(pairOf(table, metric)).quadratic);
    case 'scott':
      return plain(scottPi(sharesOfPair(pairOf(table, metric), weights), weights));
    case 'gwet':
      return plain(gwetAc(sharesOfTable(table, weights), weights));
    case 'brennan-prediger':
      return plain(brennanPrediger(sharesOfTable(table, weights), weights));
    case 'percent':
      return plain(rawAgreement(table).valueWeighted);
  }
}

function pairOf(table: RatingTable, metric: Metric) {
  if (table.raters !== 2) throw new UsageError(`--metric ${metric} is for two labelers, and here are ${table.raters}; krippendorff and gwet take any number`);
  return raterPair(table, 0, 1);
}
