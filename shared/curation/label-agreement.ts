import { alphaWithInterval, type BootstrapOptions } from '../agreement/alpha-with-interval.ts';
import { sharesOfTable } from '../agreement/agreement-shares.ts';
import { agreementWeights } from '../agreement/agreement-weights.ts';
import { cohenKappa } from '../agreement/cohen-kappa.ts';
import { coincidenceMatrix, confusedPairs } from '../agreement/coincidence-matrix.ts';
import type { Coefficient, Estimate, SampleSize } from '../agreement/estimate.ts';
import { fleissKappa } from '../agreement/fleiss-kappa.ts';
import { gwetAc } from '../agreement/gwet-ac.ts';
import type { Level } from '../agreement/krippendorff-alpha.ts';
import { pairwiseAgreement } from '../agreement/pairwise-agreement.ts';
import { perCategoryAgreement } from '../agreement/per-category-agreement.ts';
import { perRaterAgreement } from '../agreement/per-rater-agreement.ts';
import { raterPair } from '../agreement/rater-pair.ts';
import { type RatingTable, tableOfColumns, unitCount } from '../agreement/rating-table.ts';
import { rawAgreement } from '../agreement/raw-agreement.ts';
import { unitDisagreement } from '../agreement/unit-disagreement.ts';
import { estimateOfUnits } from '../agreement/unit-estimate.ts';
import { summedStatistic } from '../agreement/unit-statistic.ts';
import { weightedKappas } from '../agreement/weighted-kappa.ts';
import type { Question } from '../model/label-set.ts';
import type { AgreementInput } from './agreement-input.ts';
import type { Confusion, Figure, MeasuredAgreement } from './agreement-figures.ts';

/** Agreement on one label a sample, or on ordered levels: alpha, kappa family, per label, per labeler, confusion. */
export function labelAgreement(input: AgreementInput, question: Extract<Question, { type: 'choice' | 'rating' }>, options: BootstrapOptions): MeasuredAgreement {
  const categories = question.type === 'choice' ? question.labels.map(({ id }) => id as string) : question.levels.map((_, level) => level);
  const codes = new Map(categories.map((category, code) => [category, code]));
  const codeOf = input.answers.map((answer) => {
    if (answer.is !== 'value') return -1;
    if (answer.value.type === 'choice') return codes.get(answer.value.label) ?? -1;
    if (answer.value.type === 'rating') return codes.get(answer.value.level) ?? -1;
    return -1;
  });
  const table = tableOfColumns({
    units: input.units.length,
    raters: input.labelers.length,
    categories,
    unit: input.unit,
    rater: input.labeler,
    code: Int32Array.from(input.answer, (answer) => codeOf[answer] as number),
  });

  const level: Level = question.type === 'choice' ? 'nominal' : 'ordinal';
  const headline = alphaWithInterval(table, { level, ...options });
  const matrix = coincidenceMatrix(table);
  const raters = perRaterAgreement(table, { level });
  const confused = confusedPairs(matrix);
  const disagreement = unitDisagreement(table, { level });
  return {
    figures: [{ id: level === 'nominal' ? 'alpha_nominal' : 'alpha_ordinal', estimate: headline }, ...otherFigures(table, level, headline.n, options)],
    labels: perCategoryAgreement(table, matrix).map(({ alpha, specific, count }, code) => {
      const worst = confused.filter(({ category }) => category === code).sort((a, b) => b.share - a.share)[0];
      return {
        label: String(categories[code]),
        count,
        specific,
        alpha,
        mostConfusedWith: worst === undefined || worst.share === 0 ? null : { label: String(categories[worst.mistakenFor]), share: worst.share },
      };
    }),
    labelers: raters.raters.map(({ withOthers, units, alphaWithout, bias }, at) => ({
      labeler: input.labelers[at] as (typeof input.labelers)[number],
      units,
      withOthers,
      headlineWithout: alphaWithout,
      bias: [...bias].map((difference, code) => ({ label: String(categories[code]), difference })).sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
    })),
    pairs: pairwiseAgreement(table).map(({ first, second, units, agreement, kappa }) => ({
      first: input.labelers[first] as (typeof input.labelers)[number],
      second: input.labelers[second] as (typeof input.labelers)[number],
      units,
      agreement,
      kappa,
    })),
    confusion: confusionOf(table),
    disagreement: Array.from(level === 'nominal' ? disagreement.pairwise : disagreement.relativeToLargest, (value, unit) =>
      (disagreement.values[unit] as number) < 2 || Number.isNaN(value) ? null : value,
    ),
    n: headline.n,
  };
}

function otherFigures(table: RatingTable, level: Level, n: SampleSize, options: BootstrapOptions): Figure[] {
  const plain = (coefficient: Coefficient): Estimate =>
    coefficient.kind === 'defined' ? { value: coefficient.value, interval: null, n } : { value: null, reason: coefficient.because, interval: null, n };
  const figures: Figure[] = [{ id: 'percent_agreement', estimate: estimateOfUnits(rawAgreement(table).valueWeighted, agreementStatistic(table), n, options) }];
  if (level === 'ordinal') figures.push({ id: 'alpha_interval', estimate: alphaWithInterval(table, { ...options, level: 'interval', resamples: 0 }) });
  if (table.raters === 2) {
    const pair = raterPair(table, 0, 1);
    figures.push(level === 'nominal' ? { id: 'cohen_kappa', estimate: plain(cohenKappa(pair)) } : { id: 'weighted_kappa', estimate: plain(weightedKappas(pair).quadratic) });
  } else {
    const { kappa } = fleissKappa(table);
    // Fleiss' kappa needs the same number of answers everywhere; where that does not hold it is left out, not shown as missing.
    if (kappa.kind === 'defined' && level === 'nominal') figures.push({ id: 'fleiss_kappa', estimate: plain(kappa) });
  }
  if (level === 'nominal') figures.push({ id: 'gwet_ac1', estimate: plain(gwetAc1(table)) });
  return figures;
}

function gwetAc1(table: RatingTable): Coefficient {
  const weights = agreementWeights('unweighted', table.categories.length);
  return gwetAc(sharesOfTable(table, weights), weights);
}

/** Value-weighted raw agreement under resampling: the sums of m(1 − d) and of m. */
function agreementStatistic(table: RatingTable) {
  const { pairwise, values } = unitDisagreement(table, { level: 'nominal' });
  const rows = new Float64Array(unitCount(table) * 2);
  for (let unit = 0; unit < unitCount(table); unit++) {
    const m = values[unit] as number;
    if (m < 2) continue;
    rows[unit * 2] = m * (1 - (pairwise[unit] as number));
    rows[unit * 2 + 1] = m;
  }
  return summedStatistic(rows, 2, (totals) => ((totals[1] as number) === 0 ? null : (totals[0] as number) / (totals[1] as number)));
}

/** Pairs of answers of one unit, counted on both sides of the diagonal. */
function confusionOf({ categories, start, code }: RatingTable): Confusion {
  const counts = categories.map(() => categories.map(() => 0));
  for (let unit = 0; unit < start.length - 1; unit++) {
    const from = start[unit] as number;
    const to = start[unit + 1] as number;
    for (let a = from; a < to; a++) {
      for (let b = from; b < to; b++) {
        if (a === b) continue;
        const row = counts[code[a] as number] as number[];
        const column = code[b] as number;
        row[column] = (row[column] as number) + (code[a] === code[b] ? 0.5 : 1);
      }
    }
  }
  return { labels: categories.map(String), counts };
}
