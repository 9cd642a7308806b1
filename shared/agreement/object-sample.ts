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
