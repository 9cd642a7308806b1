import { type AgreementShares, sharesOfPair } from '../../shared/agreement/agreement-shares.ts';
import { agreementWeights } from '../../shared/agreement/agreement-weights.ts';
import { alphaWithInterval } from '../../shared/agreement/alpha-with-interval.ts';
import type { BootstrapOptions } from '../../shared/agreement/bootstrap-options.ts';
import { brennanPrediger } from '../../shared/agreement/brennan-prediger.ts';
import { pairWithInterval, rawAgreementWithInterval, sharesWithInterval } from '../../shared/agreement/coefficient-with-interval.ts';
import { cohenKappa } from '../../shared/agreement/cohen-kappa.ts';
import { type Coefficient, type Estimate, undefinedBecause } from '../../shared/agreement/estimate.ts';
import { fleissKappa } from '../../shared/agreement/fleiss-kappa.ts';
import { gwetAc } from '../../shared/agreement/gwet-ac.ts';
import type { PairTable } from '../../shared/agreement/rater-pair.ts';
import { type RatingTable, tableOfColumns, unitCount } from '../../shared/agreement/rating-table.ts';
import { scottPi } from '../../shared/agreement/scott-pi.ts';
import { UsageError } from './command.ts';
import { type MetricLevel, refuseManyLabels, type Scale } from './rated-labels.ts';

export const METRICS = ['krippendorff', 'fleiss', 'cohen', 'weighted-kappa', 'scott', 'gwet', 'brennan-prediger', 'percent'] as const;
export type Metric = (typeof METRICS)[number];
export const WEIGHTS = ['linear', 'quadratic'] as const;
export type MetricWeights = (typeof WEIGHTS)[number];

/** Which figure is wanted. `weights` is what was said, not a default. */
export interface MetricAsked {
  readonly metric: Metric;
  readonly level: MetricLevel;
  readonly weights: MetricWeights | undefined;
}

export interface NamedEstimate {
  readonly id: string;
  readonly name: string;
  readonly estimate: Estimate;
}

const NAMES: Readonly<Record<Metric, string>> = {
  krippendorff: 'Krippendorff’s α',
  fleiss: 'Fleiss’ κ',
  cohen: 'Cohen’s κ',
  'weighted-kappa': 'Weighted κ',
  scott: 'Scott’s π',
  gwet: 'Gwet’s AC1',
  'brennan-prediger': 'Brennan–Prediger',
  percent: 'Percent agreement',
};
const WEIGHTED: ReadonlySet<Metric> = new Set(['weighted-kappa', 'scott', 'gwet', 'brennan-prediger']);
const FOR_TWO: ReadonlySet<Metric> = new Set(['cohen', 'weighted-kappa', 'scott']);

/** Refuses weights for a metric that has none. */
export function checkWeights(metric: Metric | undefined, weights: MetricWeights | undefined): void {
  if (weights === undefined || (metric !== undefined && WEIGHTED.has(metric))) return;
  throw new UsageError(`--weights is for --metric ${[...WEIGHTED].join(', ')}${metric === 'cohen' ? '; for Cohen’s κ with weights say --metric weighted-kappa' : ''}`);
}

/** Why `--level` changes nothing, in a sentence; null where it does, or was not said. */
export function unusedLevel(metric: Metric, level: MetricLevel | undefined): string | null {
  if (level === undefined || metric === 'krippendorff') return null;
  if (metric === 'weighted-kappa') return level === 'ordinal' ? null : `--level ${level} is not used: weighted κ counts steps in the order of the labels.`;
  return level === 'nominal' ? null : `--level ${level} is not used: ${NAMES[metric]} takes labels as names. Krippendorff’s α and weighted κ know an order.`;
}

/** What a metric needs of labels. */
export function scaleOfMetric({ metric, level, weights }: MetricAsked): Scale {
  if (metric === 'weighted-kappa' || weights !== undefined) return 'order';
  if (metric !== 'krippendorff' || level === 'nominal') return 'names';
  return level === 'ordinal' ? 'order' : 'numbers';
}

export function isForTwo(metric: Metric): boolean {
  return FOR_TWO.has(metric);
}

export function metricName(asked: MetricAsked): string {
  const { metric, level } = asked;
  const weights = weightsOf(asked);
  if (metric === 'krippendorff') return level === 'nominal' ? NAMES[metric] : `${NAMES[metric]}, ${level}`;
  if (weights === 'unweighted') return NAMES[metric];
  return `${metric === 'gwet' ? 'Gwet’s AC2' : NAMES[metric]}, ${weights}`;
}

export function metricId({ metric, level }: MetricAsked): string {
  return metric === 'krippendorff' ? `alpha_${level}` : metric.replace('-', '_');
}

/** The labelers of a table who gave at least one label. */
export function activeRaters({ rater, raters }: RatingTable): number[] {
  const seen = new Uint8Array(raters);
  for (const who of rater) seen[who] = 1;
  return [...seen.keys()].filter((who) => seen[who] === 1);
}

/** One figure of a table, with its interval. Throws `UsageError` when it is for two labelers and there are more. */
export function metricOfTable(table: RatingTable, asked: MetricAsked, bootstrap: BootstrapOptions): NamedEstimate {
  const named = (estimate: Estimate): NamedEstimate => ({ id: metricId(asked), name: metricName(asked), estimate });
  const { metric, level } = asked;
  if (metric === 'krippendorff') {
    if (level === 'ratio' && bootstrap.resamples !== 0) refuseManyLabels(table, 'the interval on the ratio level', 'say --resamples 0 for α alone, or --level interval');
    return named(alphaWithInterval(table, { level, ...bootstrap }));
  }
  if (metric === 'percent') return named(rawAgreementWithInterval(table, bootstrap));
  refuseManyLabels(table, `--metric ${metric}`);
  const weights = agreementWeights(weightsOf(asked), table.categories.length);
  if (metric === 'cohen' || metric === 'scott' || metric === 'weighted-kappa') {
    const [first, second, third] = activeRaters(table);
    if (third !== undefined) throw new UsageError(`--metric ${metric} is for two labelers, and here are ${activeRaters(table).length}: add --by pair for each pair of them, or take --metric krippendorff, which is for any number`);
    return named(pairWithInterval(table, first ?? 0, second ?? first ?? 0, second === undefined ? () => undefinedBecause('no_pairable_values') : ofPair(asked, table.categories.length), bootstrap));
  }
  switch (metric) {
    case 'gwet':
      return named(sharesWithInterval(table, weights, (shares) => gwetAc(shares, weights), bootstrap));
    case 'brennan-prediger':
      return named(sharesWithInterval(table, weights, (shares) => brennanPrediger(shares, weights), bootstrap));
    case 'fleiss': {
      // With equal numbers of ratings Fleiss' kappa is what Scott's formula makes of the shares; else it is refused before.
      const { kappa } = fleissKappa(table);
      return named(sharesWithInterval(table, weights, kappa.kind === 'undefined' ? () => kappa : (shares: AgreementShares) => scottPi(shares, weights), bootstrap));
    }
  }
}

/** The figure of one pair of labelers, on the samples that both labeled. */
export function metricOfPair(table: RatingTable, first: number, second: number, asked: MetricAsked, bootstrap: BootstrapOptions): Estimate {
  if (asked.metric === 'krippendorff') return alphaWithInterval(tableOfRaters(table, new Set([first, second])), { level: asked.level, ...bootstrap });
  return pairWithInterval(table, first, second, ofPair(asked, table.categories.length), bootstrap);
}

function ofPair(asked: MetricAsked, categories: number): (pair: PairTable) => Coefficient {
  const kind = weightsOf(asked);
  const weights = agreementWeights(kind, categories);
  switch (asked.metric) {
    case 'gwet':
      return (pair) => gwetAc(sharesOfPair(pair, weights), weights);
    case 'brennan-prediger':
      return (pair) => brennanPrediger(sharesOfPair(pair, weights), weights);
    case 'percent':
      return (pair) => {
        const { agreement } = sharesOfPair(pair, weights);
        return agreement === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: agreement };
      };
    case 'scott':
    case 'fleiss':
      return (pair) => scottPi(sharesOfPair(pair, weights), weights);
    case 'cohen':
    case 'weighted-kappa':
    case 'krippendorff':
      return (pair) => cohenKappa(pair, kind);
  }
}

function weightsOf({ metric, weights }: MetricAsked): MetricWeights | 'unweighted' {
  return metric === 'weighted-kappa' ? (weights ?? 'quadratic') : (weights ?? 'unweighted');
}

/** The table with the ratings of some raters only; units and raters keep their numbers. */
function tableOfRaters(table: RatingTable, kept: ReadonlySet<number>): RatingTable {
  const unit: number[] = [];
  const rater: number[] = [];
  const code: number[] = [];
  for (let u = 0; u < unitCount(table); u++) {
    for (let i = table.start[u] as number; i < (table.start[u + 1] as number); i++) {
      if (!kept.has(table.rater[i] as number)) continue;
      unit.push(u);
      rater.push(table.rater[i] as number);
      code.push(table.code[i] as number);
    }
  }
  return tableOfColumns({ units: unitCount(table), raters: table.raters, categories: table.categories, unit, rater, code });
}
