import { assert } from '../basics/assert.ts';
import { type OverlapOptions, prepareShape, shapeIou } from '../agreement/prepared-shape.ts';
import type { RotatedBoxShape, Shape } from '../agreement/shape.ts';
import { meanRotatedBox } from './mean-rotated-box.ts';

type Kind = Shape['kind'];

/** One geometry for several of the same object, and how it came about. */
export interface AveragedShape {
  readonly shape: Shape;
  /** The mean of the shapes, or one of them as it is. */
  readonly method: 'mean' | 'member';
  /** With `member`: its place in the list, else null. */
  readonly member: number | null;
  /** With `member`: its mean IoU with the others, in [0, 1]; null for a mean, or without others. */
  readonly meanIou: number | null;
}

function allOf<K extends Kind>(shapes: readonly Shape[], kind: K): Extract<Shape, { kind: K }>[] | null {
  const same = shapes.filter((shape): shape is Extract<Shape, { kind: K }> => shape.kind === kind);
  return same.length === shapes.length ? same : null;
}

function meanOf<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0) / values.length;
}

/** The shape with the greatest mean IoU to the others; the first of equals, and of two. */
function mostCentral(shapes: readonly Shape[], options: OverlapOptions): AveragedShape {
  const prepared = shapes.map((shape) => prepareShape({ label: '', shape }, options));
  const overlap = prepared.map((one) => prepared.reduce((sum, other) => (one === other ? sum : sum + shapeIou(one, other)), 0));
  const member = overlap.indexOf(Math.max(...overlap));
  return { shape: shapes[member] as Shape, method: 'member', member, meanIou: shapes.length < 2 ? null : (overlap[member] as number) / (shapes.length - 1) };
}

function meanShape(shapes: readonly Shape[], options: OverlapOptions): Shape | null {
  const boxes = allOf(shapes, 'box');
  if (boxes !== null) {
    return {
      kind: 'box',
      x: meanOf(boxes, (box) => box.x),
      y: meanOf(boxes, (box) => box.y),
      width: meanOf(boxes, (box) => box.width),
      height: meanOf(boxes, (box) => box.height),
    };
  }
  const turned = allOf(shapes, 'rotated-box');
  if (turned !== null) return meanRotatedBox(turned, mostCentral(turned, options).shape as RotatedBoxShape);
  const spans = allOf(shapes, 'span');
  if (spans !== null) {
    const { lane } = spans[0] as Extract<Shape, { kind: 'span' }>;
    return { kind: 'span', start: meanOf(spans, (span) => span.start), end: meanOf(spans, (span) => span.end), ...(lane === undefined || spans.some((span) => span.lane !== lane) ? {} : { lane }) };
  }
  const points = allOf(shapes, 'point');
  return points === null ? null : { kind: 'point', x: meanOf(points, (point) => point.x), y: meanOf(points, (point) => point.y) };
}

/**
 * One geometry for several of the same object: boxes by the mean of each edge, rotated boxes by the mean of centre, sides and
 * angle (`meanRotatedBox`), spans by the mean of start and end, points by their mean. Polygons and mixtures have no such mean that is
 * sure to look like them (corners do not correspond): there it is the member with the greatest mean IoU to the others (their
 * medoid; Kaufman & Rousseeuw 1987), the first of equals, so that it is always an outline that somebody drew. Needs at least
 * one shape. O(shapes) for means, O(shapes²) IoUs for polygons and rotated boxes.
 */
export function averagedShape(shapes: readonly Shape[], options: OverlapOptions = {}): AveragedShape {
  assert(shapes.length > 0, 'an average needs a shape');
  const shape = meanShape(shapes, options);
  return shape === null ? mostCentral(shapes, options) : { shape, method: 'mean', member: null, meanIou: null };
}

/** The shape of `averagedShape` alone. */
export function averageShape(shapes: readonly Shape[], options: OverlapOptions = {}): Shape {
  return averagedShape(shapes, options).shape;
}
