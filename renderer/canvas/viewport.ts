import { type Bounds, clamp, type Point, type Size } from './geometry/plane.ts';

/** How the upright image lies on the screen: screen = image · scale + offset, in CSS pixels of the surface. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const MARGIN = 24;
export const MAX_SCALE = 64;

/** The whole image, centred, with a margin; never enlarged beyond eight screen pixels an image pixel. */
export function fitViewport(image: Size, surface: Size): Viewport {
  const scale = Math.min(8, Math.max(1, surface.width - 2 * MARGIN) / image.width, Math.max(1, surface.height - 2 * MARGIN) / image.height);
  return centred(image, surface, scale);
}

/** The image at a scale, centred. */
export function centred(image: Size, surface: Size, scale: number): Viewport {
  return { scale, x: (surface.width - image.width * scale) / 2, y: (surface.height - image.height * scale) / 2 };
}

export function toScreen(viewport: Viewport, point: Point): Point {
  return { x: point.x * viewport.scale + viewport.x, y: point.y * viewport.scale + viewport.y };
}

export function toImage(viewport: Viewport, point: Point): Point {
  return { x: (point.x - viewport.x) / viewport.scale, y: (point.y - viewport.y) / viewport.scale };
}

/** The part of the plane of the image that the surface shows; more than the image where the image ends. */
export function viewOf(viewport: Viewport, surface: Size): Bounds {
  const topLeft = toImage(viewport, { x: 0, y: 0 });
  const bottomRight = toImage(viewport, { x: surface.width, y: surface.height });
  return { minX: topLeft.x, minY: topLeft.y, maxX: bottomRight.x, maxY: bottomRight.y };
}

/** Zooms by a factor so that the image point under `at` (screen) stays where it is. Between a quarter of the fitted size and 64 times. */
export function zoomAt(viewport: Viewport, at: Point, factor: number, image: Size, surface: Size): Viewport {
  const smallest = Math.min(1, fitViewport(image, surface).scale / 4);
  const scale = clamp(viewport.scale * factor, smallest, MAX_SCALE);
  const anchor = toImage(viewport, at);
  return keptInSight({ scale, x: at.x - anchor.x * scale, y: at.y - anchor.y * scale }, image, surface);
}

export function panBy(viewport: Viewport, by: Point, image: Size, surface: Size): Viewport {
  return keptInSight({ ...viewport, x: viewport.x + by.x, y: viewport.y + by.y }, image, surface);
}

/** Zooms so that a part of the image fills about half of the surface. */
export function zoomToBounds(bounds: Bounds, image: Size, surface: Size): Viewport {
  const [width, height] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const scale = Math.min(MAX_SCALE, surface.width / 2 / Math.max(1, width), surface.height / 2 / Math.max(1, height));
  const middle = { x: bounds.minX + width / 2, y: bounds.minY + height / 2 };
  return keptInSight({ scale, x: surface.width / 2 - middle.x * scale, y: surface.height / 2 - middle.y * scale }, image, surface);
}

/** Moves just so far that a point of the image can be seen, with some room around it. */
export function broughtIntoView(viewport: Viewport, point: Point, image: Size, surface: Size): Viewport {
  const { x, y } = toScreen(viewport, point);
  const room = Math.min(40, surface.width / 4, surface.height / 4);
  return panBy(viewport, { x: clamp(x, room, surface.width - room) - x, y: clamp(y, room, surface.height - room) - y }, image, surface);
}

// At least a corner of the image stays on the surface, so that it cannot be lost.
function keptInSight(viewport: Viewport, image: Size, surface: Size): Viewport {
  const kept = 48;
  return {
    scale: viewport.scale,
    x: clamp(viewport.x, kept - image.width * viewport.scale, surface.width - kept),
    y: clamp(viewport.y, kept - image.height * viewport.scale, surface.height - kept),
  };
}
