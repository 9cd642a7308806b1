import { edgeEnds, edgeIndex } from './edge-index.ts';
import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { cornersOf, type PolygonShape, shapeBounds } from './image-shape.ts';
import { type Bounds, distance, grown, type Point, pointOf, turned } from './plane.ts';

/** The eight handles of a box, by the sides they move. */
export const SIDES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Side = (typeof SIDES)[number];

/** What can be taken hold of on a selected region. Dragging an `edge` puts a new vertex into it. */
export type Handle =
  | { readonly kind: 'side'; readonly side: Side; readonly at: Point }
  | { readonly kind: 'rotate'; readonly at: Point }
  | { readonly kind: 'vertex'; readonly vertex: number; readonly at: Point }
  | { readonly kind: 'edge'; readonly edge: number; readonly at: Point };

/** How far the handle that turns a box stands off its top side, in screen pixels. */
export const ROTATE_STEM = 26;
/** How close the pointer must come to a handle, in screen pixels: handles keep their size at any zoom. */
export const REACH = 7;
/** Shorter edges (screen pixels) show no midpoint. */
const ROOM_FOR_MIDPOINT = 28;
const MOST_SHOWN = 160;

/**
 * The handles of a shape at a zoom (`scale` screen pixels an image pixel), those in `view` only. A polygon with more
 * vertices in view than can be told apart shows none of them; `handleAt` still finds the one under the pointer.
 */
export function handlesOf(shape: ImageShape, scale: number, view: Bounds): readonly Handle[] {
  switch (shape.kind) {
    case 'box':
      return boxHandles(shape, scale);
    case 'rotated-box':
      return [...boxHandles(shape, scale), { kind: 'rotate', at: rotateHandle(shape, scale) }];
    case 'polygon':
      return polygonHandles(shape, scale, view);
    case 'point':
      return [];
  }
}

/** The handle under a point of the image; corners win over sides, vertices over midpoints. */
export function handleAt(shape: ImageShape, point: Point, scale: number): Handle | undefined {
  const reach = REACH / scale;
  if (shape.kind === 'polygon') return polygonHandleAt(shape, point, reach, scale);
  const near = grown({ minX: point.x, minY: point.y, maxX: point.x, maxY: point.y }, reach);
  const within = handlesOf(shape, scale, near).filter(({ at }) => Math.abs(at.x - point.x) <= reach && Math.abs(at.y - point.y) <= reach);
  const rank = (handle: Handle) => (handle.kind === 'rotate' ? 0 : handle.kind === 'side' && handle.side.length === 2 ? 1 : 2);
  return within.sort((a, b) => rank(a) - rank(b) || distance(a.at, point) - distance(b.at, point))[0];
}

function boxHandles(shape: Extract<ImageShape, { kind: 'box' | 'rotated-box' }>, scale: number): readonly Handle[] {
  const [nw = ZERO, ne = ZERO, se = ZERO, sw = ZERO] = cornersOf(shape);
  const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const at: Readonly<Record<Side, Point>> = { nw, ne, se, sw, n: middle(nw, ne), e: middle(ne, se), s: middle(se, sw), w: middle(sw, nw) };
  // On a small box the handles of the sides would cover the corners, and all of them the box.
  const roomy = (side: Side) => side.length === 2 || (side === 'n' || side === 's' ? shape.width : shape.height) * scale >= 3.5 * REACH;
  return SIDES.filter(roomy).map((side) => ({ kind: 'side', side, at: at[side] }));
}

function rotateHandle(shape: Extract<ImageShape, { kind: 'rotated-box' }>, scale: number): Point {
  return turned({ x: shape.x, y: shape.y - shape.height / 2 - ROTATE_STEM / scale }, shape, shape.angle);
}

function polygonHandles({ points }: PolygonShape, scale: number, view: Bounds): readonly Handle[] {
  const { minX, minY, maxX, maxY } = grown(view, REACH / scale);
  const edges = edgeIndex(points).touching(minX, minY, maxX, maxY);
  if (edges.length > MOST_SHOWN) return [];
  const shown = new Set<number>();
  const midpoints: Handle[] = [];
  for (const edge of edges) {
    shown.add(edge);
    shown.add((edge + 1) % points.length);
    const midpoint = midpointOf(points, edge, scale);
    if (midpoint !== undefined) midpoints.push(midpoint);
  }
  return [...midpoints, ...[...shown].map((vertex): Handle => ({ kind: 'vertex', vertex, at: pointOf(points[vertex] ?? [0, 0]) }))];
}

function polygonHandleAt({ points }: PolygonShape, point: Point, reach: number, scale: number): Handle | undefined {
  const near = edgeIndex(points).near(point, reach);
  const vertices = near
    .flatMap(({ edge }) => [edge, (edge + 1) % points.length])
    .map((vertex) => ({ vertex, at: pointOf(points[vertex] ?? [0, 0]) }))
    .filter(({ at }) => distance(at, point) <= reach)
    .sort((a, b) => distance(a.at, point) - distance(b.at, point));
  const [vertex] = vertices;
  if (vertex !== undefined) return { kind: 'vertex', ...vertex };
  return near.map(({ edge }) => midpointOf(points, edge, scale)).find((midpoint) => midpoint !== undefined && distance(midpoint.at, point) <= reach);
}

function midpointOf(points: PolygonShape['points'], edge: number, scale: number): Handle | undefined {
  const [a, b] = edgeEnds(points, edge);
  if (distance(a, b) * scale < ROOM_FOR_MIDPOINT) return undefined;
  return { kind: 'edge', edge, at: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
}

/** The CSS cursor over a handle of a shape: the way it moves, turned with the box. */
export function handleCursor(handle: Handle, shape: ImageShape): string {
  if (handle.kind === 'rotate') return 'grab';
  if (handle.kind === 'vertex') return 'move';
  if (handle.kind === 'edge') return 'copy';
  const bearing = { n: 0, ne: 45, e: 90, se: 135, s: 180, sw: 225, w: 270, nw: 315 }[handle.side] + (shape.kind === 'rotated-box' ? shape.angle : 0);
  return ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize'][Math.round((((bearing % 180) + 180) % 180) / 45) % 4] ?? 'move';
}

/** The point that the stem of the turning handle stands on. */
export function rotateStemFoot(shape: Extract<ImageShape, { kind: 'rotated-box' }>): Point {
  return turned({ x: shape.x, y: shape.y - shape.height / 2 }, shape, shape.angle);
}

/** Where the name of a region is written: at the top left corner of a box, at the topmost corner of what has none. */
export function captionPoint(shape: ImageShape): Point {
  const { minX, minY } = shapeBounds(shape);
  if (shape.kind !== 'polygon' && shape.kind !== 'rotated-box') return { x: minX, y: minY };
  return cornersOf(shape).find(({ y }) => y === minY) ?? { x: minX, y: minY };
}

const ZERO: Point = { x: 0, y: 0 };
