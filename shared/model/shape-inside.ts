import { boundsOf, type ImageShape } from './shape-bounds.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The shape moved by so many pixels. */
export function movedShape<S extends ImageShape>(shape: S, dx: number, dy: number): S {
  if (shape.kind === 'polygon') return { ...shape, points: shape.points.map(([x, y]) => [x + dx, y + dy] as const) };
  return { ...shape, x: shape.x + dx, y: shape.y + dy };
}

/**
 * The shape moved into the image, as far as needed and no further; its form stays. What is larger than the image ends
 * at its left or top border: `shapeInside` makes it smaller.
 */
export function movedInside<S extends ImageShape>(shape: S, image: Size): S {
  const { x, y, width, height } = boundsOf(shape);
  const dx = shiftInto(x, width, image.width);
  const dy = shiftInto(y, height, image.height);
  return dx === 0 && dy === 0 ? shape : movedShape(shape, dx, dy);
}

/**
 * The shape without what sticks out of the image: boxes are cut, corners of polygons and points are put on the border; a
 * rotated box is moved inside, and made smaller about its centre when it is too large. A shape that is inside is given back
 * as it is. Of a rotated box, the corners may lie outside by rounding (1e-6 pixels).
 */
export function shapeInside<S extends ImageShape>(shape: S, image: Size): S;
export function shapeInside(shape: ImageShape, image: Size): ImageShape {
  const { x, y, width, height } = boundsOf(shape);
  if (x >= 0 && y >= 0 && x + width <= image.width && y + height <= image.height) return shape;
  switch (shape.kind) {
    case 'box': {
      const [left, top] = [clamped(x, image.width), clamped(y, image.height)];
      return { kind: 'box', x: left, y: top, width: clamped(x + width, image.width) - left, height: clamped(y + height, image.height) - top };
    }
    case 'polygon':
      return { kind: 'polygon', points: shape.points.map(([px, py]) => [clamped(px, image.width), clamped(py, image.height)] as const) };
    case 'point':
      return { kind: 'point', x: clamped(shape.x, image.width), y: clamped(shape.y, image.height) };
    case 'rotated-box': {
      const scale = Math.min(1, width > 0 ? image.width / width : 1, height > 0 ? image.height / height : 1);
      return movedInside({ ...shape, width: shape.width * scale, height: shape.height * scale }, image);
    }
  }
}

function clamped(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

function shiftInto(start: number, length: number, most: number): number {
  if (start < 0 || length > most) return -start;
  return start + length > most ? most - length - start : 0;
}
