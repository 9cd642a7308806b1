import type { DistanceAlpha } from './distance-alpha.ts';
import type { SampleSize } from './estimate.ts';
import { type ObjectAlpha, objectAlpha } from './object-alpha.ts';
import { type CurvePoint, objectF1Curve } from './object-curve.ts';
import { OBJECT_THRESHOLDS, type ObjectThresholds } from './object-decomposition.ts';
import { objectDistanceAlpha } from './object-distance-alpha.ts';
import { type ObjectF1, objectF1 } from './object-f1.ts';
import { labelsOfSamples, type ObjectSample, objectSampleSize, type OverlappedSample, overlapSample } from './object-sample.ts';
import type { OverlapOptions } from './prepared-shape.ts';

export interface ObjectAgreementOptions extends OverlapOptions {
  /** Declared labels; labels that occur besides are appended. */
  readonly labels?: readonly string[];
  readonly thresholds?: Partial<ObjectThresholds>;
  /** Seed of the sample of pairs behind the expected distance above 2000 different answers. Default 1. */
  readonly seed?: number;
}

/** Everything about how raters agree on regions; each part says what it is. */
export interface ObjectAgreement {
  readonly labels: readonly string[];
  readonly f1: ObjectF1;
  readonly alphaObjects: ObjectAlpha;
  /** Its `unitDistance` ranks samples. */
  readonly alphaIouDistance: DistanceAlpha;
  /** Samples with two assigned raters and more; `pairable` counts answers on them. */
  readonly n: SampleSize;
}

/**
 * Agreement on boxes, rotated boxes, polygons, points or spans with labels (spec §6, §7.2). Samples without two assigned
 * raters add nothing. Each part says when it is undefined. Cost: overlaps once per pair of raters and sample; the expected
 * distance compares up to 2000²/2 answers, so call it in a worker. Who needs only some of it takes the parts from
 * `overlapSamples`: `objectF1`, `objectAlpha`, `objectDistanceAlpha`, `objectF1Curve`.
 *
 * @example
 * const cat = { label: 'cat', shape: { kind: 'box', x: 0, y: 0, width: 4, height: 4 } };
 * objectAgreement([{ answers: [[cat], [cat]] }, { answers: [[cat], []] }]).f1.micro // → 0.6666…
 */
export function objectAgreement(samples: readonly ObjectSample[], options: ObjectAgreementOptions = {}): ObjectAgreement {
  const thresholds = { ...OBJECT_THRESHOLDS, ...options.thresholds };
  const overlapped = overlapSamples(samples, options);
  const labels = labelsOfSamples(overlapped, options.labels ?? []);
  const alphaIouDistance = objectDistanceAlpha(samples, overlapped, options.seed ?? 1);
  return {
    labels,
    f1: objectF1(overlapped, labels, thresholds),
    alphaObjects: objectAlpha(overlapped, labels, thresholds.match),
    alphaIouDistance,
    n: { ...objectSampleSize(overlapped), disagreeing: alphaIouDistance.unitDistance.filter((distance) => distance !== null && distance > 0).length },
  };
}

/** `overlapSample` for each: where all object measures start. */
export function overlapSamples(samples: readonly ObjectSample[], options: OverlapOptions = {}): OverlappedSample[] {
  return samples.map((sample) => overlapSample(sample, options));
}

/** F1 at IoU .50 … .95 over all samples and pairs of raters; per label for the labels given (`objectF1Curve`). */
export function objectAgreementCurve(samples: readonly ObjectSample[], options: ObjectAgreementOptions = {}): readonly CurvePoint[] {
  return objectF1Curve(overlapSamples(samples, options), options.labels);
}
