import type { Box } from '../../shared/model/annotation.ts';

/** A point; in which space is said by the name of what holds it. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

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

/** Zooms by a factor so that the image point under `at` (screen) stays where it is. Between a quarter of the fitted size and 64 times. */
export function zoomAt(viewport: Viewport, at: Point, factor: number, image: Size, surface: Size): Viewport {
  const smallest = fitViewport(image, surface).scale / 4;
  const scale = Math.min(MAX_SCALE, Math.max(smallest, viewport.scale * factor));
  const anchor = toImage(viewport, at);
  return keepInSight({ scale, x: at.x - anchor.x * scale, y: at.y - anchor.y * scale }, image, surface);
}

export function panBy(viewport: Viewport, by: Point, image: Size, surface: Size): Viewport {
  return keepInSight({ ...viewport, x: viewport.x + by.x, y: viewport.y + by.y }, image, surface);
}

/** Zooms so that a box fills about half of the surface. */
export function zoomToBox(box: Box, image: Size, surface: Size): Viewport {
  const scale = Math.min(MAX_SCALE, surface.width / 2 / Math.max(1, box.width), surface.height / 2 / Math.max(1, box.height));
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return keepInSight({ scale, x: surface.width / 2 - middle.x * scale, y: surface.height / 2 - middle.y * scale }, image, surface);
}

// At least a corner of the image stays on the surface, so that it cannot be lost.
function keepInSight(viewport: Viewport, image: Size, surface: Size): Viewport {
  const kept = 48;
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  return {
    scale: viewport.scale,
    x: clamp(viewport.x, kept - image.width * viewport.scale, surface.width - kept),
    y: clamp(viewport.y, kept - image.height * viewport.scale, surface.height - kept),
  };
}
