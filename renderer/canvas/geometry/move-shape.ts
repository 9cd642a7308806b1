import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { shapeBounds } from './image-shape.ts';
import { type Bounds, clamp, type Point, type Size } from './plane.ts';

/** The part of a way that keeps bounds inside the image. What does not fit, or lies outside already, may come in but not go out further. */
export function wayInside(bounds: Bounds, by: Point, image: Size): Point {
  const along = (low: number, high: number, way: number, size: number) => clamp(way, Math.min(0, -low), Math.max(0, size - high));
  return { x: along(bounds.minX, bounds.maxX, by.x, image.width), y: along(bounds.minY, bounds.maxY, by.y, image.height) };
}

export function shiftedShape(shape: ImageShape, by: Point): ImageShape {
  if (shape.kind === 'polygon') return { kind: 'polygon', points: shape.points.map(([x, y]) => [x + by.x, y + by.y] as const) };
  return { ...shape, x: shape.x + by.x, y: shape.y + by.y };
}

/** The shape moved by a distance, kept whole inside the image. */
export function movedShape(shape: ImageShape, by: Point, image: Size): ImageShape {
  return shiftedShape(shape, wayInside(shapeBounds(shape), by, image));
}

/** A copy beside its original: down and to the right, or the other way where the image ends. */
export function besideShape(shape: ImageShape, by: number, image: Size): ImageShape {
  const moved = movedShape(shape, { x: by, y: by }, image);
  const { minX, minY } = shapeBounds(moved);
  const before = shapeBounds(shape);
  return minX === before.minX && minY === before.minY ? movedShape(shape, { x: -by, y: -by }, image) : moved;
}

/** The shape on another image: moved inside where it sticks out; undefined where it is too big for it. */
export function pastedShape(shape: ImageShape, image: Size): ImageShape | undefined {
  const { minX, minY, maxX, maxY } = shapeBounds(shape);
  if (maxX - minX > image.width || maxY - minY > image.height) return undefined;
  return shiftedShape(shape, { x: clamp(0, -minX, image.width - maxX), y: clamp(0, -minY, image.height - maxY) });
}
