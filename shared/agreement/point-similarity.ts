/**
 * How much two points are the same place, in [0, 1]: 1 − d / (2 · tolerance), and 0 beyond twice the tolerance. It plays
 * the part of IoU for points: at the usual threshold of .5 two points match when they lie within `tolerance` of each
 * other (inclusive). `tolerance` > 0 is in the points' own units. Concord's convention; a published standard is missing.
 */
export function pointSimilarity(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
  tolerance: number,
): number {
  return Math.max(0, 1 - Math.hypot(a.x - b.x, a.y - b.y) / (2 * tolerance));
}
