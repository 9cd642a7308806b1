import { compareText } from '../basics/order.ts';
import type { SampleSize } from './estimate.ts';
import { overlappingPairs } from './overlapping-pairs.ts';
import { type OverlapOptions, prepareShape, type PreparedShape } from './prepared-shape.ts';
import type { RaterPairOverlaps } from './object-units.ts';
import type { LabeledShape } from './shape.ts';

/** One image or recording: per rater (by position) the regions, an empty list for "nothing here", null for not assigned. */
export interface ObjectSample {
  readonly answers: readonly (readonly LabeledShape[] | null)[];
  /**
   * Width and height of the image in the regions' units. Where given sizes differ between samples, whole answers are
   * compared across samples in coordinates divided by them.
   */
  readonly size?: { readonly width: number; readonly height: number };
}

/** A sample with all overlaps between its raters, from which every object measure follows. */
export interface OverlappedSample {
  readonly answers: readonly (readonly PreparedShape[] | null)[];
  readonly overlaps: readonly RaterPairOverlaps[];
  /** Raters who were assigned. */
  readonly assigned: readonly number[];
}

/** All overlaps between the raters of one sample: raters² · regions² comparisons of extents. */
export function overlapSample(sample: ObjectSample, options: OverlapOptions): OverlappedSample {
  const answers = sample.answers.map((answer) => (answer === null ? null : answer.map((region) => prepareShape(region, options))));
  const assigned = answers.flatMap((answer, rater) => (answer === null ? [] : [rater]));
  const overlaps: RaterPairOverlaps[] = [];
  assigned.forEach((raterA, i) => {
    for (const raterB of assigned.slice(i + 1)) {
      overlaps.push({ raterA, raterB, pairs: overlappingPairs(answers[raterA] ?? [], answers[raterB] ?? []) });
    }
  });
  return { answers, overlaps, assigned };
}

/** The sample as if one rater had not been assigned: no overlap is computed again. */
export function withoutRater({ answers, overlaps, assigned }: OverlappedSample, rater: number): OverlappedSample {
  return {
    answers: answers.map((answer, each) => (each === rater ? null : answer)),
    overlaps: overlaps.filter(({ raterA, raterB }) => raterA !== rater && raterB !== rater),
    assigned: assigned.filter((each) => each !== rater),
  };
}

/** Samples with two assigned raters and more; `disagreeing` is left to who knows what differs. */
export function objectSampleSize(samples: readonly OverlappedSample[]): Omit<SampleSize, 'disagreeing'> {
  const pairable = samples.filter(({ assigned }) => assigned.length >= 2);
  return {
    units: pairable.length,
    total: samples.length,
    raters: new Set(samples.flatMap(({ assigned }) => assigned)).size,
    pairable: pairable.reduce((sum, { assigned }) => sum + assigned.length, 0),
  };
}

/** The labels that occur, declared ones first and in their order, the others in text order. */
export function labelsOfSamples(samples: readonly OverlappedSample[], declared: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const { answers } of samples) for (const answer of answers) for (const { label } of answer ?? []) found.add(label);
  for (const label of declared) found.delete(label);
  return [...new Set(declared), ...[...found].sort(compareText)];
}
