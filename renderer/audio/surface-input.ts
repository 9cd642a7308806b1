import { createWheelReader } from '../canvas/wheel.ts';
import type { Held } from './span-gestures.ts';
import type { SurfaceController } from './surface-controller.ts';
import type { Point } from './surface-room.ts';
import { listenToHeldKeys } from './held-key.ts';

type Keys = Pick<MouseEvent, 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;
const held = ({ shiftKey, altKey, ctrlKey, metaKey }: Keys): Held => ({ shift: shiftKey, alt: altKey, ctrl: ctrlKey || metaKey });

/** Pixels that a held arrow moves the playhead at a time, so that it crosses a window in seconds. */
const HELD_PIXELS = 8;

const CURSORS = { edge: 'ew-resize', move: 'grab', draw: 'crosshair', select: 'pointer', scrub: 'pointer', nothing: 'default' } as const;

/**
 * Brings pointer, wheel and keys of an element to a controller. Listens on the element itself: React's wheel listeners are passive, and a pointer that moves
 * must not render anything. `names`: the column of names beside it, where the wheel scrolls the lanes. Gives what stops it.
 */
export function listenToInput(frame: HTMLElement, names: HTMLElement, controller: SurfaceController): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const stopKeys = listenToHeldKeys();
  const readWheel = createWheelReader();
  let panning: { readonly last: Point; readonly moved: boolean; readonly isPan: boolean } | undefined;
  /** Escape was pressed, or nothing is selected any more: Tab goes on to what comes after the surface. */
  let tabLeaves = false;

  const at = (event: MouseEvent): Point => {
    const box = frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const showCursor = () => {
    const cursor = panning?.moved === true ? 'grabbing' : cursorOf(controller);
    if (frame.style.cursor !== cursor) frame.style.cursor = cursor;
  };

  frame.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;
    frame.setPointerCapture(event.pointerId);
    frame.focus({ preventScroll: true });
    tabLeaves = false;
    const point = at(event);
    controller.move(point, held(event));
    if (event.button === 1) {
      panning = { last: point, moved: true, isPan: true };
      event.preventDefault();
    } else if (!controller.press(point, held(event))) panning = { last: point, moved: false, isPan: false };
    showCursor();
  }, { signal });

  frame.addEventListener('pointermove', (event) => {
    const point = at(event);
    if (panning !== undefined) {
      const by = { x: point.x - panning.last.x, y: point.y - panning.last.y };
      if (panning.moved || Math.hypot(by.x, by.y) > 3) {
        if (!panning.moved) controller.editing.gestures.cancel(); // it was no click
        controller.byHand((view) => view.pan(-by.x));
        controller.scrollLanes(-by.y);
        panning = { ...panning, last: point, moved: true };
      }
    }
    controller.move(point, held(event));
    showCursor();
  }, { signal });

  frame.addEventListener('pointerup', (event) => {
    if (panning?.moved !== true) controller.release(at(event), held(event));
    panning = undefined;
    showCursor();
  }, { signal });

  frame.addEventListener('pointercancel', () => {
    panning = undefined;
    if (controller.editing.gestures.cancel()) controller.changed(); // what keys do goes on
  }, { signal });
  frame.addEventListener('pointerleave', () => {
    if (panning === undefined) controller.move(undefined);
  }, { signal });
  frame.addEventListener('dblclick', (event) => controller.playAt(at(event)), { signal });
  frame.addEventListener('auxclick', (event) => event.preventDefault(), { signal });

  frame.addEventListener('wheel', (event) => {
    event.preventDefault();
    const meaning = readWheel(event);
    const point = at(event);
    if (meaning.means === 'zoom') controller.byHand((view) => view.zoom(meaning.factor, point.x));
    else {
      if (meaning.x !== 0) controller.byHand((view) => view.pan(-meaning.x));
      // Two fingers up and down: lanes that need it scroll; where nothing can, time does.
      if (meaning.y !== 0 && !controller.scrollLanes(-meaning.y) && meaning.x === 0) controller.byHand((view) => view.pan(-meaning.y));
    }
    controller.move(point, held(event));
  }, { signal, passive: false });

  names.addEventListener('wheel', (event) => {
    if (controller.scrollLanes(event.deltaY * (event.deltaMode === 0 ? 1 : 33))) event.preventDefault();
  }, { signal, passive: false });

  // What Alt does to a drag is seen at once, without a move.
  const modified = (event: KeyboardEvent) => {
    if ((event.key === 'Alt' || event.key === 'Control') && controller.pointer !== undefined && controller.editing.gestures.isPressed) {
      controller.move(controller.pointer, held(event));
      event.preventDefault(); // Alt alone would open the window's menu
    }
  };
  globalThis.addEventListener('keydown', modified, { signal });
  globalThis.addEventListener('keyup', modified, { signal });

  frame.addEventListener('keydown', (event) => {
    if (event.isComposing || !takesKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    showCursor();
  }, { signal });
  frame.addEventListener('focus', () => {
    tabLeaves = false;
  }, { signal });

  function takesKey(event: KeyboardEvent): boolean {
    switch (event.key) {
      case 'Escape': {
        if (controller.editing.cancel()) return true;
        const { selection, events } = controller.settings;
        tabLeaves = true;
        if (selection.length === 0) return false;
        events.onSelect?.([]);
        return true;
      }
      case 'Enter':
        return controller.editing.finish();
      case 'Tab': {
        if (event.ctrlKey || event.altKey || event.metaKey || tabLeaves) return false;
        return controller.tab(event.shiftKey ? -1 : 1);
      }
      default: {
        const command = controller.settings.keyOf(event);
        if (command === undefined) return false;
        tabLeaves = false;
        // A key that is held down nudges and scrolls again and again; everything else it does once.
        if (event.repeat && !/-(?:earlier|later)|^scroll-|^zoom-(?:in|out)$|^(?:back|on|taller|flatter|draw-begin)$/.test(command)) return true;
        const times = event.repeat && /^cursor-(?:earlier|later)$/.test(command) ? HELD_PIXELS : 1;
        return Array.from({ length: times }, () => controller.run(command)).some(Boolean);
      }
    }
  }

  return () => {
    stop.abort();
    stopKeys();
  };
}

function cursorOf(controller: SurfaceController): string {
  const { drag } = controller.editing.gestures;
  if (drag !== undefined) return drag.doing === 'move' ? 'grabbing' : drag.doing === 'edge' ? 'ew-resize' : drag.doing === 'draw' ? 'crosshair' : 'pointer';
  const over = controller.over();
  return over === undefined ? 'default' : CURSORS[over];
}
