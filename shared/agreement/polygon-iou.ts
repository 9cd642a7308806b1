import { cleanRing } from './ring-defect.ts';
import type { Ring } from './shape.ts';

interface Edge {
  readonly ring: 0 | 1;
  readonly top: number;
  readonly bottom: number;
  readonly topX: number;
  /** Change of x per unit of y, downwards. */
  readonly slope: number;
}

function edgesOf(ring: Ring, which: 0 | 1): Edge[] {
  const points = cleanRing(ring);
  const edges: Edge[] = [];
  if (points.length < 3) return edges;
  for (let i = 0; i < points.length; i++) {
    const p = points[i] as readonly [number, number];
    const q = points[(i + 1) % points.length] as readonly [number, number];
    if (p[1] === q[1]) continue; // a horizontal edge bounds no slab
    const [upper, lower] = p[1] < q[1] ? [p, q] : [q, p];
    edges.push({
      ring: which,
      top: upper[1],
      bottom: lower[1],
      topX: upper[0],
      slope: (lower[0] - upper[0]) / (lower[1] - upper[1]),
    });
  }
  return edges;
}

/** The heights at which two edges cross: between them no two edges change their order. */
function addCrossings(edges: readonly Edge[], heights: number[]): void {
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i] as Edge;
    for (let j = i + 1; j < edges.length; j++) {
      const f = edges[j] as Edge;
      if (f.top >= e.bottom) break; // edges are sorted by their top
      if (e.slope === f.slope) continue;
      const y = e.top + (f.topX + (e.top - f.top) * f.slope - e.topX) / (e.slope - f.slope);
      if (y > Math.max(e.top, f.top) && y < Math.min(e.bottom, f.bottom)) heights.push(y);
    }
  }
}

function sharedLength(a: readonly number[], b: readonly number[]): number {
  let total = 0;
  let i = 0;
  let j = 0;
  while (i + 1 < a.length && j + 1 < b.length) {
    const aEnd = a[i + 1] as number;
    const bEnd = b[j + 1] as number;
    const length = Math.min(aEnd, bEnd) - Math.max(a[i] as number, b[j] as number);
    if (length > 0) total += length;
    if (aEnd < bEnd) i += 2;
    else j += 2;
  }
  return total;
}

function ownLength(xs: readonly number[]): number {
  let total = 0;
  for (let i = 0; i + 1 < xs.length; i += 2) total += (xs[i + 1] as number) - (xs[i] as number);
  return total;
}

/**
 * The areas of two polygons and of what they share, in squared coordinate units. Convex or not, any orientation, in one
 * or several pieces; a self-intersecting ring counts by the even–odd rule (ask `ringDefect` to show that). The plane is
 * cut into slabs at every corner and every crossing; within a slab all widths are linear, so the width at its middle
 * times its height is exact. O(e² + slabs · e) for e edges.
 */
export function polygonAreas(a: Ring, b: Ring): { readonly a: number; readonly b: number; readonly shared: number } {
  const edges = [...edgesOf(a, 0), ...edgesOf(b, 1)].sort((e, f) => e.top - f.top);
  const heights = edges.flatMap((edge) => [edge.top, edge.bottom]);
  addCrossings(edges, heights);
  heights.sort((x, y) => x - y);

  const areas = { a: 0, b: 0, shared: 0 };
  let active: Edge[] = [];
  let next = 0;
  for (let s = 0; s + 1 < heights.length; s++) {
    const top = heights[s] as number;
    const height = (heights[s + 1] as number) - top;
    if (height <= 0) continue;
    active = active.filter((edge) => edge.bottom > top);
    for (let edge = edges[next]; edge !== undefined && edge.top <= top; edge = edges[++next]) {
      if (edge.bottom > top) active.push(edge);
    }
    const middle = top + height / 2;
    const crossings: [number[], number[]] = [[], []];
    for (const edge of active) crossings[edge.ring].push(edge.topX + (middle - edge.top) * edge.slope);
    const [inA, inB] = crossings;
    inA.sort((x, y) => x - y);
    inB.sort((x, y) => x - y);
    areas.a += height * ownLength(inA);
    areas.b += height * ownLength(inB);
    areas.shared += height * sharedLength(inA, inB);
  }
  return areas;
}

/** Intersection over union of two polygons, in [0, 1]; 0 when one has no area or they only touch. */
export function polygonIou(a: Ring, b: Ring): number {
  const areas = polygonAreas(a, b);
  if (!(areas.a > 0 && areas.b > 0)) return 0;
  return Math.min(1, areas.shared / (areas.a + areas.b - areas.shared));
}
