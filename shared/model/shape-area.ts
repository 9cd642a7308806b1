import { type Corner, type ImageShape } from './shape-bounds.ts';

/** Twice the signed area of a ring: positive when its corners go clockwise on the screen. O(corners). */
export function signedDoubleArea(ring: readonly Corner[]): number {
  const [origin] = ring;
  if (origin === undefined) return 0;
  const [ox, oy] = origin; // from a corner of the ring itself, so that a small ring far from the origin loses no digits
  let sum = 0;
  let [px, py] = [0, 0];
  for (const [x, y] of ring) {
    sum += px * (y - oy) - (x - ox) * py;
    [px, py] = [x - ox, y - oy];
  }
  return sum;
}

/** Area of a shape in square pixels, at least 0; a point has none. Of a polygon that crosses itself, its loops count with their sign. */
export function areaOf(shape: ImageShape): number {
  switch (shape.kind) {
    case 'box':
    case 'rotated-box':
      return shape.width * shape.height;
    case 'polygon':
      return Math.abs(signedDoubleArea(shape.points)) / 2;
    case 'point':
      return 0;
  }
}
