import { maximumAssignment } from './assignment.ts';
import type { OverlappingPairs } from './overlapping-pairs.ts';

/** Two raters' regions that are taken to be the same object; indices into their lists. */
export interface MatchedObjects {
  readonly a: number;
  readonly b: number;
  readonly iou: number;
  readonly sameLabel: boolean;
}

export interface MatchingRule {
  /** Pairs below this IoU are forbidden; a pair exactly at it is allowed. */
  readonly atLeast: number;
  /** Pairs at or above this IoU are forbidden too. */
  readonly below?: number;
  /** Regions already taken; they match nothing. */
  readonly takenA?: Uint8Array;
  readonly takenB?: Uint8Array;
}

/** IoUs closer than this are equal: a pair whose exact IoU is the threshold must not fail it by rounding. */
const ROUNDING = 1e-12;
/** Whether an IoU is at or above a threshold; exactly at it counts, whatever rounding did. */
export function reaches(iou: number, threshold: number): boolean {
  return iou >= threshold - ROUNDING;
}

/** What agreeing on the label is worth against IoU: decides between totals that are equal to about nine digits. */
const SAME_LABEL = 1e-9;

/**
 * The regions of two raters matched one to one: forbidden pairs are removed first, then the total IoU is made as great
 * as possible whatever the labels. Ties: more pairs with the same label, then the lowest indices. Pairs come sorted by a.
 */
export function matchObjects(pairs: OverlappingPairs, rule: MatchingRule): MatchedObjects[] {
  const below = rule.below ?? Infinity;
  const rows: number[] = [];
  const columns: number[] = [];
  const weights: number[] = [];
  const origin: number[] = [];
  for (let p = 0; p < pairs.a.length; p++) {
    const iou = pairs.iou[p] as number;
    const a = pairs.a[p] as number;
    const b = pairs.b[p] as number;
    if (!reaches(iou, rule.atLeast) || iou >= below || rule.takenA?.[a] === 1 || rule.takenB?.[b] === 1) continue;
    rows.push(a);
    columns.push(b);
    weights.push(iou + (pairs.sameLabel[p] === true ? SAME_LABEL : 0));
    origin.push(p);
  }
  const columnOfRow = maximumAssignment({ rows, columns, weights }, pairs.countA, pairs.countB, { firstOfTies: true });
  return origin
    .filter((_, k) => columnOfRow[rows[k] as number] === columns[k])
    .map((p) => ({
      a: pairs.a[p] as number,
      b: pairs.b[p] as number,
      iou: pairs.iou[p] as number,
      sameLabel: pairs.sameLabel[p] === true,
    }));
}
