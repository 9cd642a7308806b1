/** Intersection over union of two time spans, in [0, 1]; 0 when they only touch or one has no length. */
export function segmentIou(a: { readonly start: number; readonly end: number }, b: { readonly start: number; readonly end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (!(shared > 0)) return 0;
  return Math.min(1, shared / (a.end - a.start + (b.end - b.start) - shared));
}
