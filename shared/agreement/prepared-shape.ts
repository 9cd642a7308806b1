import { boxIou } from './box-iou.ts';
import { pointSimilarity } from './point-similarity.ts';
import { polygonIou } from './polygon-iou.ts';
import { segmentIou } from './segment-iou.ts';
import { boxOutline, type LabeledShape, type Ring, type Shape } from './shape.ts';

export interface OverlapOptions {
  /** How far apart two points may lie and still match, in coordinate units (see `pointSimilarity`). Default 10. */
  readonly pointTolerance?: number;
}

const DEFAULT_POINT_TOLERANCE = 10;

/** A region with what comparing it many times needs: where it can overlap anything at all, and its outline. */
export interface PreparedShape {
  readonly label: string;
  readonly shape: Shape;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** For rotated boxes and polygons. */
  readonly ring: Ring | null;
  readonly pointTolerance: number;
}

/** Prepares a region for many comparisons (`shapeIou`). Coordinates are taken as they are, also negative ones. O(corners). */
export function prepareShape({ label, shape }: LabeledShape, options: OverlapOptions = {}): PreparedShape {
  const pointTolerance = options.pointTolerance ?? DEFAULT_POINT_TOLERANCE;
  const ring = shape.kind === 'polygon' ? shape.points : shape.kind === 'rotated-box' ? boxOutline(shape) : null;
  const [left, top, right, bottom] = extentOf(shape, ring, pointTolerance);
  return { label, shape, left, top, right, bottom, ring, pointTolerance };
}

type Extent = readonly [left: number, top: number, right: number, bottom: number];

function extentOf(shape: Shape, ring: Ring | null, reach: number): Extent {
  switch (shape.kind) {
    case 'box':
      return [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height];
    case 'span':
      return [shape.start, shape.lane ?? 0, shape.end, (shape.lane ?? 0) + 1];
    case 'point':
      // Two points as far apart as both their reaches are at similarity 0.
      return [shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach];
    case 'rotated-box':
    case 'polygon':
      return ringExtent(ring ?? []);
  }
}

function ringExtent(ring: Ring): Extent {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

function ringOf(prepared: PreparedShape): Ring | null {
  return prepared.shape.kind === 'box' ? boxOutline(prepared.shape) : prepared.ring;
}

/**
 * How much two regions are the same place, in [0, 1]: IoU for boxes, rotated boxes, polygons (and any mix of them) and
 * spans; `pointSimilarity` for two points, with the mean of their tolerances; 0 for shapes that cannot be compared.
 */
export function shapeIou(a: PreparedShape, b: PreparedShape): number {
  if (a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom) return 0;
  if (a.shape.kind === 'box' && b.shape.kind === 'box') return boxIou(a.shape, b.shape);
  if (a.shape.kind === 'span' && b.shape.kind === 'span') return segmentIou(a.shape, b.shape);
  if (a.shape.kind === 'point' && b.shape.kind === 'point') return pointSimilarity(a.shape, b.shape, (a.pointTolerance + b.pointTolerance) / 2);
  const ringA = ringOf(a);
  const ringB = ringOf(b);
  return ringA === null || ringB === null ? 0 : polygonIou(ringA, ringB);
}

/** Whether the region overlaps itself: not one without area or length, whose IoU with anything is 0. Crossing rings may count as empty. O(corners). */
export function hasExtent({ shape, ring }: PreparedShape): boolean {
  switch (shape.kind) {
    case 'box':
      return shape.width > 0 && shape.height > 0;
    case 'span':
      return shape.end > shape.start;
    case 'point':
      return true;
    case 'rotated-box':
    case 'polygon':
      return signedArea(ring ?? []) !== 0;
  }
}

function signedArea(ring: Ring): number {
  let twice = 0;
  const [x0, y0] = ring[0] ?? [0, 0];
  for (let i = 0; i < ring.length; i++) {
    const [x, y] = ring[i] as readonly [number, number];
    const [nextX, nextY] = ring[(i + 1) % ring.length] as readonly [number, number];
    twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }
  return twice / 2;
}
