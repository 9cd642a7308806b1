import { compareText } from '../basics/order.ts';
import { type DistanceAlpha, distanceAlpha } from './distance-alpha.ts';
import type { SampleSize } from './estimate.ts';
import { type ObjectAlpha, objectAlpha } from './object-alpha.ts';
import { OBJECT_THRESHOLDS, type ObjectThresholds } from './object-decomposition.ts';
import { type ObjectF1, objectF1, objectF1Curve } from './object-f1.ts';
import { objectSetDistance } from './object-set-distance.ts';
import { type ObjectSample, type OverlappedSample, overlapSample } from './object-sample.ts';
import { hasExtent, type OverlapOptions, prepareShape, type PreparedShape } from './prepared-shape.ts';
import { scaledShape } from './shape.ts';

export interface ObjectAgreementOptions extends OverlapOptions {
  /** Declared labels; labels that occur besides are appended. */
  readonly labels?: readonly string[];
  readonly thresholds?: Partial<ObjectThresholds>;
  /** Seed of the sample of pairs behind the expected distance above 2000 different answers. */
  readonly seed?: number;
}

/** Everything about how raters agree on regions; each part says what it is. */
export interface ObjectAgreement {
  readonly labels: readonly string[];
  readonly f1: ObjectF1;
  readonly alphaObjects: ObjectAlpha;
  /** Chance-corrected and graded: whole answers compared by `objectSetDistance`; its `unitDistance` ranks samples. */
  readonly alphaIouDistance: DistanceAlpha;
  /** Samples with two assigned raters and more; `pairable` counts answers on them. */
  readonly n: SampleSize;
}

/**
 * Agreement on boxes, rotated boxes, polygons, points or spans with labels (spec §6, §7.2). Samples without two assigned
 * raters add nothing. Cost: overlaps once per pair of raters and sample; the expected distance compares up to 2000²/2
 * answers, so call it in a worker. `objectF1Curve` on `overlapSamples` gives the curve over IoU.
 */
export function objectAgreement(samples: readonly ObjectSample[], options: ObjectAgreementOptions = {}): ObjectAgreement {
  const thresholds = { ...OBJECT_THRESHOLDS, ...options.thresholds };
  const overlapped = overlapSamples(samples, options);
  const labels = labelsOf(overlapped, options.labels ?? []);
  const pairable = overlapped.filter((sample) => sample.assigned.length >= 2);
  const alphaIouDistance = iouDistanceAlpha(samples, overlapped, options);
  return {
    labels,
    f1: objectF1(overlapped, labels, thresholds),
    alphaObjects: objectAlpha(overlapped, labels, thresholds.match),
    alphaIouDistance,
    n: {
      units: pairable.length,
      total: samples.length,
      raters: new Set(overlapped.flatMap((sample) => sample.assigned)).size,
      pairable: pairable.reduce((sum, sample) => sum + sample.assigned.length, 0),
      disagreeing: alphaIouDistance.unitDistance.filter((distance) => distance !== null && distance > 0).length,
    },
  };
}

export function overlapSamples(samples: readonly ObjectSample[], options: OverlapOptions = {}): OverlappedSample[] {
  return samples.map((sample) => overlapSample(sample, options));
}

/** F1 at IoU .50 … .95 over all samples and pairs of raters. */
export function objectAgreementCurve(samples: readonly ObjectSample[], options: OverlapOptions = {}): ReturnType<typeof objectF1Curve> {
  return objectF1Curve(overlapSamples(samples, options));
}

function labelsOf(samples: readonly OverlappedSample[], declared: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const sample of samples) for (const answer of sample.answers) for (const region of answer ?? []) found.add(region.label);
  for (const label of declared) found.delete(label);
  return [...new Set(declared), ...[...found].sort(compareText)];
}

interface PlacedAnswer {
  readonly key: string;
  readonly inPlace: readonly PreparedShape[];
  readonly acrossSamples: readonly PreparedShape[];
}

/**
 * Alpha with IoU distance. Within a sample answers are compared as drawn; across samples in coordinates divided by the
 * size of the image where sizes are known and differ.
 */
function iouDistanceAlpha(samples: readonly ObjectSample[], overlapped: readonly OverlappedSample[], options: ObjectAgreementOptions): DistanceAlpha {
  const first = samples[0]?.size;
  const scaled = samples.some((sample) => sample.size?.width !== first?.width || sample.size?.height !== first?.height);
  const units = samples.map((sample, s) =>
    sample.answers.map((answer, rater): PlacedAnswer | null => {
      const inPlace = overlapped[s]?.answers[rater] ?? null;
      if (answer === null || inPlace === null) return null;
      const acrossSamples = scaled && sample.size !== undefined ? scaledAnswer(inPlace, sample.size) : inPlace;
      // A region without area is at IoU 0 even with itself: an answer with one is never taken to equal another.
      const key = inPlace.every(hasExtent) ? answerKey(acrossSamples) : `${s}/${rater}`;
      return { key, inPlace, acrossSamples };
    }),
  );
  return distanceAlpha(units, {
    distance: (a, b) => objectSetDistance(a.acrossSamples, b.acrossSamples),
    distanceWithin: (a, b) => objectSetDistance(a.inPlace, b.inPlace),
    key: (answer) => answer.key,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
}

function scaledAnswer(answer: readonly PreparedShape[], size: { readonly width: number; readonly height: number }): PreparedShape[] {
  return answer.map((each) =>
    prepareShape(
      { label: each.label, shape: scaledShape(each.shape, size.width, size.height) },
      { pointTolerance: each.pointTolerance / Math.sqrt(size.width * size.height) },
    ),
  );
}

function answerKey(answer: readonly PreparedShape[]): string {
  return answer
    .map((each) => JSON.stringify([each.label, each.shape]))
    .sort(compareText)
    .join('|');
}
