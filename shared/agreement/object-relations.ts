import { type Decomposition, decomposeObjects, type ObjectThresholds } from './object-decomposition.ts';
import type { MatchedObjects } from './object-matching.ts';
import type { OverlappedSample } from './object-sample.ts';
import { summedStatistic, type UnitStatistic } from './unit-statistic.ts';

/** The parts of a decomposition in the order of the columns of `ObjectRelations`. */
export const DECOMPOSITION_PARTS = ['agree', 'classDisagreement', 'localisation', 'localisationAndClass', 'missedByB', 'missedByA'] as const satisfies readonly (keyof Decomposition)[];

const WIDTH = DECOMPOSITION_PARTS.length;

/**
 * How the regions of any two raters on any sample relate: one row per sample and pair of assigned raters (positions a < b),
 * by sample, as columns. Everything that counts matched regions is a sum over these rows, whichever raters or samples are
 * left out or drawn again: matching is done once.
 */
export interface ObjectRelations {
  readonly rows: number;
  /** Given samples, also those without two assigned raters. */
  readonly samples: number;
  readonly sample: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Per row one count for each of `DECOMPOSITION_PARTS`. */
  readonly counts: Int32Array;
  /** Per row the total IoU of the matched pairs, whatever their labels. */
  readonly iou: Float64Array;
}

/**
 * Matches and decomposes the regions of each pair of raters on each sample (spec §6.1, §6.2); `visit` sees every pair of
 * regions that was matched at the match threshold. One matching per sample and pair.
 */
export function objectRelations(
  samples: readonly OverlappedSample[],
  thresholds: ObjectThresholds,
  visit: (matched: MatchedObjects, sample: OverlappedSample, raterA: number) => void = () => undefined,
): ObjectRelations {
  const rows = samples.reduce((sum, { overlaps }) => sum + overlaps.length, 0);
  const relations = { rows, samples: samples.length, sample: new Int32Array(rows), a: new Int32Array(rows), b: new Int32Array(rows), counts: new Int32Array(rows * WIDTH), iou: new Float64Array(rows) };
  let row = 0;
  samples.forEach((sample, s) => {
    for (const { raterA, raterB, pairs } of sample.overlaps) {
      const { counts, matched } = decomposeObjects(pairs, thresholds);
      relations.sample[row] = s;
      relations.a[row] = raterA;
      relations.b[row] = raterB;
      DECOMPOSITION_PARTS.forEach((part, i) => (relations.counts[row * WIDTH + i] = counts[part]));
      for (const each of matched) {
        relations.iou[row] = (relations.iou[row] as number) + each.iou;
        visit(each, sample, raterA);
      }
      row++;
    }
  });
  return relations;
}

/** The count of one part (its place in `DECOMPOSITION_PARTS`) in a row. */
export function countIn({ counts }: ObjectRelations, row: number, part: number): number {
  return counts[row * WIDTH + part] as number;
}

/** Regions of both raters of a row. */
export function regionsIn(relations: ObjectRelations, row: number): number {
  let shared = 0;
  for (let part = 0; part < 4; part++) shared += countIn(relations, row, part);
  return 2 * shared + countIn(relations, row, 4) + countIn(relations, row, 5);
}

/** A figure of some pairs of raters with what a bootstrap over samples needs. */
export interface RelationsFigure {
  /** Null where it is undefined. */
  readonly value: number | null;
  readonly statistic: UnitStatistic;
}

/**
 * F1 over all labels (spec §6.3) of the pairs that `among` takes: of all by default, of those with one rater for "the rater
 * with the others". Undefined when nobody drew anything. O(rows).
 */
export function relationsF1(relations: ObjectRelations, among: (a: number, b: number) => boolean = () => true): RelationsFigure {
  const taken = (row: number): boolean => among(relations.a[row] as number, relations.b[row] as number);
  return ratioOfSums(relations, (row) => (taken(row) ? 2 * countIn(relations, row, 0) : 0), (row) => (taken(row) ? regionsIn(relations, row) : 0));
}

/** Mean IoU of matched pairs of regions, whatever their labels, over all samples and pairs of raters (spec §6.3). Undefined when nothing matched. O(rows). */
export function relationsMeanIou(relations: ObjectRelations): RelationsFigure {
  return ratioOfSums(relations, (row) => relations.iou[row] as number, (row) => countIn(relations, row, 0) + countIn(relations, row, 1));
}

function ratioOfSums(relations: ObjectRelations, above: (row: number) => number, below: (row: number) => number): RelationsFigure {
  const sums = new Float64Array(relations.samples * 2);
  const totals = new Float64Array(2);
  for (let row = 0; row < relations.rows; row++) {
    const at = 2 * (relations.sample[row] as number);
    sums[at] = (sums[at] as number) + above(row);
    sums[at + 1] = (sums[at + 1] as number) + below(row);
  }
  for (let i = 0; i < sums.length; i++) totals[i % 2] = (totals[i % 2] as number) + (sums[i] as number);
  return { value: ratio(totals), statistic: summedStatistic(sums, 2, ratio) };
}

function ratio(totals: Float64Array): number | null {
  const below = totals[1] as number;
  // Taking a sample out of a sum may leave its last digits behind, never a whole region.
  return below < 0.5 ? null : (totals[0] as number) / below;
}
