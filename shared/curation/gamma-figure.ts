import type { ClusteredOptions } from '../agreement/bootstrap-options.ts';
import { type SampleSize, undefinedBecause } from '../agreement/estimate.ts';
import { gamma } from '../agreement/gamma.ts';
import { recordingLanes, type SpanRecording } from '../agreement/timeline.ts';
import { estimateOfUnits } from '../agreement/unit-estimate.ts';
import { summedStatistic } from '../agreement/unit-statistic.ts';
import type { AgreementInput } from './agreement-input.ts';
import { COSTLY_CAVEATS } from './costly-caveats.ts';
import type { CostlyFigure } from './region-figures.ts';
import { spanRecordings } from './span-agreement.ts';

const MOST_LABELERS = 3;
const MOST_SPANS_ON_ONE = 150;
const MOST_SPANS = 10_000;
/** How precise the expected disorder of one recording is asked to be; errors of many recordings cancel out. */
const PRECISION = 0.02;
const LOOSEST_PRECISION = 0.2;

export interface GammaFigureOptions extends ClusteredOptions {
  /** Told after each recording how many of how many are done; the interval comes after the last. */
  readonly onUnit?: (done: number, total: number) => void;
}

/**
 * γ on a span question (Mathet, Widlöcher & Métivier 2015; spec §7.5), on demand and never the headline: 1 − Σ observed / Σ expected disorder
 * over recordings and lanes, each disorder times its mean number of spans, with a bootstrap interval over recordings that
 * leaves out what chance adds. Undefined where no recording has two labelers and a span. Left out above 10,000 spans: the
 * alignment is exponential in labelers, and at least 30 random recordings are aligned for each real one.
 */
export function gammaFigure(input: AgreementInput, options: GammaFigureOptions): CostlyFigure {
  const recordings = spanRecordings(input);
  const fitting = recordings.map((recording) => recordingLanes(recording).map(continuumOf).filter(fits));
  const used = fitting.filter((lanes) => lanes.length > 0);
  const spans = used.flat(2).reduce((sum, each) => sum + each.length, 0);
  const n: SampleSize = {
    units: used.length,
    total: recordings.length,
    raters: new Set(recordings.flatMap(({ answers }, unit) => ((fitting[unit] ?? []).length === 0 ? [] : answers.flatMap((answer, rater) => (answer === null ? [] : [rater]))))).size,
    pairable: used.reduce((sum, lanes) => sum + (lanes[0]?.length ?? 0), 0),
  };
  if (spans > MOST_SPANS) {
    const leftOut = `There are ${spans.toLocaleString('en')} spans; above ${MOST_SPANS.toLocaleString('en')} γ takes too long. Pick one round, or fewer samples.`;
    return { id: 'gamma', estimate: { value: null, reason: 'no_pairable_values', interval: null, n }, caveats: COSTLY_CAVEATS.gamma, leftOut };
  }

  const precision = Math.min(LOOSEST_PRECISION, PRECISION * Math.sqrt(Math.max(1, used.length)));
  const sums = new Float64Array(recordings.length * 2);
  fitting.forEach((lanes, unit) => {
    for (const [lane, continuum] of lanes.entries()) {
      const found = gamma(continuum, { precision, seed: options.seed + 1000 * unit + lane });
      if (found.kind === 'undefined') continue;
      const weight = continuum.reduce((sum, each) => sum + each.length, 0) / continuum.length;
      sums[2 * unit] = (sums[2 * unit] as number) + weight * found.observedDisorder;
      sums[2 * unit + 1] = (sums[2 * unit + 1] as number) + weight * found.expectedDisorder;
    }
    options.onUnit?.(unit + 1, recordings.length);
  });
  const statistic = summedStatistic(sums, 2, (totals) => ((totals[1] as number) < 1e-9 ? null : 1 - (totals[0] as number) / (totals[1] as number)));
  const value = statistic.at(new Float64Array(recordings.length).fill(1));
  const coefficient = value === null ? undefinedBecause(recordings.some(({ answers }) => answers.filter((answer) => answer !== null).length > 1) ? 'no_variation' : 'no_pairable_values') : ({ kind: 'defined', value } as const);
  return { id: 'gamma', estimate: estimateOfUnits(coefficient, statistic, n, options), caveats: COSTLY_CAVEATS.gamma, leftOut: null };
}

function continuumOf({ answers }: SpanRecording) {
  return answers.filter((answer) => answer !== null);
}

function fits(continuum: ReturnType<typeof continuumOf>): boolean {
  const spans = continuum.reduce((sum, each) => sum + each.length, 0);
  return continuum.length >= 2 && continuum.length <= MOST_LABELERS && spans > 0 && spans <= MOST_SPANS_ON_ONE;
}
