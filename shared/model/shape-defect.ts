import type { Corner, ImageShape } from './shape-bounds.ts';

/** What is wrong with a shape that can be drawn and kept all the same; shown beside it. */
export type ShapeDefect = 'no-size' | 'too-few-points' | 'self-intersecting';

/**
 * What is wrong with a shape, or null: a box without width or height; a polygon with fewer than three different corners in
 * a row, or with an edge that crosses or touches another one than its neighbours. Edges are swept from left to right, so
 * that only those beside each other are compared: about O(n log n) for outlines, O(n²) where all edges are long.
 */
export function shapeDefect(shape: ImageShape): ShapeDefect | null {
  switch (shape.kind) {
    case 'point':
      return null;
    case 'box':
    case 'rotated-box':
      return shape.width > 0 && shape.height > 0 ? null : 'no-size';
    case 'polygon': {
      const corners = distinctCorners(shape.points);
      if (corners.length < 3) return 'too-few-points';
      return crossesItself(corners) ? 'self-intersecting' : null;
    }
  }
}

/** The corners without those that repeat the one before them, and without an explicit closing corner. */
export function distinctCorners(points: readonly Corner[]): readonly Corner[] {
  const kept = points.filter((point, at) => at === 0 || !same(point, points[at - 1] as Corner));
  while (kept.length > 1 && same(kept[0] as Corner, kept.at(-1) as Corner)) kept.pop();
  return kept;
}

function same(a: Corner, b: Corner): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

interface Edge {
  readonly at: number;
  readonly from: Corner;
  readonly to: Corner;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function crossesItself(corners: readonly Corner[]): boolean {
  const count = corners.length;
  const edges = corners.map((from, at): Edge => {
    const to = corners[(at + 1) % count] as Corner;
    return { at, from, to, left: Math.min(from[0], to[0]), right: Math.max(from[0], to[0]), top: Math.min(from[1], to[1]), bottom: Math.max(from[1], to[1]) };
  });
  edges.sort((a, b) => a.left - b.left);
  let open: Edge[] = [];
  for (const edge of edges) {
    let kept = 0;
    for (const other of open) {
      if (other.right < edge.left) continue;
      open[kept] = other;
      kept += 1;
      if (other.top <= edge.bottom && edge.top <= other.bottom && collide(edge, other, count)) return true;
    }
    open = open.slice(0, kept);
    open.push(edge);
  }
  return false;
}

function collide(one: Edge, other: Edge, count: number): boolean {
  if ((one.at + 1) % count === other.at) return foldsBack(one, other);
  if ((other.at + 1) % count === one.at) return foldsBack(other, one);
  const ends = [side(one, other.from), side(one, other.to), side(other, one.from), side(other, one.to)] as const;
  if (ends[0] * ends[1] < 0 && ends[2] * ends[3] < 0) return true;
  return (ends[0] === 0 && within(one, other.from)) || (ends[1] === 0 && within(one, other.to)) || (ends[2] === 0 && within(other, one.from)) || (ends[3] === 0 && within(other, one.to));
}

/** Neighbours share a corner; they collide only by going back over each other. */
function foldsBack(first: Edge, second: Edge): boolean {
  if (side(first, second.to) !== 0) return false;
  const [sx, sy] = first.to;
  return (first.from[0] - sx) * (second.to[0] - sx) + (first.from[1] - sy) * (second.to[1] - sy) > 0;
}

function side({ from, to }: Edge, [x, y]: Corner): number {
  return Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
}

function within({ left, right, top, bottom }: Edge, [x, y]: Corner): boolean {
  return left <= x && x <= right && top <= y && y <= bottom;
}
