import { edgeEnds, edgeIndex } from './edge-index.ts';
import type { Point, Ring } from './plane.ts';

/**
 * Where a ring crosses or touches itself, at most `most` places; empty for a simple polygon. An `open` way has no edge from its last corner back
 * to the first. O(n log n) for rings that are nearly simple.
 */
export function selfIntersections(ring: Ring, { most = 20, open = false }: { readonly most?: number; readonly open?: boolean } = {}): readonly Point[] {
  const edges = edgeIndex(ring);
  const last = ring.length - 1;
  const count = open ? last : ring.length;
  const found: Point[] = [];
  for (let edge = 0; edge < count && found.length < most; edge++) {
    const [a, b] = edgeEnds(ring, edge);
    for (const other of edges.touching(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y))) {
      if (other <= edge || other >= count || found.length >= most) continue;
      const [c, d] = edgeEnds(ring, other);
      const wraps = edge === 0 && other === last;
      const crossing = wraps ? foldedBack([c, d, b]) : other === edge + 1 ? foldedBack([a, b, d]) : segmentCrossing(a, b, c, d);
      if (crossing !== undefined) found.push(crossing);
    }
  }
  return found;
}

/** The point that two segments share; undefined when they have none. Of overlapping ones, an end that lies on the other. */
export function segmentCrossing(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  const [sideC, sideD] = [side(a, b, c), side(a, b, d)];
  const [sideA, sideB] = [side(c, d, a), side(c, d, b)];
  if (sideC * sideD < 0 && sideA * sideB < 0) {
    const share = sideA / (sideA - sideB);
    return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
  }
  if (sideC === 0 && isBetween(a, b, c)) return c;
  if (sideD === 0 && isBetween(a, b, d)) return d;
  if (sideA === 0 && isBetween(c, d, a)) return a;
  if (sideB === 0 && isBetween(c, d, b)) return b;
  return undefined;
}

/** Two edges with a corner in common cross only where the second runs back over the first. */
function foldedBack([a, b, c]: readonly [Point, Point, Point]): Point | undefined {
  if (side(a, b, c) !== 0) return undefined;
  return (a.x - b.x) * (c.x - b.x) + (a.y - b.y) * (c.y - b.y) > 0 ? b : undefined;
}

/** Positive when `p` lies to the right of the way from `a` to `b` on the screen. */
function side(a: Point, b: Point, p: Point): number {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

function isBetween(a: Point, b: Point, p: Point): boolean {
  return p.x >= Math.min(a.x, b.x) && p.x <= Math.max(a.x, b.x) && p.y >= Math.min(a.y, b.y) && p.y <= Math.max(a.y, b.y);
}
