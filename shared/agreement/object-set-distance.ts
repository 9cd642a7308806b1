import { maximumAssignment } from './assignment.ts';
import { type OverlappingPairs, overlappingPairs } from './overlapping-pairs.ts';
import type { PreparedShape } from './prepared-shape.ts';

/**
 * How different two raters' whole answers about one sample are, in [0, 1]: 1 − 2 max Σ IoU / (|A| + |B|) over one-to-one
 * pairs with the same label, without a threshold (spec §6.5; cf. Braylan, Alonso & Lease 2022, WWW). Two empty answers are
 * at 0, an empty and a non-empty one at 1. Symmetric. O(|A| · |B|) comparisons and one assignment.
 */
export function objectSetDistance(a: readonly PreparedShape[], b: readonly PreparedShape[]): number {
  return overlapDistance(overlappingPairs(a, b, { sameLabelOnly: true }));
}

/** The same distance from overlaps that are known already; pairs with different labels do not count. */
export function overlapDistance(pairs: OverlappingPairs): number {
  const regions = pairs.countA + pairs.countB;
  if (regions === 0) return 0;
  const rows: number[] = [];
  const columns: number[] = [];
  const weights: number[] = [];
  for (let p = 0; p < pairs.a.length; p++) {
    if (pairs.sameLabel[p] !== true) continue;
    rows.push(pairs.a[p] as number);
    columns.push(pairs.b[p] as number);
    weights.push(pairs.iou[p] as number);
  }
  if (rows.length === 0) return 1;
  const columnOfRow = maximumAssignment({ rows, columns, weights }, pairs.countA, pairs.countB, { firstOfTies: false });
  let total = 0;
  for (let p = 0; p < rows.length; p++) if (columnOfRow[rows[p] as number] === columns[p]) total += weights[p] as number;
  return Math.max(0, 1 - (2 * total) / regions);
}
