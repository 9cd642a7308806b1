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

/** Below so many comparisons, sorting costs more than it saves. */
const WORTH_SORTING = 512;

/**
 * All pairs of regions of two raters that overlap at all, or only those with the same label. Many regions are swept from left
 * to right (of spans: in time), so only those near each other are looked at: O(n log n + those), at worst O(n·m) where some
 * reach over all others.
 */
export function overlappingPairs(a: readonly PreparedShape[], b: readonly PreparedShape[], { sameLabelOnly = false }: { readonly sameLabelOnly?: boolean } = {}): OverlappingPairs {
  const pairs = { countA: a.length, countB: b.length, a: [] as number[], b: [] as number[], iou: [] as number[], sameLabel: [] as boolean[] };
  const near = a.length * b.length < WORTH_SORTING ? everyPlace(b) : placesNear(b);
  for (let i = 0; i < a.length; i++) {
    const one = a[i] as PreparedShape;
    const met: { readonly j: number; readonly iou: number; readonly sameLabel: boolean }[] = [];
    near(one, (j) => {
      const other = b[j] as PreparedShape;
      const sameLabel = one.label === other.label;
      if (sameLabelOnly && !sameLabel) return;
      const iou = shapeIou(one, other);
      if (iou > 0) met.push({ j, iou, sameLabel });
    });
    if (met.length > 1) met.sort((x, y) => x.j - y.j);
    for (const { j, iou, sameLabel } of met) {
      pairs.a.push(i);
      pairs.b.push(j);
      pairs.iou.push(iou);
      pairs.sameLabel.push(sameLabel);
    }
  }
  return pairs;
}

/** Calls back for each place of a list that a shape may meet. */
type Near = (one: PreparedShape, meet: (place: number) => void) => void;

function everyPlace(shapes: readonly PreparedShape[]): Near {
  return (_one, meet) => {
    for (let place = 0; place < shapes.length; place++) meet(place);
  };
}

/** The places of shapes whose extents from left to right meet another one's. */
function placesNear(shapes: readonly PreparedShape[]): Near {
  const left = Float64Array.from(shapes, (shape) => shape.left);
  const byLeft = Uint32Array.from(shapes.keys()).sort((x, y) => (left[x] as number) - (left[y] as number));
  const lefts = Float64Array.from(byLeft, (place) => left[place] as number);
  const rights = Float64Array.from(byLeft, (place) => (shapes[place] as PreparedShape).right);
  // How far the shapes up to each place reach: ascending, so what ends before a shape is left out by halving.
  const reach = rights.slice();
  for (let at = 1; at < reach.length; at++) reach[at] = Math.max(reach[at] as number, reach[at - 1] as number);
  return (one, meet) => {
    const end = firstWhere(lefts, (value) => value >= one.right);
    for (let at = firstWhere(reach, (value) => value > one.left); at < end; at++) if ((rights[at] as number) > one.left) meet(byLeft[at] as number);
  };
}

/** The first place of an ascending list from which on something holds; its length where it never does. */
function firstWhere(values: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(values[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
