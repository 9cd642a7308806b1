import { exhausted } from '../basics/assert.ts';
import { alphaWithInterval } from '../agreement/alpha-with-interval.ts';
import type { BootstrapOptions, ClusteredOptions } from '../agreement/bootstrap-options.ts';
import type { Estimate, SampleSize } from '../agreement/estimate.ts';
import { frameAgreement } from '../agreement/frame-agreement.ts';
import { multilabelAlpha } from '../agreement/multilabel-alpha.ts';
import { overlapSamples } from '../agreement/object-agreement.ts';
import { type ObjectAlpha, objectAlpha } from '../agreement/object-alpha.ts';
import { OBJECT_THRESHOLDS } from '../agreement/object-decomposition.ts';
import { objectUnitDistances } from '../agreement/object-distance-alpha.ts';
import { labelsOfSamples, type ObjectSample, objectSampleSize, type OverlappedSample } from '../agreement/object-sample.ts';
import { editDistanceAlpha } from '../agreement/transcript-agreement.ts';
import { estimateOfUnits } from '../agreement/unit-estimate.ts';
import type { UnitStatistic } from '../agreement/unit-statistic.ts';
import type { LabeledQuestion, Question } from '../model/label-set.ts';
import type { Figure, FigureId } from './agreement-figures.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import { answerTable, type LabelQuestion } from './answer-table.ts';
import { distanceEstimate, sizeOfMatrix } from './distance-figures.ts';
import { objectSamples } from './region-agreement.ts';
import { spanRecordings } from './span-agreement.ts';

/** The headline of one question: its value is there, its interval costs resamples. */
export interface PreparedHeadline {
  /** The value without an interval. */
  readonly figure: Figure;
  /** The same with its interval: the first figure of `questionAgreement`. */
  withInterval(options: BootstrapOptions): Figure;
}

/**
 * The headline of a question and nothing else, equal to the first figure of `questionAgreement` on the same input and options: for who
 * tries something out and looks at one number. Undefined as that figure is. Costs the comparison of answers within units and, for sets of labels and
 * texts, the expected distance; no breakdown, no other coefficient.
 */
export function preparedHeadline(input: AgreementInput, { seed }: Pick<BootstrapOptions, 'seed'>): PreparedHeadline {
  const { id, estimate } = headlineOf(input, seed);
  const { cluster } = input;
  return {
    figure: { id, estimate: estimate({ seed, resamples: 0 }) },
    withInterval: (options) => ({ id, estimate: estimate(cluster === undefined ? options : { ...options, clusters: cluster }) }),
  };
}

interface Headline {
  readonly id: FigureId;
  readonly estimate: (options: ClusteredOptions) => Estimate;
}

function headlineOf(input: AgreementInput, seed: number): Headline {
  const { question } = input;
  switch (question.type) {
    case 'choice':
    case 'rating': {
      const table = answerTable(input, question);
      const level = question.type === 'choice' ? 'nominal' : 'ordinal';
      return { id: level === 'nominal' ? 'alpha_nominal' : 'alpha_ordinal', estimate: (options) => alphaWithInterval(table, { ...options, level }) };
    }
    case 'multichoice': {
      const sets = labelSets(input);
      const alpha = multilabelAlpha(sets, 'masi');
      const n = sizeOfMatrix(sets, alpha.unitDistance);
      return { id: 'alpha_masi', estimate: (options) => distanceEstimate(alpha, n, options) };
    }
    case 'text': {
      const texts = givenTexts(input);
      const alpha = editDistanceAlpha(texts, 'word', { seed });
      const n = sizeOfMatrix(texts, alpha.unitDistance);
      return { id: 'alpha_words', estimate: (options) => distanceEstimate(alpha, n, options) };
    }
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point': {
      const samples = objectSamples(input);
      const overlapped = overlapSamples(samples);
      const { coefficient, statistic } = alphaOverObjects(overlapped, question);
      const n = sizeOfObjects(samples, overlapped);
      return { id: 'alpha_objects', estimate: (options) => estimateOfUnits(coefficient, statistic, n, options) };
    }
    case 'span': {
      const { coefficient, statistic, n } = frameAgreement(spanRecordings(input));
      return { id: 'alpha_time', estimate: (options) => estimateOfUnits(coefficient, statistic, n, options) };
    }
    default:
      return exhausted(question);
  }
}

/** The headline of questions without one label a unit, for any multiset of the input's units: what a comparison of two rounds draws. */
export function headlineStatistic(input: AgreementInput, question: Exclude<Question, LabelQuestion>, seed: number): UnitStatistic {
  switch (question.type) {
    case 'multichoice':
      return multilabelAlpha(labelSets(input), 'masi').statistic;
    case 'text':
      return editDistanceAlpha(givenTexts(input), 'word', { seed }).statistic;
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
      return alphaOverObjects(overlapSamples(objectSamples(input)), question).statistic;
    case 'span':
      return frameAgreement(spanRecordings(input)).statistic;
  }
}

function labelSets(input: AgreementInput): (readonly string[] | null)[][] {
  return answerMatrix<readonly string[]>(input, (value) => (value.type === 'multichoice' ? value.labels : null));
}

function givenTexts(input: AgreementInput): (string | null)[][] {
  return answerMatrix(input, (value) => (value.type === 'text' ? value.text : null));
}

function alphaOverObjects(overlapped: readonly OverlappedSample[], { labels }: LabeledQuestion): ObjectAlpha {
  return objectAlpha(overlapped, labelsOfSamples(overlapped, labels.map(({ id }) => id as string)), OBJECT_THRESHOLDS.match);
}

function sizeOfObjects(samples: readonly ObjectSample[], overlapped: readonly OverlappedSample[]): SampleSize {
  return { ...objectSampleSize(overlapped), disagreeing: objectUnitDistances(samples, overlapped).filter((distance) => distance !== null && distance > 0).length };
}
