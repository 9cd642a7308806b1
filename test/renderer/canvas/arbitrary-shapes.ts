import * as fc from 'fast-check';
import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import type { PolygonShape } from '../../../renderer/canvas/geometry/image-shape.ts';
import { isInsideImage } from '../../../renderer/canvas/geometry/image-shape.ts';
import type { Size } from '../../../renderer/canvas/geometry/plane.ts';

export const IMAGE: Size = { width: 640, height: 480 };

const within = (max: number) => fc.double({ min: 0, max, noNaN: true });
export const anyPoint = fc.record({ x: within(IMAGE.width), y: within(IMAGE.height) });
/** Ways that often lead far out of the image. */
export const anyWay = fc.record({ x: fc.double({ min: -2000, max: 2000, noNaN: true }), y: fc.double({ min: -2000, max: 2000, noNaN: true }) });

export const anyBox = fc.tuple(anyPoint, anyPoint).map(([a, b]): ImageShape => ({ kind: 'box', x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }));
export const anyRotatedBox = fc
  .record({ x: within(IMAGE.width), y: within(IMAGE.height), width: within(300), height: within(300), angle: fc.double({ min: -180, max: 180, noNaN: true }) })
  .map((box): ImageShape => ({ kind: 'rotated-box', ...box }))
  .filter((shape) => isInsideImage(shape, IMAGE));

/** Star-shaped about its middle, so it never crosses itself. */
export const anySimplePolygon = fc
  .tuple(fc.integer({ min: 3, max: 40 }), fc.array(fc.double({ min: 20, max: 200, noNaN: true }), { minLength: 40, maxLength: 40 }))
  .map(([corners, radii]): PolygonShape => ({
    kind: 'polygon',
    points: radii.slice(0, corners).map((radius, at) => {
      const angle = (2 * Math.PI * at) / corners;
      return [320 + radius * Math.cos(angle), 240 + radius * Math.sin(angle)] as const;
    }),
  }));

export const anyPointShape = anyPoint.map((point): ImageShape => ({ kind: 'point', ...point }));
export const anyShape: fc.Arbitrary<ImageShape> = fc.oneof(anyBox, anyRotatedBox, anySimplePolygon, anyPointShape);
