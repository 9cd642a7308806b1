import { type PreparedShape, shapeIou } from './prepared-shape.ts';

/** How two raters' regions on one sample overlap: only pairs that share something are listed, by a, then b. */
export interface OverlappingPairs {
  readonly countA: number;
  readonly countB: number;
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** In (0, 1]. */
  readonly iou: readonly number[];
  readonly sameLabel: readonly boolean[];
}

/**
 * All pairs of regions of two raters that overlap at all, or only those with the same label. O(n·m) comparisons of extents,
 * IoU only where they meet.
 */
export function overlappingPairs(a: readonly PreparedShape[], b: readonly PreparedShape[], { sameLabelOnly = false }: { readonly sameLabelOnly?: boolean } = {}): OverlappingPairs {
  const pairs = { countA: a.length, countB: b.length, a: [] as number[], b: [] as number[], iou: [] as number[], sameLabel: [] as boolean[] };
  for (let i = 0; i < a.length; i++) {
    const one = a[i] as PreparedShape;
    for (let j = 0; j < b.length; j++) {
      const other = b[j] as PreparedShape;
      const sameLabel = one.label === other.label;
      if (sameLabelOnly && !sameLabel) continue;
      const iou = shapeIou(one, other);
      if (iou <= 0) continue;
      pairs.a.push(i);
      pairs.b.push(j);
      pairs.iou.push(iou);
      pairs.sameLabel.push(sameLabel);
    }
  }
  return pairs;
}
