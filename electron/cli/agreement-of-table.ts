import { sampleSize } from '../../shared/agreement/alpha-with-interval.ts';
import type { BootstrapOptions } from '../../shared/agreement/bootstrap-options.ts';
import type { RatingTable } from '../../shared/agreement/rating-table.ts';
import { FIGURE_WORDS } from '../../shared/curation/figure-words.ts';
import { breakdownOfTable, type Breakdown, NO_ROWS, type TableWords } from './agreement-breakdown.ts';
import { activeRaters, isForTwo, type Metric, type MetricAsked, metricName, metricOfTable, type MetricWeights, type NamedEstimate, scaleOfMetric, unusedLevel } from './agreement-metrics.ts';
import type { QuestionReport } from './agreement-report.ts';
import { type MetricLevel, MOST_LABELS, type RatedLabels, tableOn } from './rated-labels.ts';
import { cellText, isEstimate } from './report-cell.ts';

/** What is asked of labels. */
export interface LabelsAsked {
  readonly metric: Metric | undefined;
  readonly level: MetricLevel | undefined;
  readonly weights: MetricWeights | undefined;
  readonly by: Breakdown | undefined;
  readonly limit: number;
  readonly bootstrap: BootstrapOptions;
}

/** From this share of all labels on, one label makes chance-corrected figures hard to read. */
const SKEWED = 0.8;

/**
 * Figures and breakdown of labels. Without a metric or level: the figures that the Agreement screen has for labels, or
 * none where `figures` has them already.
 */
export function agreementOfLabels(labels: RatedLabels, asked: LabelsAsked, usual: MetricLevel, words: Omit<TableWords, 'label'>, figures?: readonly NamedEstimate[]): Pick<QuestionReport, 'figures' | 'judged' | 'notes' | 'by' | 'byTotal'> {
  const one = asked.metric === undefined && asked.level === undefined ? undefined : metricAsked(asked, usual);
  const level = one?.metric === 'krippendorff' ? one.level : (asked.level ?? usual);
  const scale = one === undefined ? (usual === 'nominal' ? 'names' : 'order') : scaleOfMetric(one);
  const table = tableOn(labels, scale, level);
  const label = (code: number): string => String(scale === 'names' || labels.declared ? (labels.labels[code] ?? code) : table.categories[code]);
  const pairsOnly = one !== undefined && asked.by === 'pair' && isForTwo(one.metric) && activeRaters(table).length > 2;
  const shown = pairsOnly ? [] : one === undefined ? (figures ?? usualFigures(table, asked.bootstrap)) : [metricOfTable(table, one, asked.bootstrap)];
  // Distances between samples' labels need the level's own categories; a metric of names has the nominal one.
  const rowLevel = scale === 'names' ? 'nominal' : scale === 'order' ? 'ordinal' : level;
  const rows = asked.by === undefined || asked.by === 'round' ? NO_ROWS : breakdownOfTable(table, asked.by, one, rowLevel, { ...words, label }, asked.bootstrap, asked.limit);
  const unused = one === undefined ? null : unusedLevel(one.metric, asked.level);
  return {
    figures: shown,
    judged: pairsOnly ? judgedPairs(rows.by, metricName(one)) : shown.slice(0, 1),
    notes: [
      ...(unused === null ? [] : [unused]),
      ...(scale !== 'names' && labels.orderFrom !== '' ? [`The labels are read in the order in which ${labels.orderFrom}: ${labels.labels.join(', ')}.`] : []),
      ...skewNotes(table, label),
      ...(one === undefined && table.categories.length > MOST_LABELS ? [`There are ${table.categories.length} different labels: if they are measurements, say --level interval.`] : []),
    ],
    ...rows,
  };
}

function metricAsked({ metric, level, weights }: LabelsAsked, usual: MetricLevel): MetricAsked {
  return { metric: metric ?? 'krippendorff', level: level ?? (metric === undefined || metric === 'krippendorff' ? usual : 'nominal'), weights };
}

function usualFigures(table: RatingTable, bootstrap: BootstrapOptions): NamedEstimate[] {
  const figure = (metric: Metric, id: keyof typeof FIGURE_WORDS): NamedEstimate => ({ ...metricOfTable(table, { metric, level: 'nominal', weights: undefined }, bootstrap), id, name: FIGURE_WORDS[id].name });
  const first = [figure('krippendorff', 'alpha_nominal'), figure('percent', 'percent_agreement')];
  if (table.categories.length > MOST_LABELS) return first;
  const two = activeRaters(table).length <= 2;
  const fleiss = two ? undefined : figure('fleiss', 'fleiss_kappa');
  return [
    ...first,
    ...(two ? [figure('cohen', 'cohen_kappa')] : []),
    // Fleiss' kappa needs the same number of answers everywhere; where that does not hold it is left out, not shown as missing.
    ...(fleiss === undefined || fleiss.estimate.value === null ? [] : [fleiss]),
    figure('gwet', 'gwet_ac1'),
  ];
}

function judgedPairs(rows: QuestionReport['by'], name: string): NamedEstimate[] {
  return rows.flatMap((row) => {
    const estimate = Object.values(row).findLast(isEstimate);
    return estimate === undefined || row['units'] === 0 ? [] : [{ id: 'pair', name: `${name} of ${cellText(row['first'])} and ${cellText(row['second'])}`, estimate }];
  });
}

function skewNotes(table: RatingTable, label: (code: number) => string): string[] {
  const counts = new Float64Array(table.categories.length);
  for (const code of table.code) counts[code] = (counts[code] as number) + 1;
  const most = counts.indexOf(counts.reduce((greatest, count) => Math.max(greatest, count), 0));
  const share = (counts[most] ?? 0) / Math.max(1, table.code.length);
  if (share <= SKEWED || share === 1 || sampleSize(table).units === 0) return [];
  return [`${Math.round(share * 100)} % of the labels are “${label(most)}”: α and κ can be near 0 there while nearly all agree, because little shows that labelers can find the rest; see percent agreement and AC1 beside them.`];
}
