import { objectAlpha } from '../../../shared/agreement/object-alpha.ts';
import { overlapSamples } from '../../../shared/agreement/object-agreement.ts';
import { OBJECT_THRESHOLDS } from '../../../shared/agreement/object-decomposition.ts';
import type { ObjectSample } from '../../../shared/agreement/object-sample.ts';
import { ABSENT } from '../../../shared/agreement/object-units.ts';
import { type AgreementInput, answerMatrix } from '../../../shared/curation/agreement-input.ts';
import type { AnswerValue } from '../../../shared/model/annotation.ts';
import { hasLabels } from '../../../shared/model/label-set.ts';

/** "Nothing there" among the values of a reading: the labeler answered, and saw no such object. */
export const NOTHING = ABSENT;

/**
 * What the labelers called one thing: a sample, or one object on it. Per labeler of the input a label id (or level number),
 * `NOTHING`, or null where the labeler gave no answer.
 */
export interface Reading {
  /** The unit of the input that the thing is on. */
  readonly unit: number;
  readonly values: readonly (string | null)[];
}

const gathered = new WeakMap<AgreementInput, readonly Reading[]>();

/**
 * The things that a confusion matrix counts: a reading a sample for choices and ratings, a reading an object (regions that
 * overlap by half or more) for boxes and spans. Empty for questions without a confusion matrix.
 * Gathered once an input: matching regions is not for free.
 */
export function readingsOf(input: AgreementInput): readonly Reading[] {
  const known = gathered.get(input) ?? gather(input);
  gathered.set(input, known);
  return known;
}

function gather(input: AgreementInput): readonly Reading[] {
  const { question } = input;
  switch (question.type) {
    case 'choice':
    case 'rating':
      return answerMatrix(input, labelOf).map((values, unit) => ({ unit, values }));
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span': {
      const samples: ObjectSample[] = answerMatrix(input, (value) => (value.type === question.type ? regionsOf(value) : null)).map((answers) => ({ answers }));
      const labels = hasLabels(question) ? question.labels.map(({ id }) => id as string) : [];
      return objectAlpha(overlapSamples(samples), labels, OBJECT_THRESHOLDS.match).rows.map(({ sample, values }) => ({ unit: sample, values }));
    }
    case 'multichoice':
    case 'text':
      return [];
  }
}

function labelOf(value: AnswerValue): string | null {
  if (value.type === 'choice') return value.label;
  return value.type === 'rating' ? String(value.level) : null;
}

function regionsOf(value: AnswerValue) {
  return 'regions' in value ? value.regions.map(({ label, shape }) => ({ label: label as string, shape })) : [];
}

/** What two labelers called the same things: `counts[a][b]` things that the first called a and the second b. */
export function pairCounts(readings: readonly Reading[], labels: readonly (string | null)[], first: number, second: number): number[][] {
  const place = new Map(labels.map((label, at) => [label ?? NOTHING, at]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const { values } of readings) {
    const row = place.get(values[first] ?? '');
    const column = place.get(values[second] ?? '');
    if (row === undefined || column === undefined || (values[first] === NOTHING && values[second] === NOTHING)) continue;
    const counted = counts[row] as number[];
    counted[column] = (counted[column] as number) + 1;
  }
  return counts;
}
