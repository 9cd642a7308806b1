import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { grown, ontoImage, type Point } from '../geometry/plane.ts';
import { type Snapped, snappedPoint } from '../geometry/snap.ts';
import { type PointerInput, SNAP_REACH, type ToolContext } from './tool.ts';

/** The point of an input on the image, snapped unless Ctrl is held. */
export function snappedInput(input: PointerInput, context: ToolContext): Snapped {
  const point = ontoImage(input.point, context.image);
  if (!context.snapping || input.ctrl) return { point, lines: { x: undefined, y: undefined } };
  const reach = SNAP_REACH / context.scale;
  const snapped = snappedPoint(point, { image: context.image, shapes: shapesNear(context, point, reach) }, reach);
  return { ...snapped, point: ontoImage(snapped.point, context.image) };
}

/** Shapes that come near a point, without those of some regions. */
export function shapesNear({ scene }: ToolContext, point: Point, reach: number, except?: ReadonlySet<string>): readonly ImageShape[] {
  const around = grown({ minX: point.x, minY: point.y, maxX: point.x, maxY: point.y }, reach);
  return scene.within(around).flatMap((place) => {
    const region = scene.regions[place];
    return region === undefined || except?.has(region.id) === true ? [] : [region.shape];
  });
}
