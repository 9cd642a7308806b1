import { assert } from '../basics/assert.ts';
import { type OverlapOptions, prepareShape, shapeIou } from '../agreement/prepared-shape.ts';
import type { Shape } from '../agreement/shape.ts';

type Kind = Shape['kind'];

function allOf<K extends Kind>(shapes: readonly Shape[], kind: K): Extract<Shape, { kind: K }>[] | null {
  const same = shapes.filter((shape): shape is Extract<Shape, { kind: K }> => shape.kind === kind);
  return same.length === shapes.length ? same : null;
}

function meanOf<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0) / values.length;
}

/** The shape that overlaps the others most; the first of equals. */
function mostCentral(shapes: readonly Shape[], options: OverlapOptions): Shape {
  const prepared = shapes.map((shape) => prepareShape({ label: '', shape }, options));
  const overlap = prepared.map((one) => prepared.reduce((sum, other) => sum + shapeIou(one, other), 0));
  return shapes[overlap.indexOf(Math.max(...overlap))] as Shape;
}

/**
 * One geometry for several of the same object: boxes by the mean of each edge, spans by the mean of start and end, points
 * by their mean. Rotated boxes, polygons and mixtures have no such mean that is sure to look like them: there it is the
 * member that overlaps the others most. Needs at least one shape.
 */
export function averageShape(shapes: readonly Shape[], options: OverlapOptions = {}): Shape {
  assert(shapes.length > 0, 'an average needs a shape');
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
  const spans = allOf(shapes, 'span');
  if (spans !== null) return { kind: 'span', start: meanOf(spans, (span) => span.start), end: meanOf(spans, (span) => span.end) };
  const points = allOf(shapes, 'point');
  if (points !== null) return { kind: 'point', x: meanOf(points, (point) => point.x), y: meanOf(points, (point) => point.y) };
  return mostCentral(shapes, options);
}
