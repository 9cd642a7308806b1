import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { type Bounds, boundsAround, type Point, pointOf, type Ring, type Size, turned } from './plane.ts';

export type BoxShape = Extract<ImageShape, { readonly kind: 'box' }>;
export type RotatedBoxShape = Extract<ImageShape, { readonly kind: 'rotated-box' }>;
export type PolygonShape = Extract<ImageShape, { readonly kind: 'polygon' }>;
export type ShapeKind = ImageShape['kind'];

/** The corners of a shape, starting at its own top left one and going clockwise where it has sides; a point has one. */
export function cornersOf(shape: ImageShape): readonly Point[] {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape;
      return [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }];
    }
    case 'rotated-box': {
      const { x, y, width, height, angle } = shape;
      const corner = (dx: number, dy: number) => turned({ x: x + dx, y: y + dy }, shape, angle);
      return [corner(-width / 2, -height / 2), corner(width / 2, -height / 2), corner(width / 2, height / 2), corner(-width / 2, height / 2)];
    }
    case 'polygon':
      return shape.points.map(pointOf);
    case 'point':
      return [{ x: shape.x, y: shape.y }];
  }
}

/** The outline as a ring, for working with polygons; a point has none. */
export function ringOf(shape: ImageShape): Ring {
  if (shape.kind === 'polygon') return shape.points;
  return shape.kind === 'point' ? [] : cornersOf(shape).map(({ x, y }) => [x, y] as const);
}

const known = new WeakMap<ImageShape, Bounds>();

/** The upright rectangle around a shape. Remembered per shape, because shapes never change in place. */
export function shapeBounds(shape: ImageShape): Bounds {
  if (shape.kind === 'box') return { minX: shape.x, minY: shape.y, maxX: shape.x + shape.width, maxY: shape.y + shape.height };
  if (shape.kind === 'point') return { minX: shape.x, minY: shape.y, maxX: shape.x, maxY: shape.y };
  const remembered = known.get(shape);
  if (remembered !== undefined) return remembered;
  const bounds = boundsAround(cornersOf(shape));
  known.set(shape, bounds);
  return bounds;
}

export function isInsideImage(shape: ImageShape, image: Size, slack = 1e-6): boolean {
  const { minX, minY, maxX, maxY } = shapeBounds(shape);
  return minX >= -slack && minY >= -slack && maxX <= image.width + slack && maxY <= image.height + slack;
}

/** Area in square pixels; by the outer ring for a polygon. 0 for a point. */
export function shapeArea(shape: ImageShape): number {
  if (shape.kind === 'point') return 0;
  if (shape.kind !== 'polygon') return shape.width * shape.height;
  return Math.abs(signedArea(shape.points));
}

/** Twice-halved shoelace sum: positive when the corners go clockwise on the screen. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  let [x, y] = ring.at(-1) ?? [0, 0];
  for (const [nextX, nextY] of ring) {
    sum += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return sum / 2;
}

/** The upright box between two opposite corners. */
export function boxBetween(a: Point, b: Point): BoxShape {
  return { kind: 'box', x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

export function boxOf({ minX, minY, maxX, maxY }: Bounds): BoxShape {
  return { kind: 'box', x: minX, y: minY, width: maxX - minX, height: maxY - minY };
}

/**
 * The shape with coordinates to a hundredth of a pixel: finer than anybody can point, and short on disk. A box keeps both
 * of its sides to the hundredth, so that it never grows over the border.
 */
export function roundedShape(shape: ImageShape): ImageShape {
  switch (shape.kind) {
    case 'box': {
      const [x, y] = [hundredth(shape.x), hundredth(shape.y)];
      return { kind: 'box', x, y, width: hundredth(hundredth(shape.x + shape.width) - x), height: hundredth(hundredth(shape.y + shape.height) - y) };
    }
    case 'rotated-box':
      return { kind: 'rotated-box', x: hundredth(shape.x), y: hundredth(shape.y), width: hundredth(shape.width), height: hundredth(shape.height), angle: hundredth(shape.angle) };
    case 'polygon':
      return { kind: 'polygon', points: shape.points.map(([x, y]) => [hundredth(x), hundredth(y)] as const) };
    case 'point':
      return { kind: 'point', x: hundredth(shape.x), y: hundredth(shape.y) };
  }
}

/** Whether two shapes are the same to a hundredth of a pixel. */
export function sameShape(a: ImageShape, b: ImageShape): boolean {
  return a === b || JSON.stringify(roundedShape(a)) === JSON.stringify(roundedShape(b));
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
