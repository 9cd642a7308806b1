/**
 * A region as agreement sees it. Coordinates are continuous (no "+1"): pixels of the upright image or seconds, or both
 * divided by the size of the sample. `angle` is in degrees, clockwise on the screen, about the centre (`x`, `y`). Spans on
 * different lanes (0 unless said) never overlap.
 */
export type Shape =
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | {
      readonly kind: 'rotated-box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly angle: number;
    }
  | { readonly kind: 'polygon'; readonly points: Ring }
  | { readonly kind: 'point'; readonly x: number; readonly y: number }
  | { readonly kind: 'span'; readonly start: number; readonly end: number; readonly lane?: number };

export type BoxShape = Extract<Shape, { kind: 'box' }>;
export type RotatedBoxShape = Extract<Shape, { kind: 'rotated-box' }>;
export type SpanShape = Extract<Shape, { kind: 'span' }>;

/** The corners of a simple polygon in any orientation; the closing edge is implied. */
export type Ring = readonly (readonly [number, number])[];

/** A region with the label one rater gave it. */
export interface LabeledShape {
  readonly label: string;
  readonly shape: Shape;
}

/** The outline of a box or rotated box, starting at its own top left corner. */
export function boxOutline(box: BoxShape | RotatedBoxShape): Ring {
  const { x, y, width, height } = box;
  if (box.kind === 'box') return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
  const radians = (box.angle * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const corner = (dx: number, dy: number): readonly [number, number] => [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
  return [
    corner(-width / 2, -height / 2),
    corner(width / 2, -height / 2),
    corner(width / 2, height / 2),
    corner(-width / 2, height / 2),
  ];
}

/**
 * The shape in coordinates divided by the sample's size, so that shapes on samples of different sizes can be compared.
 * Spans are divided by `width` (the duration). IoU between shapes of one sample does not change by this.
 */
export function scaledShape(shape: Shape, width: number, height: number): Shape {
  switch (shape.kind) {
    case 'box':
      return { kind: 'box', x: shape.x / width, y: shape.y / height, width: shape.width / width, height: shape.height / height };
    case 'rotated-box':
      return { kind: 'polygon', points: boxOutline(shape).map(([x, y]) => [x / width, y / height] as const) };
    case 'polygon':
      return { kind: 'polygon', points: shape.points.map(([x, y]) => [x / width, y / height] as const) };
    case 'point':
      return { kind: 'point', x: shape.x / width, y: shape.y / height };
    case 'span':
      return { ...shape, start: shape.start / width, end: shape.end / width };
  }
}
