import { distance, nearestOnSegment, type Point, pointOf, type Ring } from './plane.ts';

/**
 * The way with fewer points, none farther than `tolerance` from what is left (Douglas & Peucker 1973). Keeps both ends.
 * O(n log n) on the average; no recursion, so that long freehand ways do not overflow the stack.
 */
export function simplifiedWay(way: readonly Point[], tolerance: number): readonly Point[] {
  if (way.length <= 2) return way;
  const kept = new Uint8Array(way.length);
  kept[0] = 1;
  kept[way.length - 1] = 1;
  const open: [number, number][] = [[0, way.length - 1]];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const [from, to] = stretch;
    const [a, b] = [way[from], way[to]];
    if (a === undefined || b === undefined) continue;
    let farthest = -1;
    let most = tolerance;
    for (let at = from + 1; at < to; at++) {
      const point = way[at];
      const off = point === undefined ? 0 : distance(point, nearestOnSegment(point, a, b));
      if (off > most) [most, farthest] = [off, at];
    }
    if (farthest === -1) continue;
    kept[farthest] = 1;
    open.push([from, farthest], [farthest, to]);
  }
  return way.filter((_, at) => kept[at] === 1);
}

/** A closed ring with fewer corners, at least three; split at the corner farthest from the first, so that no corner is special. */
export function simplifiedRing(ring: Ring, tolerance: number): Ring {
  const [first] = ring;
  if (first === undefined || ring.length <= 8) return ring;
  const points = ring.map(pointOf);
  const start = pointOf(first);
  const far = points.reduce((best, point, at) => (distance(point, start) > distance(points[best] ?? start, start) ? at : best), 0);
  const there = simplifiedWay(points.slice(0, far + 1), tolerance);
  const back = simplifiedWay([...points.slice(far), start], tolerance);
  const simple = [...there, ...back.slice(1, -1)];
  return simple.length < 3 ? ring : simple.map(({ x, y }) => [x, y] as const);
}

const known = new WeakMap<Ring, Map<number, Ring>>();

/** The ring as it looks at a zoom: nothing smaller than about half a screen pixel. Remembered per ring and doubling of the zoom. */
export function ringAtScale(ring: Ring, scale: number): Ring {
  if (ring.length <= 64) return ring;
  const level = Math.ceil(Math.log2(scale));
  if (level >= 3) return ring;
  let levels = known.get(ring);
  if (levels === undefined) known.set(ring, (levels = new Map()));
  let simple = levels.get(level);
  if (simple === undefined) levels.set(level, (simple = simplifiedRing(ring, 0.5 / 2 ** level)));
  return simple;
}
