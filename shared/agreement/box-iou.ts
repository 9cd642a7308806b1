import { polygonIou } from './polygon-iou.ts';
import { type BoxShape, boxOutline, type RotatedBoxShape } from './shape.ts';

/**
 * Intersection over union of two upright boxes on continuous coordinates (no "+1"), in [0, 1]. Boxes that only touch,
 * and boxes without area, have 0.
 */
export function boxIou(a: Omit<BoxShape, 'kind'>, b: Omit<BoxShape, 'kind'>): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  if (width <= 0) return 0;
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (height <= 0) return 0;
  const areaA = a.width * a.height;
  const areaB = b.width * b.height;
  if (!(areaA > 0 && areaB > 0)) return 0;
  // Rounding must not push identical boxes at large coordinates past their own area.
  const shared = Math.min(width * height, areaA, areaB);
  return shared / (areaA + areaB - shared);
}

/** IoU of two boxes of which one or both are rotated, by their outlines; in [0, 1]. */
export function rotatedBoxIou(a: BoxShape | RotatedBoxShape, b: BoxShape | RotatedBoxShape): number {
  if (a.kind === 'box' && b.kind === 'box') return boxIou(a, b);
  return polygonIou(boxOutline(a), boxOutline(b));
}
