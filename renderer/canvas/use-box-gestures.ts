import { type PointerEvent, useRef, useState } from 'react';
import type { Box } from '../../shared/model/annotation.ts';
import { boxBetween, boxesAt, handleAt, type Handle, movedBox, resizedBox, roundedBox } from './box-geometry.ts';
import type { SurfaceRegion } from './paint-surface.ts';
import { type Point, type Size, toImage, type Viewport } from './viewport.ts';

/** What the pointer is doing right now; nothing of it is kept when Escape cancels. */
export type Gesture =
  | { readonly doing: 'draw'; readonly from: Point; readonly to: Point }
  | { readonly doing: 'move'; readonly id: string; readonly from: Point; readonly start: Box; readonly box: Box }
  | { readonly doing: 'resize'; readonly id: string; readonly handle: Handle; readonly from: Point; readonly start: Box; readonly box: Box }
  | { readonly doing: 'pan'; readonly last: Point };

export interface BoxGestureHandlers {
  readonly onSelect: (id: string | undefined) => void;
  readonly onDraw: (box: Box) => void;
  readonly onChange: (id: string, box: Box) => void;
  readonly onPan: (by: Point) => void;
}

/** Boxes smaller than this on the screen are a slip of the hand, not a box. */
const SMALLEST_ON_SCREEN = 4;
const REACH_ON_SCREEN = 7;

/** Turns pointer events into drawing, moving, resizing, selecting and panning. Works in image pixels. */
export function useBoxGestures(
  viewport: Viewport,
  image: Size,
  regions: readonly SurfaceRegion[],
  selected: string | undefined,
  mode: { readonly canDraw: boolean; readonly canEdit: boolean; readonly panning: boolean },
  handlers: BoxGestureHandlers,
) {
  const [gesture, setGesture] = useState<Gesture | undefined>();
  const [pointer, setPointer] = useState<Point | undefined>();
  const lastClick = useRef<{ readonly at: Point; readonly id: string | undefined }>(undefined);

  const reach = REACH_ON_SCREEN / viewport.scale;
  const chosen = regions.find(({ id }) => id === selected);
  const at = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button > 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const screen = at(event);
    const point = toImage(viewport, screen);
    if (event.button === 1 || mode.panning) {
      event.preventDefault();
      setGesture({ doing: 'pan', last: screen });
      return;
    }
    const handle = chosen !== undefined && mode.canEdit ? handleAt(chosen.box, point, reach) : undefined;
    if (chosen !== undefined && handle !== undefined) {
      setGesture({ doing: 'resize', id: chosen.id, handle, from: point, start: chosen.box, box: chosen.box });
      return;
    }
    const under = boxesAt(regions, point, reach / 2);
    // The selected box keeps the pointer; clicking again at the same place reaches what lies below.
    const current = under.find(({ id }) => id === selected);
    const hit = current ?? under[0];
    if (hit !== undefined && !(event.altKey && mode.canDraw)) {
      if (hit.id !== selected) handlers.onSelect(hit.id);
      lastClick.current = { at: screen, id: current?.id };
      if (mode.canEdit) setGesture({ doing: 'move', id: hit.id, from: point, start: hit.box, box: hit.box });
      return;
    }
    handlers.onSelect(undefined);
    if (mode.canDraw) setGesture({ doing: 'draw', from: point, to: point });
    else setGesture({ doing: 'pan', last: screen });
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const screen = at(event);
    setPointer(screen);
    if (gesture === undefined) return;
    const point = toImage(viewport, screen);
    switch (gesture.doing) {
      case 'draw':
        setGesture({ ...gesture, to: point });
        break;
      case 'move':
        setGesture({ ...gesture, box: movedBox(gesture.start, difference(point, gesture.from), image) });
        break;
      case 'resize':
        setGesture({ ...gesture, box: resizedBox(gesture.start, gesture.handle, difference(point, gesture.from), image) });
        break;
      case 'pan':
        handlers.onPan(difference(screen, gesture.last));
        setGesture({ doing: 'pan', last: screen });
        break;
    }
  }

  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    if (gesture === undefined) return;
    setGesture(undefined);
    const point = toImage(viewport, at(event));
    if (gesture.doing === 'draw') {
      const box = roundedBox(boxBetween(gesture.from, point, image));
      if (Math.min(box.width, box.height) * viewport.scale >= SMALLEST_ON_SCREEN) handlers.onDraw(box);
    } else if (gesture.doing === 'move' || gesture.doing === 'resize') {
      const box = roundedBox(gesture.box);
      const moved = Math.abs(point.x - gesture.from.x) + Math.abs(point.y - gesture.from.y) > 1 / viewport.scale;
      if (moved && box.width > 0 && box.height > 0) handlers.onChange(gesture.id, box);
      else if (gesture.doing === 'move' && lastClick.current?.id === gesture.id) selectBelow(gesture.id, point);
    }
  }

  function selectBelow(id: string, point: Point): void {
    const under = boxesAt(regions, point, reach / 2);
    const place = under.findIndex((region) => region.id === id);
    const below = under[(place + 1) % under.length];
    if (below !== undefined) handlers.onSelect(below.id);
  }

  const hovered = pointer === undefined || gesture !== undefined ? undefined : boxesAt(regions, toImage(viewport, pointer), reach / 2)[0];
  return {
    gesture,
    pointer,
    hovered: hovered?.id,
    cancel: () => setGesture(undefined),
    cursor: cursorFor(gesture, mode, hovered !== undefined, chosen !== undefined && pointer !== undefined && mode.canEdit ? handleAt(chosen.box, toImage(viewport, pointer), reach) : undefined),
    events: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => setGesture(undefined), onPointerLeave: () => setPointer(undefined) },
  };
}

function cursorFor(gesture: Gesture | undefined, mode: { readonly canDraw: boolean; readonly canEdit: boolean; readonly panning: boolean }, overBox: boolean, handle: Handle | undefined): string {
  if (gesture?.doing === 'pan') return 'grabbing';
  if (mode.panning) return 'grab';
  if (handle !== undefined) return `${handle}-resize`;
  if (overBox) return mode.canEdit ? 'move' : 'pointer';
  return mode.canDraw ? 'crosshair' : 'grab';
}

function difference(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}
