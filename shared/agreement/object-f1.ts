import { type Decomposition, decomposeObjects, type ObjectThresholds } from './object-decomposition.ts';
import { matchObjects } from './object-matching.ts';
import type { OverlappedSample } from './object-sample.ts';
import { summedStatistic, type UnitStatistic } from './unit-statistic.ts';

/** The relation of two raters (positions, a < b) over all samples that both were assigned. */
export interface RaterPairObjects extends Decomposition {
  readonly a: number;
  readonly b: number;
  readonly samples: number;
  /** Over all labels; null when neither drew anything. */
  readonly f1: number | null;
}

export interface ObjectF1 {
  /** Over all labels, samples and pairs of raters: 2 TP / (n_a + n_b). Null when nobody drew anything. */
  readonly micro: number | null;
  readonly perLabel: readonly { readonly label: string; readonly f1: number | null; readonly regions: number }[];
  /** Matched pairs of regions, whatever their labels, and their mean IoU. */
  readonly matched: number;
  readonly meanIou: number | null;
  readonly pairs: readonly RaterPairObjects[];
  /** Micro F1 when samples are resampled. */
  readonly statistic: UnitStatistic;
}

function ratio(truePositives: number, regions: number): number | null {
  return regions === 0 ? null : (2 * truePositives) / regions;
}

/**
 * F1 over matched regions and the decomposition of what does not match (spec §6.2, §6.3), summed over samples and pairs
 * of raters and then divided. Symmetric: no rater is the reference. One matching per sample and pair.
 */
export function objectF1(samples: readonly OverlappedSample[], labels: readonly string[], thresholds: ObjectThresholds): ObjectF1 {
  const codeOf = new Map(labels.map((label, i) => [label, i]));
  const raters = samples.reduce((most, sample) => Math.max(most, sample.answers.length), 0);
  const pairs = new Map<number, { a: number; b: number; samples: number } & { -readonly [K in keyof Decomposition]: number }>();
  const width = 2 * labels.length; // per label: true positives, then regions of both raters
  const sums = new Float64Array(samples.length * width);
  let matched = 0;
  let iou = 0;
  samples.forEach((sample, s) => {
    const add = (label: string, field: 0 | 1): void => {
      const at = s * width + 2 * (codeOf.get(label) ?? 0) + field;
      sums[at] = (sums[at] as number) + 1;
    };
    for (const { raterA, raterB, pairs: overlaps } of sample.overlaps) {
      const found = decomposeObjects(overlaps, thresholds);
      for (const pair of found.matched) {
        matched++;
        iou += pair.iou;
        if (pair.sameLabel) add(sample.answers[raterA]?.[pair.a]?.label ?? '', 0);
      }
      for (const rater of [raterA, raterB]) for (const region of sample.answers[rater] ?? []) add(region.label, 1);
      const key = raterA * raters + raterB;
      const sum = pairs.get(key);
      if (sum === undefined) {
        pairs.set(key, { a: raterA, b: raterB, samples: 1, ...found.counts });
        continue;
      }
      sum.samples++;
      sum.agree += found.counts.agree;
      sum.classDisagreement += found.counts.classDisagreement;
      sum.localisation += found.counts.localisation;
      sum.localisationAndClass += found.counts.localisationAndClass;
      sum.missedByA += found.counts.missedByA;
      sum.missedByB += found.counts.missedByB;
    }
  });

  const micro = (totals: Float64Array): number | null => {
    let truePositives = 0;
    let regions = 0;
    for (let i = 0; i < width; i += 2) {
      truePositives += totals[i] as number;
      regions += totals[i + 1] as number;
    }
    return ratio(truePositives, regions);
  };
  const totals = new Float64Array(width);
  for (let i = 0; i < sums.length; i++) totals[i % width] = (totals[i % width] as number) + (sums[i] as number);
  return {
    micro: micro(totals),
    perLabel: labels.map((label, i) => ({ label, f1: ratio(totals[2 * i] as number, totals[2 * i + 1] as number), regions: totals[2 * i + 1] as number })),
    matched,
    meanIou: matched === 0 ? null : iou / matched,
    pairs: [...pairs.values()]
      .sort((x, y) => x.a - y.a || x.b - y.b)
      .map((pair) => ({ ...pair, f1: ratio(pair.agree, regionsOf(pair)) })),
    statistic: summedStatistic(sums, width, micro),
  };
}

function regionsOf(pair: Decomposition): number {
  return 2 * (pair.agree + pair.classDisagreement + pair.localisation + pair.localisationAndClass) + pair.missedByA + pair.missedByB;
}

/** The IoU thresholds of the curve: .50, .55 … .95. */
export const CURVE_THRESHOLDS: readonly number[] = Array.from({ length: 10 }, (_, i) => (50 + 5 * i) / 100);

/** Micro F1 at each threshold of the curve: how fast agreement falls when places must fit better. */
export function objectF1Curve(samples: readonly OverlappedSample[]): readonly { readonly threshold: number; readonly f1: number | null }[] {
  let regions = 0;
  for (const sample of samples) for (const { pairs } of sample.overlaps) regions += pairs.countA + pairs.countB;
  return CURVE_THRESHOLDS.map((threshold) => {
    let truePositives = 0;
    for (const sample of samples) {
      for (const { pairs } of sample.overlaps) truePositives += matchObjects(pairs, { atLeast: threshold }).filter((pair) => pair.sameLabel).length;
    }
    return { threshold, f1: ratio(truePositives, regions) };
  });
}
