import type { Box } from '../../shared/model/annotation.ts';
import type { Point, Size } from './viewport.ts';

/** The eight handles of a box, by the sides they move. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];

/** The box between two opposite corners, cut to the image. */
export function boxBetween(a: Point, b: Point, image: Size): Box {
  const left = clamp(Math.min(a.x, b.x), 0, image.width);
  const right = clamp(Math.max(a.x, b.x), 0, image.width);
  const top = clamp(Math.min(a.y, b.y), 0, image.height);
  const bottom = clamp(Math.max(a.y, b.y), 0, image.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The box moved by a distance, kept whole inside the image. */
export function movedBox(box: Box, by: Point, image: Size): Box {
  return {
    ...box,
    x: clamp(box.x + by.x, 0, Math.max(0, image.width - box.width)),
    y: clamp(box.y + by.y, 0, Math.max(0, image.height - box.height)),
  };
}

/** The box with one handle dragged by a distance; dragging past the opposite side turns it over. */
export function resizedBox(box: Box, handle: Handle, by: Point, image: Size): Box {
  const west = box.x + (handle.includes('w') ? by.x : 0);
  const east = box.x + box.width + (handle.includes('e') ? by.x : 0);
  const north = box.y + (handle.includes('n') ? by.y : 0);
  const south = box.y + box.height + (handle.includes('s') ? by.y : 0);
  return boxBetween({ x: west, y: north }, { x: east, y: south }, image);
}

export function handlePoint(box: Box, handle: Handle): Point {
  const x = handle.includes('w') ? box.x : handle.includes('e') ? box.x + box.width : box.x + box.width / 2;
  const y = handle.includes('n') ? box.y : handle.includes('s') ? box.y + box.height : box.y + box.height / 2;
  return { x, y };
}

/** The handle within `reach` (image pixels) of a point; corners win over sides. */
export function handleAt(box: Box, point: Point, reach: number): Handle | undefined {
  const corners: readonly Handle[] = ['nw', 'ne', 'se', 'sw', 'n', 'e', 's', 'w'];
  return corners.find((handle) => {
    const at = handlePoint(box, handle);
    return Math.abs(at.x - point.x) <= reach && Math.abs(at.y - point.y) <= reach;
  });
}

export function boxContains(box: Box, point: Point, slack = 0): boolean {
  return point.x >= box.x - slack && point.x <= box.x + box.width + slack && point.y >= box.y - slack && point.y <= box.y + box.height + slack;
}

/** All boxes under a point, the smallest first, so that a box inside another can be reached. */
export function boxesAt<T extends { readonly box: Box }>(all: readonly T[], point: Point, slack: number): readonly T[] {
  return all.filter(({ box }) => boxContains(box, point, slack)).sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height);
}

/** Coordinates to a hundredth of a pixel: finer than anybody can point, and short on disk. */
export function roundedBox(box: Box): Box {
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
