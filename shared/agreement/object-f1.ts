import type { Decomposition, ObjectThresholds } from './object-decomposition.ts';
import { countIn, DECOMPOSITION_PARTS, objectRelations, type ObjectRelations, relationsF1, relationsMeanIou } from './object-relations.ts';
import type { OverlappedSample } from './object-sample.ts';
import type { UnitStatistic } from './unit-statistic.ts';

/** The relation of two raters (positions, a < b) over all samples that both were assigned. */
export interface RaterPairObjects extends Decomposition {
  readonly a: number;
  readonly b: number;
  readonly samples: number;
  /** Over all labels; null when neither drew anything. */
  readonly f1: number | null;
}

export interface ObjectF1 {
  /** Over all labels, samples and pairs of raters: 2 TP / (n_a + n_b), in [0, 1]. Null when nobody drew anything. */
  readonly micro: number | null;
  /** The same for each label; `regions` counts a region once for every rater it is compared with. */
  readonly perLabel: readonly { readonly label: string; readonly f1: number | null; readonly regions: number }[];
  /** Matched pairs of regions, whatever their labels, and their mean IoU. */
  readonly matched: number;
  readonly meanIou: number | null;
  readonly pairs: readonly RaterPairObjects[];
  /** Micro F1 when samples are resampled. */
  readonly statistic: UnitStatistic;
  /** Mean IoU when samples are resampled. */
  readonly meanIouStatistic: UnitStatistic;
  /** The counts behind all this, per sample and pair of raters. */
  readonly relations: ObjectRelations;
}

function ratio(truePositives: number, regions: number): number | null {
  return regions === 0 ? null : (2 * truePositives) / regions;
}

/**
 * F1 over matched regions and the decomposition of what does not match (spec §6.2, §6.3; Everingham et al. 2010, IJCV 88,
 * made symmetric), summed over samples and pairs of raters that were both assigned and then divided. No rater is the
 * reference. Undefined (null) when nobody drew anything. One matching per sample and pair.
 */
export function objectF1(samples: readonly OverlappedSample[], labels: readonly string[], thresholds: ObjectThresholds): ObjectF1 {
  const codeOf = new Map(labels.map((label, i) => [label, i]));
  const truePositives = new Float64Array(labels.length);
  const relations = objectRelations(samples, thresholds, (pair, sample, raterA) => {
    const code = pair.sameLabel ? codeOf.get(sample.answers[raterA]?.[pair.a]?.label ?? '') : undefined;
    if (code !== undefined) truePositives[code] = (truePositives[code] as number) + 1;
  });
  const regions = regionsPerLabel(samples, labels);
  const { value, statistic } = relationsF1(relations);
  const overlap = relationsMeanIou(relations);
  let matched = 0;
  for (let row = 0; row < relations.rows; row++) matched += countIn(relations, row, 0) + countIn(relations, row, 1);
  return {
    micro: value,
    perLabel: labels.map((label, i) => ({ label, f1: ratio(truePositives[i] as number, regions[i] as number), regions: regions[i] as number })),
    matched,
    meanIou: overlap.value,
    pairs: raterPairs(relations),
    statistic,
    meanIouStatistic: overlap.statistic,
    relations,
  };
}

/** Regions of each label, every one as often as it is compared: once for each other assigned rater of its sample. */
export function regionsPerLabel(samples: readonly OverlappedSample[], labels: readonly string[]): Float64Array<ArrayBuffer> {
  const codeOf = new Map(labels.map((label, i) => [label, i]));
  const regions = new Float64Array(labels.length);
  for (const { answers, assigned } of samples) {
    if (assigned.length < 2) continue;
    for (const rater of assigned) {
      for (const { label } of answers[rater] ?? []) {
        const code = codeOf.get(label);
        if (code !== undefined) regions[code] = (regions[code] as number) + assigned.length - 1;
      }
    }
  }
  return regions;
}

function raterPairs(relations: ObjectRelations): RaterPairObjects[] {
  const pairs = new Map<string, { a: number; b: number; samples: number } & { -readonly [K in keyof Decomposition]: number }>();
  for (let row = 0; row < relations.rows; row++) {
    const [a, b] = [relations.a[row] as number, relations.b[row] as number];
    const key = `${a}/${b}`;
    let sum = pairs.get(key);
    if (sum === undefined) {
      sum = { a, b, samples: 0, agree: 0, classDisagreement: 0, localisation: 0, localisationAndClass: 0, missedByA: 0, missedByB: 0 };
      pairs.set(key, sum);
    }
    sum.samples++;
    for (const [i, part] of DECOMPOSITION_PARTS.entries()) sum[part] += countIn(relations, row, i);
  }
  return [...pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b).map((pair) => ({ ...pair, f1: ratio(pair.agree, regionsOf(pair)) }));
}

function regionsOf(pair: Decomposition): number {
  return 2 * (pair.agree + pair.classDisagreement + pair.localisation + pair.localisationAndClass) + pair.missedByA + pair.missedByB;
}
