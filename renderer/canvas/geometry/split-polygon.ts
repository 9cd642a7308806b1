import { edgeEnds, edgeIndex } from './edge-index.ts';
import { type PolygonShape, shapeArea } from './image-shape.ts';
import { distance, nearestOnSegment, type Point, type Ring } from './plane.ts';
import { segmentCrossing } from './self-intersection.ts';

interface Cut {
  readonly path: readonly Point[];
}

/**
 * The pieces of a polygon cut along a path, at least two; undefined when the path does not cross it from outline to outline.
 * A path that goes in and out several times cuts several times. The pieces together have the polygon's area.
 */
export function splitPolygon(polygon: PolygonShape, path: readonly Point[]): readonly PolygonShape[] | undefined {
  let pieces: readonly Ring[] = [polygon.points];
  for (const cut of cutsInside(polygon.points, path)) pieces = pieces.flatMap((piece) => cutInTwo(piece, cut) ?? [piece]);
  const shapes = pieces.map((points): PolygonShape => ({ kind: 'polygon', points })).filter((piece) => piece.points.length >= 3 && shapeArea(piece) > 1e-6);
  return shapes.length < 2 ? undefined : shapes;
}

/** The stretches of a path that run through the inside of a ring from one crossing of the outline to the next. */
function cutsInside(ring: Ring, path: readonly Point[]): readonly Cut[] {
  const cuts: Cut[] = [];
  let stretch: Point[] | undefined; // since the last crossing; undefined before the first
  for (let step = 0; step + 1 < path.length; step++) {
    const [from, to] = [path[step], path[step + 1]];
    if (from === undefined || to === undefined) continue;
    for (const crossing of crossings(ring, from, to)) {
      const last = stretch?.at(-1);
      if (stretch !== undefined && last !== undefined && distance(last, crossing) > 1e-9) {
        const whole = [...stretch, crossing];
        if (isInside(ring, whole)) cuts.push({ path: whole });
      }
      stretch = [crossing];
    }
    stretch?.push(to);
  }
  return cuts;
}

function crossings(ring: Ring, from: Point, to: Point): readonly Point[] {
  return edgeIndex(ring)
    .touching(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y))
    .flatMap((edge) => segmentCrossing(from, to, ...edgeEnds(ring, edge)) ?? [])
    .sort((a, b) => distance(from, a) - distance(from, b));
}

function isInside(ring: Ring, stretch: readonly Point[]): boolean {
  const [a, b] = stretch;
  if (a === undefined || b === undefined) return false;
  return edgeIndex(ring).contains({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
}

/** A ring cut along a path whose ends lie on its outline; undefined when they do not, or the path runs outside this piece. */
function cutInTwo(ring: Ring, { path }: Cut): readonly Ring[] | undefined {
  const [start, end] = [path[0], path.at(-1)];
  if (start === undefined || end === undefined || !isInside(ring, path)) return undefined;
  const [from, to] = [placeOnOutline(ring, start), placeOnOutline(ring, end)];
  if (from === undefined || to === undefined || from.along === to.along) return undefined;
  const way = path.map(({ x, y }) => [x, y] as const);
  return [
    [...way, ...cornersBetween(ring, to, from)],
    [...way.toReversed(), ...cornersBetween(ring, from, to)],
  ].map(withoutRepeats);
}

interface OutlinePlace {
  readonly edge: number;
  /** Edge number plus the share of the edge: grows along the outline. */
  readonly along: number;
}

function placeOnOutline(ring: Ring, point: Point): OutlinePlace | undefined {
  const [near] = edgeIndex(ring).near(point, 1e-6);
  if (near === undefined) return undefined;
  const [a, b] = edgeEnds(ring, near.edge);
  const length = distance(a, b);
  return { edge: near.edge, along: near.edge + (length === 0 ? 0 : distance(a, nearestOnSegment(point, a, b)) / length) };
}

/** The corners met when going along the outline from one place to another. */
function cornersBetween(ring: Ring, from: OutlinePlace, to: OutlinePlace): Ring {
  const count = ring.length;
  const corners: (readonly [number, number])[] = [];
  const last = to.along > from.along ? to.edge : to.edge + count;
  for (let corner = from.edge + 1; corner <= last; corner++) corners.push(ring[corner % count] ?? [0, 0]);
  return corners;
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter(([x, y], place) => {
    const [beforeX, beforeY] = ring.at(place - 1) ?? [NaN, NaN];
    return Math.abs(x - beforeX) > 1e-9 || Math.abs(y - beforeY) > 1e-9;
  });
}
