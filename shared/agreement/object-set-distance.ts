import { maximumAssignment } from './assignment.ts';
import { type PreparedShape, shapeIou } from './prepared-shape.ts';

/**
 * How different two raters' whole answers about one sample are, in [0, 1]: 1 − 2 max Σ IoU / (|A| + |B|) over one-to-one
 * pairs with the same label, without a threshold (spec §6.5; cf. Braylan, Alonso & Lease 2022, WWW). Two empty answers are
 * at 0, an empty and a non-empty one at 1. Symmetric.
 */
export function objectSetDistance(a: readonly PreparedShape[], b: readonly PreparedShape[]): number {
  if (a.length === 0 && b.length === 0) return 0;
  const rows: number[] = [];
  const columns: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const one = a[i] as PreparedShape;
    for (let j = 0; j < b.length; j++) {
      const other = b[j] as PreparedShape;
      if (one.label !== other.label) continue;
      const iou = shapeIou(one, other);
      if (iou <= 0) continue;
      rows.push(i);
      columns.push(j);
      weights.push(iou);
    }
  }
  if (rows.length === 0) return 1;
  const columnOfRow = maximumAssignment({ rows, columns, weights }, a.length, b.length, { firstOfTies: false });
  let total = 0;
  for (let p = 0; p < rows.length; p++) if (columnOfRow[rows[p] as number] === columns[p]) total += weights[p] as number;
  return Math.max(0, 1 - (2 * total) / (a.length + b.length));
}
