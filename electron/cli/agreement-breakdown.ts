import type { BootstrapOptions } from '../../shared/agreement/bootstrap-options.ts';
import { sampleSize } from '../../shared/agreement/alpha-with-interval.ts';
import { coincidenceMatrix, confusedPairs } from '../../shared/agreement/coincidence-matrix.ts';
import type { Coefficient, Estimate, SampleSize } from '../../shared/agreement/estimate.ts';
import { pairwiseAgreement } from '../../shared/agreement/pairwise-agreement.ts';
import { perCategoryAgreement } from '../../shared/agreement/per-category-agreement.ts';
import { perRaterAgreement } from '../../shared/agreement/per-rater-agreement.ts';
import type { RatingTable } from '../../shared/agreement/rating-table.ts';
import { disagreementQueue, unitDisagreement } from '../../shared/agreement/unit-disagreement.ts';
import type { QuestionAgreement } from '../../shared/curation/agreement-figures.ts';
import { activeRaters, type MetricAsked, metricId, metricOfPair } from './agreement-metrics.ts';
import type { QuestionReport } from './agreement-report.ts';
import { UsageError } from './command.ts';
import { refuseManyLabels } from './rated-labels.ts';

export const BREAKDOWNS = ['label', 'labeler', 'pair', 'sample', 'round'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** Intervals for more pairs of labelers than this would take minutes. */
const MOST_PAIRS = 500;

/** More rows than this are no table. */
const MOST_PAIRS_LISTED = 500_000;

/** What the columns of a table stand for. */
export interface TableWords {
  readonly label: (code: number) => string;
  readonly labeler: (rater: number) => string;
  /** What identifies a sample: its name, or path and round. */
  readonly sample: (unit: number) => Readonly<Record<string, string>>;
}

type Rows = Pick<QuestionReport, 'by' | 'byTotal'>;

export const NO_ROWS: Rows = { by: [], byTotal: 0 };

/** Labels broken down. `limit` is for samples; 0 is none. */
export function breakdownOfTable(table: RatingTable, by: Exclude<Breakdown, 'round'>, asked: MetricAsked | undefined, level: MetricAsked['level'], words: TableWords, bootstrap: BootstrapOptions, limit: number): Rows {
  if (by !== 'sample') refuseManyLabels(table, `--by ${by}`);
  switch (by) {
    case 'label':
      return all(labelRows(table, words));
    case 'labeler':
      return all(labelerRows(table, level, words));
    case 'pair':
      return all(pairRows(table, asked ?? { metric: 'cohen', level: 'nominal', weights: undefined }, words, bootstrap));
    case 'sample': {
      const measured = unitDisagreement(table, { level });
      const { relativeToLargest, values } = measured;
      const queue = disagreementQueue({ ...measured, relativeToLargest: relativeToLargest.map((each) => (Number.isNaN(each) ? 0 : each)) });
      const shown = limit === 0 ? queue : queue.subarray(0, limit);
      return {
        by: Array.from(shown, (unit) => ({ ...words.sample(unit), disagreement: Number.isNaN(relativeToLargest[unit]) ? 0 : (relativeToLargest[unit] as number), answers: values[unit] as number })),
        byTotal: queue.length,
      };
    }
  }
}

function all(by: Rows['by']): Rows {
  return { by, byTotal: by.length };
}

function labelRows(table: RatingTable, words: TableWords): Rows['by'] {
  const n = sampleSize(table);
  const matrix = coincidenceMatrix(table);
  const confused = confusedPairs(matrix);
  return perCategoryAgreement(table, matrix).map(({ alpha, specific, count }, code) => {
    const worst = confused.filter(({ category }) => category === code).sort((a, b) => b.share - a.share)[0];
    return { label: words.label(code), count, specific_agreement: withN(specific, n), alpha: withN(alpha, n), most_confused_with: worst === undefined || worst.share === 0 ? null : words.label(worst.mistakenFor) };
  });
}

function labelerRows(table: RatingTable, level: MetricAsked['level'], words: TableWords): Rows['by'] {
  const { raters } = perRaterAgreement(table, { level });
  const sizes = sizesByRater(table, sampleSize(table));
  return activeRaters(table).map((who) => {
    const { units, withOthers, alphaWithout } = raters[who] as (typeof raters)[number];
    const { of, without } = sizes(who);
    return { labeler: words.labeler(who), units, with_others: withN(withOthers, of), headline_without: withN(alphaWithout, without) };
  });
}

/** For each rater n of the units that the rater and another rated, and n of the table without the rater. One pass over the ratings. */
function sizesByRater({ start, rater, raters }: RatingTable, all: SampleSize): (who: number) => { readonly of: SampleSize; readonly without: SampleSize } {
  const [units, values, inPairs] = [new Int32Array(raters), new Int32Array(raters), new Int32Array(raters)];
  for (let u = 0; u + 1 < start.length; u++) {
    const [from, to] = [start[u] as number, start[u + 1] as number];
    if (to - from < 2) continue;
    for (let i = from; i < to; i++) {
      const who = rater[i] as number;
      units[who] = (units[who] as number) + 1;
      values[who] = (values[who] as number) + to - from;
      if (to - from === 2) inPairs[who] = (inPairs[who] as number) + 1;
    }
  }
  const { total } = all;
  return (who) => {
    const [own, pairs] = [units[who] as number, inPairs[who] as number];
    return {
      of: { units: own, total, raters: all.raters, pairable: values[who] as number },
      // A unit of two values has none to compare without the rater.
      without: { units: all.units - pairs, total, raters: all.raters - 1, pairable: all.pairable - own - pairs },
    };
  };
}

function pairRows(table: RatingTable, asked: MetricAsked, words: TableWords, bootstrap: BootstrapOptions): Rows['by'] {
  const active = new Set(activeRaters(table));
  if ((active.size * (active.size - 1)) / 2 > MOST_PAIRS_LISTED) throw new UsageError(`${active.size} labelers are ${((active.size * (active.size - 1)) / 2).toLocaleString('en')} pairs; --by pair is for at most ${MOST_PAIRS_LISTED.toLocaleString('en')}: take --by labeler`);
  const pairs = pairwiseAgreement(table).filter(({ first, second }) => active.has(first) && active.has(second));
  if (pairs.length > MOST_PAIRS && asked.metric !== 'cohen') throw new UsageError(`there are ${pairs.length} pairs of labelers; --by pair with --metric ${asked.metric} is for at most ${MOST_PAIRS}`);
  const { total } = sampleSize(table);
  const figure = asked.metric === 'cohen' ? 'kappa' : metricId(asked);
  return pairs.map(({ first, second, units, agreement, kappa }) => {
    const n = { units, total, raters: 2, pairable: 2 * units };
    const estimate = pairs.length > MOST_PAIRS ? withN(kappa, n) : metricOfPair(table, first, second, asked, bootstrap);
    return { first: words.labeler(first), second: words.labeler(second), units, agreement: withN(agreement, n), ...(asked.metric === 'percent' ? {} : { [figure]: estimate }) };
  });
}

/** Other answers broken down, from what was measured; names as the project has them. */
export function breakdownOfMeasured(measured: QuestionAgreement, by: Exclude<Breakdown, 'round'>, words: { readonly label: (id: string) => string; readonly labeler: (id: string) => string; readonly sample: TableWords['sample'] }, limit: number): Rows {
  const { n } = measured;
  switch (by) {
    case 'label':
      return all(measured.labels.map(({ label, count, specific, alpha, mostConfusedWith }) => ({ label: words.label(label), count, specific_agreement: withN(specific, n), alpha: withN(alpha, n), most_confused_with: mostConfusedWith === null ? null : words.label(mostConfusedWith.label) })));
    case 'labeler':
      return all(measured.labelers.map(({ labeler, units, withOthers, headlineWithout }) => ({ labeler: words.labeler(labeler), units, with_others: withN(withOthers, { ...n, units }), headline_without: withN(headlineWithout, { ...n, raters: Math.max(0, n.raters - 1) }) })));
    case 'pair':
      return all(measured.pairs.map(({ first, second, units, agreement }) => ({ first: words.labeler(first), second: words.labeler(second), units, agreement: withN(agreement, { units, total: n.total, raters: 2, pairable: 2 * units }) })));
    case 'sample': {
      const rows = measured.disagreement.flatMap((disagreement, unit) => (disagreement === null ? [] : [{ unit, disagreement }])).sort((a, b) => b.disagreement - a.disagreement || a.unit - b.unit);
      return { by: rows.slice(0, limit === 0 ? undefined : limit).map(({ unit, disagreement }) => ({ ...words.sample(unit), disagreement })), byTotal: rows.length };
    }
  }
}

function withN(coefficient: Coefficient, n: SampleSize): Estimate {
  return coefficient.kind === 'defined' ? { value: coefficient.value, interval: null, n } : { value: null, reason: coefficient.because, interval: null, n };
}
