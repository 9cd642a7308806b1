import type { Coefficient } from '../../../shared/agreement/estimate.ts';
import type { AgreementChange } from '../../../shared/curation/agreement-change.ts';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import type { Confusion, Figure, HumanLevel, LabelerFigures, LabelFigures, PairFigures, QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import type { BoundaryFigures, F1Curve, RegionDecomposition, RegionPart } from '../../../shared/curation/region-figures.ts';
import type { PersonId, RoundId } from '../../../shared/model/ids.ts';
import type { AnsweredUnit } from '../../../shared/project/views/question-answers.ts';
import { type Cell, writeCsv } from '../../../shared/formats/csv/write.ts';
import type { QuestionOverview } from './use-overview.ts';

/*
 * The tables of the screen as CSV: full precision, an undefined number is empty and its reason stands in a column beside it.
 */

export function figuresCsv(figures: readonly Figure[]): string {
  return writeCsv(
    ['figure', 'name', 'value', 'low', 'high', 'confidence', 'method', 'resamples', 'seed', 'units', 'raters', 'pairable', 'undefined_because'],
    figures.map(({ id, estimate: { value, reason, interval, n } }): Cell[] => [
      id,
      FIGURE_WORDS[id].name,
      value,
      interval?.low ?? null,
      interval?.high ?? null,
      interval?.confidence ?? null,
      interval?.method ?? null,
      interval?.resamples ?? null,
      interval?.seed ?? null,
      n.units,
      n.raters,
      n.pairable,
      reason ?? null,
    ]),
  );
}

export function overviewCsv(rows: readonly QuestionOverview[], roundName: (id: RoundId) => string): string {
  return writeCsv(
    ['question', 'prompt', 'round', 'figure', 'value', 'low', 'high', 'units', 'raters', 'undefined_because', 'change', 'change_low', 'change_high'],
    rows.map(({ question, round, measured, change }): Cell[] => {
      const figure = measured?.result.figures[0];
      const estimate = figure?.estimate;
      return [
        question.id,
        question.prompt,
        round === undefined ? null : roundName(round),
        figure?.id ?? null,
        estimate?.value ?? null,
        estimate?.interval?.low ?? null,
        estimate?.interval?.high ?? null,
        estimate?.n.units ?? null,
        estimate?.n.raters ?? null,
        estimate?.reason ?? null,
        change?.value ?? null,
        change?.interval?.low ?? null,
        change?.interval?.high ?? null,
      ];
    }),
  );
}

export interface TrendRow {
  readonly name: string;
  readonly guideline: number | undefined;
  readonly figure: Figure | undefined;
  /** Since the round before. */
  readonly change?: AgreementChange | undefined;
  /** p after Holm. */
  readonly adjusted?: number | undefined;
}

export function trendCsv(rounds: readonly TrendRow[]): string {
  return writeCsv(
    ['round', 'guideline', 'figure', 'value', 'low', 'high', 'units', 'undefined_because', 'change', 'change_low', 'change_high', 'p', 'p_holm', 'test', 'test_samples'],
    rounds.map(({ name, guideline, figure, change, adjusted }): Cell[] => [
      name,
      guideline ?? null,
      figure?.id ?? null,
      figure?.estimate.value ?? null,
      figure?.estimate.interval?.low ?? null,
      figure?.estimate.interval?.high ?? null,
      figure?.estimate.n.units ?? null,
      figure?.estimate.reason ?? null,
      change?.value ?? null,
      change?.interval?.low ?? null,
      change?.interval?.high ?? null,
      change?.test?.p ?? null,
      adjusted ?? null,
      change?.test?.kind ?? null,
      change?.test?.samples ?? null,
    ]),
  );
}

export function labelsCsv(labels: readonly LabelFigures[], nameOf: (label: string) => string): string {
  return writeCsv(
    ['label', 'name', 'count', 'specific_agreement', 'alpha', 'alpha_undefined_because', 'most_confused_with', 'confused_share'],
    labels.map(({ label, count, specific, alpha, mostConfusedWith }): Cell[] => [
      label,
      nameOf(label),
      count,
      ...valueAlone(specific),
      ...valueAndReason(alpha),
      mostConfusedWith === null ? null : nameOf(mostConfusedWith.label),
      mostConfusedWith?.share ?? null,
    ]),
  );
}

export function labelersCsv(labelers: readonly LabelerFigures[], names: Names): string {
  return writeCsv(
    ['labeler', 'units', 'with_others', 'with_others_low', 'with_others_high', 'headline_without', 'headline_without_undefined_because', 'gain_if_left_out', 'repeats', 'agreement_with_self', 'alpha_with_self', 'largest_bias_label', 'largest_bias'],
    labelers.map(({ labeler, units, withOthers, withOthersInterval, headlineWithout, gain, repeats, bias }): Cell[] => [
      names.person(labeler),
      units,
      ...valueAlone(withOthers),
      withOthersInterval?.low ?? null,
      withOthersInterval?.high ?? null,
      ...valueAndReason(headlineWithout),
      ...(gain === undefined ? [null] : valueAlone(gain)),
      repeats?.units ?? null,
      repeats?.agreement.value ?? null,
      ...(repeats === undefined || repeats === null ? [null] : valueAlone(repeats.alpha)),
      bias[0] === undefined ? null : names.label(bias[0].label),
      bias[0]?.difference ?? null,
    ]),
  );
}

export function pairsCsv(pairs: readonly PairFigures[], names: Names): string {
  return writeCsv(
    ['first', 'second', 'units', 'agreement', 'cohen_kappa', 'kappa_undefined_because'],
    pairs.map(({ first, second, units, agreement, kappa }): Cell[] => [
      names.person(first),
      names.person(second),
      units,
      ...valueAlone(agreement),
      ...(kappa === null ? [null, null] : valueAndReason(kappa)),
    ]),
  );
}

/** Per sample and round its disagreement; empty where there are fewer than two answers. */
export function disagreementCsv(units: readonly AnsweredUnit[], disagreement: readonly (number | null)[]): string {
  return writeCsv(['sample', 'round', 'disagreement'], units.map(({ sample, round }, at): Cell[] => [sample, round, disagreement[at] ?? null]));
}

export function confusionCsv({ labels, counts }: Confusion, nameOf: (label: string | null) => string): string {
  const header = labels.map(nameOf);
  return writeCsv(['', ...header], counts.map((row, at): Cell[] => [header[at] ?? '', ...row]));
}

export function decompositionCsv({ total, pairs }: RegionDecomposition, person: (id: PersonId) => string): string {
  const rows = (first: string | null, second: string | null, parts: readonly RegionPart[]): Cell[][] => parts.map(({ part, count, units }) => [first, second, part, count, units.length]);
  return writeCsv(
    ['first', 'second', 'part', 'regions', 'samples'],
    [
      ...rows(null, null, total),
      ...pairs.flatMap(({ first, second, parts, missedByFirst, missedBySecond }): Cell[][] => [
        ...rows(person(first), person(second), parts),
        [person(first), person(second), 'missedByFirst', missedByFirst.count, missedByFirst.units.length],
        [person(first), person(second), 'missedBySecond', missedBySecond.count, missedBySecond.units.length],
      ]),
    ],
  );
}

export function curveCsv({ thresholds, all, labels }: F1Curve, nameOf: (label: string) => string): string {
  return writeCsv(['iou', 'all', ...labels.map(({ label }) => nameOf(label))], thresholds.map((threshold, at): Cell[] => [threshold, all[at] ?? null, ...labels.map(({ f1 }) => f1[at] ?? null)]));
}

export function boundariesCsv({ tolerance, pairs }: BoundaryFigures, person: (id: PersonId) => string): string {
  return writeCsv(
    ['first', 'second', 'tolerance_seconds', 'matched', 'precision', 'recall', 'f1', 'median_signed_seconds', 'p90_signed_seconds', 'median_absolute_seconds', 'p90_absolute_seconds'],
    pairs.map(({ first, second, matched, precision, recall, f1, deviation }): Cell[] => [
      person(first),
      person(second),
      tolerance,
      matched,
      ...valueAlone(precision),
      ...valueAlone(recall),
      ...valueAlone(f1),
      deviation?.medianSigned ?? null,
      deviation?.p90Signed ?? null,
      deviation?.medianAbsolute ?? null,
      deviation?.p90Absolute ?? null,
    ]),
  );
}

export function attributesCsv(attributes: readonly QuestionAgreement[], promptOf: (id: QuestionAgreement['question']) => string): string {
  return writeCsv(
    ['attribute', 'prompt', 'figure', 'value', 'low', 'high', 'regions', 'undefined_because'],
    attributes.flatMap(({ question, figures }) =>
      figures.map(({ id, estimate: { value, interval, n, reason } }): Cell[] => [question, promptOf(question), id, value, interval?.low ?? null, interval?.high ?? null, n.units, reason ?? null]),
    ),
  );
}

export function humanLevelCsv({ low, high, estimate }: HumanLevel): string {
  return writeCsv(['low', 'high', 'leave_one_out', 'interval_low', 'interval_high', 'units'], [[low, high, estimate.value, estimate.interval?.low ?? null, estimate.interval?.high ?? null, estimate.n.units]]);
}

export interface Names {
  readonly person: (id: LabelerFigures['labeler']) => string;
  readonly label: (id: string) => string;
}

function valueAlone(coefficient: Coefficient): [Cell] {
  return [coefficient.kind === 'defined' ? coefficient.value : null];
}

function valueAndReason(coefficient: Coefficient): [Cell, Cell] {
  return coefficient.kind === 'defined' ? [coefficient.value, null] : [null, coefficient.because];
}
