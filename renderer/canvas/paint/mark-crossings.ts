import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import type { Point, Ring } from '../geometry/plane.ts';
import { selfIntersections } from '../geometry/self-intersection.ts';
import { toScreen, type Viewport } from '../viewport.ts';

const DANGER = '#ff3b30';

const crossingsOf = new WeakMap<Ring, readonly Point[]>();

/** Where a polygon crosses itself, remembered per outline. */
export function polygonCrossings(ring: Ring): readonly Point[] {
  let crossings = crossingsOf.get(ring);
  if (crossings === undefined) crossingsOf.set(ring, (crossings = selfIntersections(ring)));
  return crossings;
}

/** Marks where a polygon crosses itself: such an outline is allowed, but never unnoticed. */
export function markCrossings(context: CanvasRenderingContext2D, shape: ImageShape, viewport: Viewport): void {
  if (shape.kind !== 'polygon') return;
  for (const crossing of polygonCrossings(shape.points)) paintCrossing(context, toScreen(viewport, crossing));
}

export function paintCrossing(context: CanvasRenderingContext2D, { x, y }: Point): void {
  const path = new Path2D();
  path.arc(x, y, 8, 0, 2 * Math.PI);
  path.moveTo(x - 4, y - 4);
  path.lineTo(x + 4, y + 4);
  path.moveTo(x - 4, y + 4);
  path.lineTo(x + 4, y - 4);
  context.lineWidth = 4;
  context.strokeStyle = '#ffffff';
  context.stroke(path);
  context.lineWidth = 2;
  context.strokeStyle = DANGER;
  context.stroke(path);
}
