/** The parts of a wheel event that say what the hand meant. */
export interface WheelInput {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  /** Milliseconds on a clock that only goes forward. */
  readonly timeStamp: number;
}

export type WheelMeaning = { readonly means: 'zoom'; readonly factor: number } | { readonly means: 'pan'; readonly x: number; readonly y: number };

/** A stroke of two fingers goes on this long after its last event. */
const STROKE = 250;

/**
 * Tells a mouse wheel (zooms) from two fingers on a trackpad (pan; pinch, which comes with Ctrl, zooms). A wheel turns by large even steps straight up
 * and down; fingers begin small, and slip sideways.
 */
export function createWheelReader(): (event: WheelInput) => WheelMeaning {
  let lastFingers = -Infinity;
  return ({ deltaX, deltaY, deltaMode, ctrlKey, shiftKey, timeStamp }) => {
    const unit = deltaMode === 0 ? 1 : deltaMode === 1 ? 33 : 400;
    if (ctrlKey) {
      const pinch = deltaMode === 0 && Math.abs(deltaY) < 50;
      return { means: 'zoom', factor: Math.exp(-deltaY * unit * (pinch ? 0.01 : 0.0015)) };
    }
    if (shiftKey) return { means: 'pan', x: -(deltaX === 0 ? deltaY : deltaX) * unit, y: 0 };
    const fingers = deltaMode === 0 && (deltaX !== 0 || Math.abs(deltaY) < 40 || timeStamp - lastFingers < STROKE);
    if (!fingers) return { means: 'zoom', factor: Math.exp(-deltaY * unit * 0.0015) };
    lastFingers = timeStamp;
    return { means: 'pan', x: -deltaX, y: -deltaY };
  };
}
