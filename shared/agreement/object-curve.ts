import { regionsPerLabel } from './object-f1.ts';
import { matchObjects, reaches } from './object-matching.ts';
import type { OverlappedSample } from './object-sample.ts';
import type { OverlappingPairs } from './overlapping-pairs.ts';

/** The IoU thresholds of the curve: .50, .55 … .95. */
export const CURVE_THRESHOLDS: readonly number[] = Array.from({ length: 10 }, (_, i) => (50 + 5 * i) / 100);

export interface CurvePoint {
  readonly threshold: number;
  /** Micro F1 with regions matched from this IoU on; null when nobody drew anything. */
  readonly f1: number | null;
  /** The same per label, in the order of the labels given. */
  readonly perLabel: readonly (number | null)[];
}

/**
 * F1 at each threshold of the curve, over all samples and pairs of raters, in total and per label: how fast agreement falls
 * when places must fit better (thresholds as in COCO: Lin et al. 2014, ECCV). It never rises with the threshold by more than
 * ties explain. Where no two regions compete at .5 the matches of every threshold are read off; else each is matched anew.
 */
export function objectF1Curve(samples: readonly OverlappedSample[], labels: readonly string[] = []): readonly CurvePoint[] {
  const codeOf = new Map(labels.map((label, i) => [label, i]));
  const all = new Float64Array(CURVE_THRESHOLDS.length);
  const perLabel = CURVE_THRESHOLDS.map(() => new Float64Array(labels.length));
  let regions = 0;
  for (const { answers, overlaps } of samples) {
    for (const { raterA, pairs } of overlaps) {
      regions += pairs.countA + pairs.countB;
      const found = (step: number, a: number): void => {
        all[step] = (all[step] as number) + 1;
        const code = codeOf.get(answers[raterA]?.[a]?.label ?? '');
        const counts = perLabel[step];
        if (code !== undefined && counts !== undefined) counts[code] = (counts[code] as number) + 1;
      };
      if (competing(pairs)) {
        for (const [step, threshold] of CURVE_THRESHOLDS.entries()) {
          for (const pair of matchObjects(pairs, { atLeast: threshold })) if (pair.sameLabel) found(step, pair.a);
        }
        continue;
      }
      for (let p = 0; p < pairs.a.length; p++) {
        if (pairs.sameLabel[p] !== true) continue;
        for (let step = 0; step < CURVE_THRESHOLDS.length && reaches(pairs.iou[p] as number, CURVE_THRESHOLDS[step] as number); step++) found(step, pairs.a[p] as number);
      }
    }
  }
  const regionsOf = regionsPerLabel(samples, labels);
  const ratio = (truePositives: number, of: number): number | null => (of === 0 ? null : (2 * truePositives) / of);
  return CURVE_THRESHOLDS.map((threshold, step) => ({
    threshold,
    f1: ratio(all[step] as number, regions),
    perLabel: labels.map((_, i) => ratio((perLabel[step] as Float64Array)[i] as number, regionsOf[i] as number)),
  }));
}

/** Whether some region could be matched to two others at the lowest threshold. */
function competing(pairs: OverlappingPairs): boolean {
  const takenB = new Uint8Array(pairs.countB);
  let lastA = -1;
  for (let p = 0; p < pairs.a.length; p++) {
    if (!reaches(pairs.iou[p] as number, CURVE_THRESHOLDS[0] as number)) continue;
    const b = pairs.b[p] as number;
    if (pairs.a[p] === lastA || takenB[b] === 1) return true;
    lastA = pairs.a[p] as number;
    takenB[b] = 1;
  }
  return false;
}
