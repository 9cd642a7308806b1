import Flatbush from 'flatbush';
import { distance, nearestOnSegment, type Point, pointOf, type Ring } from './plane.ts';

/**
 * The edges of a ring in an R-tree: what is near a point, and whether a point lies inside, without going round the ring.
 * Edge `i` runs from corner `i` to the next one. Built once per ring in O(n log n), because rings never change in place.
 */
export interface EdgeIndex {
  /** Edges that come within `reach` of a point, nearest first. */
  readonly near: (point: Point, reach: number) => readonly NearEdge[];
  /** Even-odd rule. */
  readonly contains: (point: Point) => boolean;
  /** Edges whose bounds touch a rectangle. */
  readonly touching: (minX: number, minY: number, maxX: number, maxY: number) => readonly number[];
}

export interface NearEdge {
  readonly edge: number;
  /** The point of the edge that is nearest. */
  readonly at: Point;
  readonly distance: number;
}

const known = new WeakMap<Ring, EdgeIndex>();

export function edgeIndex(ring: Ring): EdgeIndex {
  const remembered = known.get(ring);
  if (remembered !== undefined) return remembered;
  const built = build(ring);
  known.set(ring, built);
  return built;
}

/** The two ends of an edge. */
export function edgeEnds(ring: Ring, edge: number): readonly [Point, Point] {
  const a = ring[edge] ?? [0, 0];
  const b = ring[(edge + 1) % ring.length] ?? [0, 0];
  return [pointOf(a), pointOf(b)];
}

function build(ring: Ring): EdgeIndex {
  if (ring.length === 0) return { near: () => [], contains: () => false, touching: () => [] };
  const tree = new Flatbush(ring.length);
  for (let edge = 0; edge < ring.length; edge++) {
    const [a, b] = edgeEnds(ring, edge);
    tree.add(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y));
  }
  tree.finish();
  return {
    touching: (minX, minY, maxX, maxY) => tree.search(minX, minY, maxX, maxY),
    near: (point, reach) =>
      tree
        .search(point.x - reach, point.y - reach, point.x + reach, point.y + reach)
        .map((edge) => {
          const at = nearestOnSegment(point, ...edgeEnds(ring, edge));
          return { edge, at, distance: distance(at, point) };
        })
        .filter((each) => each.distance <= reach)
        .sort((a, b) => a.distance - b.distance),
    contains: ({ x, y }) => {
      // Edges that a ray to the right can cross.
      let inside = false;
      for (const edge of tree.search(x, y, Infinity, y)) {
        const [a, b] = edgeEnds(ring, edge);
        if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
      }
      return inside;
    },
  };
}
