import { edgeIndex } from './edge-index.ts';
import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { cornersOf, shapeBounds } from './image-shape.ts';
import { type Bounds, boundsTouch, distance, grown, type Point, pointOf, type Size } from './plane.ts';

/** Where things may click into place: upright and level lines, corners, outlines. In image pixels. */
export interface SnapTargets {
  readonly image: Size;
  readonly shapes: readonly ImageShape[];
}

/** What was snapped to, to be shown: lines across the surface. */
export interface SnapLines {
  readonly x: number | undefined;
  readonly y: number | undefined;
}

export interface Snapped {
  readonly point: Point;
  readonly lines: SnapLines;
}

const NO_LINES: SnapLines = { x: undefined, y: undefined };

/**
 * The point, drawn within `reach` to the nearest corner or vertex; else to the outline of a polygon; else to the image border and the sides of
 * boxes, each direction for itself.
 */
export function snappedPoint(point: Point, targets: SnapTargets, reach: number): Snapped {
  const here = grown({ minX: point.x, minY: point.y, maxX: point.x, maxY: point.y }, reach);
  const near = targets.shapes.filter((shape) => boundsTouch(shapeBounds(shape), here));
  const corner = nearest(point, near.flatMap((shape) => cornersNear(shape, point, reach)), reach);
  if (corner !== undefined) return { point: corner, lines: NO_LINES };
  const outline = nearest(point, near.flatMap((shape) => (shape.kind === 'polygon' ? edgeIndex(shape.points).near(point, reach).slice(0, 1).map(({ at }) => at) : [])), reach);
  if (outline !== undefined) return { point: outline, lines: NO_LINES };
  const boxes = near.filter(({ kind }) => kind === 'box').map(shapeBounds);
  const x = nearestLine(point.x, [0, targets.image.width, ...boxes.flatMap(({ minX, maxX }) => [minX, maxX])], reach);
  const y = nearestLine(point.y, [0, targets.image.height, ...boxes.flatMap(({ minY, maxY }) => [minY, maxY])], reach);
  return { point: { x: x ?? point.x, y: y ?? point.y }, lines: { x, y } };
}

/** How much further bounds have to go so that one of their sides lies on the image border or on a side of a neighbour. */
export function snapOfBounds(bounds: Bounds, targets: SnapTargets, reach: number): { readonly by: Point; readonly lines: SnapLines } {
  const around = grown(bounds, reach);
  const neighbours = targets.shapes.map(shapeBounds).filter((other) => boundsTouch(other, around));
  const x = closest([bounds.minX, bounds.maxX], [0, targets.image.width, ...neighbours.flatMap(({ minX, maxX }) => [minX, maxX])], reach);
  const y = closest([bounds.minY, bounds.maxY], [0, targets.image.height, ...neighbours.flatMap(({ minY, maxY }) => [minY, maxY])], reach);
  return { by: { x: x?.way ?? 0, y: y?.way ?? 0 }, lines: { x: x?.line, y: y?.line } };
}

function cornersNear(shape: ImageShape, point: Point, reach: number): readonly Point[] {
  if (shape.kind !== 'polygon') return cornersOf(shape);
  const { points } = shape;
  return edgeIndex(points)
    .near(point, reach)
    .flatMap(({ edge }) => [pointOf(points[edge] ?? [0, 0]), pointOf(points[(edge + 1) % points.length] ?? [0, 0])]);
}

function nearest(point: Point, candidates: readonly Point[], reach: number): Point | undefined {
  return candidates.filter((each) => distance(each, point) <= reach).sort((a, b) => distance(a, point) - distance(b, point))[0];
}

function nearestLine(value: number, lines: readonly number[], reach: number): number | undefined {
  return closest([value], lines, reach)?.line;
}

function closest(values: readonly number[], lines: readonly number[], reach: number): { readonly way: number; readonly line: number } | undefined {
  const ways = values.flatMap((value) => lines.map((line) => ({ way: line - value, line })));
  return ways.filter(({ way }) => Math.abs(way) <= reach).sort((a, b) => Math.abs(a.way) - Math.abs(b.way))[0];
}
