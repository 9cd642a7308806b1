import { boxIou } from '../agreement/box-iou.ts';
import { clusterObjects, type RaterPairOverlaps } from '../agreement/object-units.ts';
import { segmentIou } from '../agreement/segment-iou.ts';
import { compareText } from '../basics/order.ts';
import type { Region } from '../model/annotation.ts';
import type { LabelId, RegionId } from '../model/ids.ts';
import { type Decision, type DecisionRule, decided, undecided } from './decision.ts';

/** Two labelers' regions stand for the same thing from this overlap (intersection over union) on. */
export const SAME_REGION_IOU = 0.5;

/**
 * The regions that most labelers drew: regions of different labelers that overlap enough are one cluster (the clusters of
 * agreement's object units), a cluster counts when more than half drew it, its geometry is the mean of theirs and its label
 * the one most gave. A cluster that exactly half drew, or whose label is a tie, leaves the question undecided, as does
 * one whose share (for or against) is below the threshold. `lists` are the regions of each labeler; at least one.
 */
export function decideRegions(type: 'box' | 'span', lists: readonly (readonly Region[])[], rule: DecisionRule): Decision {
  const voters = lists.length;
  const fitting = lists.map((list) => list.filter(({ shape }) => shape.kind === type));
  let weakest = 1;
  const kept: Region[] = [];
  for (const cluster of clustersOf(fitting)) {
    const members = cluster.flatMap(({ rater, index }) => fitting[rater]?.[index] ?? []);
    const share = members.length / voters;
    if (share === 0.5) return undecided('tie', voters, 0.5);
    weakest = Math.min(weakest, Math.max(share, 1 - share));
    if (share < 0.5) continue;
    const [label, second] = labelCounts(members);
    if (label === undefined || label[1] === second?.[1]) return undecided('tie', voters, (label?.[1] ?? 0) / voters);
    weakest = Math.min(weakest, label[1] / voters);
    kept.push({ id: '' as RegionId, label: label[0], shape: meanShape(members.map(({ shape }) => shape)) });
  }
  if (weakest < rule.threshold) return undecided('below-threshold', voters, weakest);
  const regions = kept.sort(inReadingOrder).map((region, at) => ({ ...region, id: `c${at + 1}` as RegionId }));
  return decided({ type, regions }, weakest, voters);
}

function clustersOf(lists: readonly (readonly Region[])[]) {
  const overlaps: RaterPairOverlaps[] = [];
  for (let raterA = 0; raterA < lists.length; raterA++) {
    for (let raterB = raterA + 1; raterB < lists.length; raterB++) overlaps.push({ raterA, raterB, pairs: pairsOf(lists[raterA] ?? [], lists[raterB] ?? []) });
  }
  return clusterObjects(lists.map((list) => list.length), overlaps, SAME_REGION_IOU);
}

function pairsOf(left: readonly Region[], right: readonly Region[]): RaterPairOverlaps['pairs'] {
  const [a, b, iou, sameLabel]: [number[], number[], number[], boolean[]] = [[], [], [], []];
  left.forEach((one, i) =>
    right.forEach((other, j) => {
      const overlap = overlapOf(one.shape, other.shape);
      if (overlap < SAME_REGION_IOU / 2) return;
      a.push(i);
      b.push(j);
      iou.push(overlap);
      sameLabel.push(one.label === other.label);
    }),
  );
  return { countA: left.length, countB: right.length, a, b, iou, sameLabel };
}

function overlapOf(one: Region['shape'], other: Region['shape']): number {
  if (one.kind === 'box' && other.kind === 'box') return boxIou(one, other);
  // Spans on different lanes are different things, however they overlap.
  if (one.kind === 'span' && other.kind === 'span' && one.lane === other.lane) return segmentIou(one, other);
  return 0;
}

function labelCounts(members: readonly Region[]): [LabelId, number][] {
  const counts = new Map<LabelId, number>();
  for (const { label } of members) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
}

function meanShape(shapes: readonly Region['shape'][]): Region['shape'] {
  const boxes = shapes.flatMap((shape) => (shape.kind === 'box' ? [shape] : []));
  if (boxes.length > 0) {
    const left = mean(boxes.map(({ x }) => x));
    const top = mean(boxes.map(({ y }) => y));
    return { kind: 'box', x: left, y: top, width: mean(boxes.map(({ x, width }) => x + width)) - left, height: mean(boxes.map(({ y, height }) => y + height)) - top };
  }
  const spans = shapes.flatMap((shape) => (shape.kind === 'span' ? [shape] : []));
  return { kind: 'span', start: mean(spans.map(({ start }) => start)), end: mean(spans.map(({ end }) => end)), lane: spans[0]?.lane ?? 0 };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By position, so that the same regions come in the same order whoever drew first. */
function inReadingOrder(one: Region, other: Region): number {
  const [a, b] = [one.shape, other.shape];
  if (a.kind === 'box' && b.kind === 'box') return a.y - b.y || a.x - b.x || a.height - b.height || a.width - b.width || compareText(one.label, other.label);
  if (a.kind === 'span' && b.kind === 'span') return a.start - b.start || a.end - b.end || a.lane - b.lane || compareText(one.label, other.label);
  return 0;
}
