import type { Box, RotatedBox, Shape } from './annotation.ts';

export type Corner = readonly [x: number, y: number];

/** A shape on an image: all but spans. */
export type ImageShape = Exclude<Shape, { kind: 'span' }>;

/** The corners of a rotated box, clockwise on the screen from its own top left one. */
export function rotatedCorners({ x, y, width, height, angle }: RotatedBox): readonly [Corner, Corner, Corner, Corner] {
  const radians = (angle * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const corner = (dx: number, dy: number): Corner => [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
  return [corner(-width / 2, -height / 2), corner(width / 2, -height / 2), corner(width / 2, height / 2), corner(-width / 2, height / 2)];
}

/** The corners of a shape in order: four of a box, one of a point. O(corners). */
export function cornersOf(shape: ImageShape): readonly Corner[] {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape;
      return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
    }
    case 'rotated-box':
      return rotatedCorners(shape);
    case 'polygon':
      return shape.points;
    case 'point':
      return [[shape.x, shape.y]];
  }
}

/** The smallest upright box around a shape, in pixels; of a point, without size. O(corners). */
export function boundsOf(shape: ImageShape): Box {
  if (shape.kind === 'box') return { x: shape.x, y: shape.y, width: shape.width, height: shape.height };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of cornersOf(shape)) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
