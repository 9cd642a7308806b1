import { edgeIndex } from './edge-index.ts';
import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { shapeBounds } from './image-shape.ts';
import { boundsContain, distance, type Point, turned } from './plane.ts';

/** Whether a point is in a shape, on its outline, or within `slack` pixels of it. */
export function shapeHit(shape: ImageShape, point: Point, slack: number): boolean {
  switch (shape.kind) {
    case 'box':
      return boundsContain(shapeBounds(shape), point, slack);
    case 'rotated-box': {
      const { x, y } = turned(point, shape, -shape.angle);
      return Math.abs(x - shape.x) <= shape.width / 2 + slack && Math.abs(y - shape.y) <= shape.height / 2 + slack;
    }
    case 'polygon': {
      if (!boundsContain(shapeBounds(shape), point, slack)) return false;
      const edges = edgeIndex(shape.points);
      return edges.contains(point) || edges.near(point, slack).length > 0;
    }
    case 'point':
      return distance(point, shape) <= slack;
  }
}
