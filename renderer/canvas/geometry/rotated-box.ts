import { evenAngle } from './drag-handle.ts';
import type { RotatedBoxShape } from './image-shape.ts';
import { distance, type Point } from './plane.ts';

/**
 * The rotated box of which one side runs from `a` to `b` and whose opposite side goes through `over`. The side from `a` to `b` is its top, so
 * the box's angle is the direction in which it was drawn.
 */
export function boxOnSide(a: Point, b: Point, over: Point): RotatedBoxShape {
  const width = distance(a, b);
  const along = width === 0 ? { x: 1, y: 0 } : { x: (b.x - a.x) / width, y: (b.y - a.y) / width };
  const across = { x: -along.y, y: along.x };
  const height = (over.x - a.x) * across.x + (over.y - a.y) * across.y;
  const angle = (Math.atan2(along.y, along.x) * 180) / Math.PI;
  return {
    kind: 'rotated-box',
    x: (a.x + b.x) / 2 + (across.x * height) / 2,
    y: (a.y + b.y) / 2 + (across.y * height) / 2,
    width,
    height: Math.abs(height),
    angle: evenAngle(height < 0 ? angle + 180 : angle),
  };
}
