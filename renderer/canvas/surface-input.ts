import type { Point } from './geometry/plane.ts';
import type { SurfaceController } from './surface-controller.ts';
import { drawsByClicks } from './tools/drawing-tools.ts';
import { createWheelReader } from './wheel.ts';

const ARROWS: Readonly<Record<string, Point>> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };

type Held = Pick<MouseEvent, 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;
const held = ({ shiftKey, altKey, ctrlKey, metaKey }: Held) => ({ shift: shiftKey, alt: altKey, ctrl: ctrlKey || metaKey });

/**
 * Brings pointer, wheel and keys of an element to a controller. Listens on the element itself: React's wheel listeners are passive, and a pointer that moves
 * must not render anything. Gives what stops it.
 */
export function listenToInput(frame: HTMLElement, controller: SurfaceController): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const readWheel = createWheelReader();
  let space = false;
  let panning: { readonly last: Point; readonly moved: boolean } | undefined;
  let keyHeld = false;
  let left: Point = { x: 0, y: 0 };

  const at = (event: MouseEvent): Point => {
    const box = frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const showCursor = () => {
    const cursor = controller.cursor(panning !== undefined, space);
    if (frame.style.cursor !== cursor) frame.style.cursor = cursor;
  };

  frame.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;
    frame.setPointerCapture(event.pointerId);
    frame.focus({ preventScroll: true });
    const screen = at(event);
    controller.move(screen, held(event));
    if (event.button === 1 || space || !controller.press(screen, held(event))) {
      panning = { last: screen, moved: event.button === 1 || space };
      event.preventDefault();
    }
    showCursor();
  }, { signal });

  frame.addEventListener('pointermove', (event) => {
    const screen = at(event);
    if (panning !== undefined) {
      const by = { x: screen.x - panning.last.x, y: screen.y - panning.last.y };
      if (panning.moved || Math.hypot(by.x, by.y) > 3) {
        controller.view.pan(by);
        panning = { last: screen, moved: true };
      }
      controller.move(screen, held(event));
    } else {
      // Freehand follows the hand, not the frames.
      const steps = controller.gestures.isBusy ? event.getCoalescedEvents() : [];
      for (const step of steps.length > 1 ? steps : [event]) controller.move(at(step), held(step));
    }
    showCursor();
  }, { signal });

  frame.addEventListener('pointerup', (event) => {
    if (panning === undefined) controller.release(at(event), held(event));
    else if (!panning.moved) controller.settings.events.onSelect([]); // a click beside all regions
    panning = undefined;
    showCursor();
  }, { signal });

  frame.addEventListener('pointercancel', () => {
    panning = undefined;
    controller.cancel();
  }, { signal });
  frame.addEventListener('pointerleave', () => controller.move(undefined), { signal });
  frame.addEventListener('dblclick', () => controller.finish(), { signal });
  frame.addEventListener('auxclick', (event) => event.preventDefault(), { signal });

  frame.addEventListener('wheel', (event) => {
    event.preventDefault();
    const meaning = readWheel(event);
    if (meaning.means === 'zoom') controller.view.zoom(meaning.factor, at(event));
    else {
      // By whole pixels, which layers can be shifted by; what is left over goes with the next event.
      const way = { x: meaning.x + left.x, y: meaning.y + left.y };
      const whole = { x: Math.round(way.x), y: Math.round(way.y) };
      left = { x: way.x - whole.x, y: way.y - whole.y };
      controller.view.pan(whole);
    }
    controller.move(at(event), held(event));
  }, { signal, passive: false });

  frame.addEventListener('keydown', (event) => {
    if (!takesKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    showCursor();
  }, { signal });
  frame.addEventListener('keyup', (event) => {
    if (event.key === ' ') space = false;
    if (event.key in ARROWS && controller.keyboardPointer === undefined) controller.settle();
    showCursor();
  }, { signal });
  frame.addEventListener('blur', () => {
    space = false;
    keyHeld = false;
    controller.settle();
  }, { signal });

  function takesKey(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    if (arrow !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) return takesArrow(arrow, event);
    switch (event.key) {
      case 'Escape':
        keyHeld = false;
        if (controller.cancel()) return true;
        if (controller.keyboardPointer === undefined) return false;
        controller.toggleKeyboard();
        return true;
      case 'Backspace':
        return controller.back() || takesDelete(event);
      case 'Delete':
        return takesDelete(event);
      case 'Enter':
        return controller.keyboardPointer === undefined ? controller.finish() : takesEnter(event);
      case ' ':
        space = true;
        return true;
      case 'Tab':
        return !event.ctrlKey && !event.altKey && controller.selectBelow(event.shiftKey ? -1 : 1);
      default: {
        const command = controller.settings.keyOf(event);
        if (command === undefined) return false;
        controller.run(command);
        return true;
      }
    }
  }

  function takesArrow(arrow: Point, event: KeyboardEvent): boolean {
    const pixels = event.shiftKey ? 10 : 1;
    if (controller.keyboardPointer === undefined) return controller.nudge({ x: arrow.x * pixels, y: arrow.y * pixels });
    // Held down, the crosshair goes by screen pixels, so that it crosses large images too.
    const step = event.repeat ? Math.max(pixels, Math.round((event.shiftKey ? 40 : 8) / controller.viewport.scale)) : pixels;
    controller.moveKeyboard({ x: arrow.x * step, y: arrow.y * step }, { ...held(event), shift: false });
    return true;
  }

  /** Enter is the button of the keyboard's pointer: down, and up again; for tools that click, both. Shift+Enter ends a drawing. */
  function takesEnter(event: KeyboardEvent): boolean {
    const point = controller.keyboardPointer;
    if (point === undefined) return false;
    if (event.shiftKey) return controller.finish();
    const { scale, x, y } = controller.viewport;
    const screen = { x: point.x * scale + x, y: point.y * scale + y };
    const keys = { shift: false, alt: event.altKey, ctrl: event.ctrlKey };
    if (keyHeld) {
      keyHeld = false;
      controller.release(screen, keys);
      return true;
    }
    if (!controller.press(screen, keys)) {
      controller.settings.events.onSelect([]);
      return true;
    }
    const clicks = controller.gestures.drawing !== undefined && drawsByClicks(controller.settings.tool);
    if (clicks) controller.release(screen, keys);
    else keyHeld = controller.gestures.isBusy;
    return true;
  }

  function takesDelete(event: KeyboardEvent): boolean {
    if (controller.gestures.isBusy) return true; // nothing is lost in the middle of a gesture
    const { onRemove } = controller.settings.events;
    const ids = controller.removable();
    if (onRemove === undefined || ids.length === 0 || event.repeat) return false;
    onRemove(ids);
    return true;
  }

  return () => stop.abort();
}
