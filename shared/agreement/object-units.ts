import { reaches } from './object-matching.ts';
import type { OverlappingPairs } from './overlapping-pairs.ts';

/** One region in a sample: which rater drew it (position), and its place in that rater's list. */
export interface ObjectMember {
  readonly rater: number;
  readonly index: number;
}

/** The overlaps of the regions of raters a < b (positions) on one sample. */
export interface RaterPairOverlaps {
  readonly raterA: number;
  readonly raterB: number;
  readonly pairs: OverlappingPairs;
}

/**
 * The objects that several raters' regions on one sample stand for: all pairs across raters with IoU ≥ `threshold` in
 * descending IoU (ties: rater, index), each merging two clusters unless a rater would be in it twice ("greedy" in KaLOS,
 * Tschirschwitz 2026, arXiv 2603.27197). Every region is in exactly one cluster; clusters come in the order of their
 * first member, members by rater. O(p log p) for p pairs.
 */
export function clusterObjects(counts: readonly number[], overlaps: readonly RaterPairOverlaps[], threshold: number): ObjectMember[][] {
  const firstOf: number[] = [];
  const members: ObjectMember[] = [];
  counts.forEach((count, rater) => {
    firstOf.push(members.length);
    for (let index = 0; index < count; index++) members.push({ rater, index });
  });

  const links: { readonly iou: number; readonly a: number; readonly b: number }[] = [];
  for (const { raterA, raterB, pairs } of overlaps) {
    for (let p = 0; p < pairs.a.length; p++) {
      const iou = pairs.iou[p] as number;
      if (!reaches(iou, threshold)) continue;
      // Rounded, so that IoUs that are equal but for their last digits tie.
      links.push({ iou: Math.round(iou * 1e12), a: (firstOf[raterA] as number) + (pairs.a[p] as number), b: (firstOf[raterB] as number) + (pairs.b[p] as number) });
    }
  }
  links.sort((x, y) => y.iou - x.iou || x.a - y.a || x.b - y.b);

  const clusterOf = members.map((_, i) => i);
  const clusters: (number[] | null)[] = members.map((_, i) => [i]);
  for (const link of links) {
    const to = clusterOf[link.a] as number;
    const from = clusterOf[link.b] as number;
    if (to === from) continue;
    const kept = clusters[to] as number[];
    const joined = clusters[from] as number[];
    const raters = new Set(kept.map((i) => (members[i] as ObjectMember).rater));
    if (joined.some((i) => raters.has((members[i] as ObjectMember).rater))) continue;
    for (const i of joined) clusterOf[i] = to;
    kept.push(...joined);
    clusters[from] = null;
  }
  return clusters
    .filter((cluster) => cluster !== null)
    .map((cluster) => cluster.sort((x, y) => x - y))
    .sort((x, y) => (x[0] as number) - (y[0] as number))
    .map((cluster) => cluster.map((i) => members[i] as ObjectMember));
}

/** A rater's word on an object unit: a label, `ABSENT` (assigned, but drew nothing there), or null (not assigned). */
export type ObjectValue = string | null;

/** Stands for "assigned, but nothing there"; not a label anybody can declare. */
export const ABSENT = '∅';
