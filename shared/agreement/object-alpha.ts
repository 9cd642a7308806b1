import { addCoincidences, alphaOfCode, alphaOfCounts, alphaOfSums } from './coincidence-sums.ts';
import { type ChanceCorrected, valueOrNull } from './estimate.ts';
import type { OverlappedSample } from './object-sample.ts';
import { ABSENT, clusterObjects, type ObjectValue } from './object-units.ts';
import { summedStatistic, type UnitStatistic } from './unit-statistic.ts';

/** One object of a sample and what each rater made of it. */
export interface ObjectUnitRow {
  readonly sample: number;
  /** Per rater: a label, `ABSENT`, or null when not assigned. */
  readonly values: readonly ObjectValue[];
}

export interface ObjectAlpha {
  /** Nominal alpha over all object units of the data set, pooled over samples. */
  readonly coefficient: ChanceCorrected;
  /** The same for each label against everything else, "nothing there" included. */
  readonly perLabel: readonly { readonly label: string; readonly coefficient: ChanceCorrected }[];
  readonly rows: readonly ObjectUnitRow[];
  /** Values in object units that have at least two. */
  readonly pairableValues: number;
  /** Alpha when samples (not objects) are resampled. */
  readonly statistic: UnitStatistic;
}

/**
 * Do raters agree on what is there and what it is? Objects are clusters of regions (`clusterObjects`); a rater who was
 * assigned but drew nothing there says `ABSENT`; a sample on which all assigned raters drew nothing is one unit of
 * `ABSENT` (spec §6.4). Undefined when no object unit has two values or all values are equal. There are no true
 * negatives, so it falls below 0 easily: show F1 beside it.
 */
export function objectAlpha(samples: readonly OverlappedSample[], labels: readonly string[], threshold: number): ObjectAlpha {
  const codeOf = new Map<string, number>(labels.map((label, i) => [label, i + 1]));
  const codes = labels.length + 1; // code 0 is ABSENT
  const width = codes + 1;
  const sums = new Float64Array(samples.length * width);
  const totals = new Float64Array(2 * codes);
  const ofSample = new Float64Array(2 * codes);
  const rows: ObjectUnitRow[] = [];
  let pairableValues = 0;
  samples.forEach((sample, s) => {
    const clusters = clusterObjects(sample.answers.map((answer) => answer?.length ?? 0), sample.overlaps, threshold);
    if (clusters.length === 0 && sample.assigned.length > 0) clusters.push([]);
    for (const cluster of clusters) {
      const values: ObjectValue[] = sample.answers.map((answer) => (answer === null ? null : ABSENT));
      const codesHere = new Int32Array(values.length);
      for (const { rater, index } of cluster) {
        const label = sample.answers[rater]?.[index]?.label ?? ABSENT;
        values[rater] = label;
        codesHere[rater] = codeOf.get(label) ?? 0;
      }
      rows.push({ sample: s, values });
      if (sample.assigned.length >= 2) pairableValues += sample.assigned.length;
      addCoincidences(sample.assigned.map((rater) => codesHere[rater] as number), codes, ofSample, 0);
    }
    for (let code = 0; code < codes; code++) {
      const agreeing = ofSample[codes + code] as number;
      sums[s * width + code] = ofSample[code] as number;
      sums[s * width + codes] = (sums[s * width + codes] as number) + agreeing;
      totals[code] = (totals[code] as number) + (ofSample[code] as number);
      totals[codes + code] = (totals[codes + code] as number) + agreeing;
    }
    ofSample.fill(0);
  });

  return {
    coefficient: alphaOfSums(totals),
    perLabel: labels.map((label, i) => ({ label, coefficient: alphaOfCode(totals, i + 1) })),
    rows,
    pairableValues,
    statistic: summedStatistic(sums, width, (each) => valueOrNull(alphaOfCounts(each))),
  };
}
