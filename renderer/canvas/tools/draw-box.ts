import { boxBetween } from '../geometry/image-shape.ts';
import type { Point } from '../geometry/plane.ts';
import type { SnapLines } from '../geometry/snap.ts';
import { snappedInput } from './snap-input.ts';
import { type DrawingTool, SMALLEST_ON_SCREEN } from './tool.ts';

interface BoxDrawing {
  readonly from: Point;
  readonly to: Point;
  readonly lines: SnapLines;
}

/** A box by dragging from corner to corner. */
export const drawBox: DrawingTool<BoxDrawing> = {
  press: (_, input, context) => {
    const { point, lines } = snappedInput(input, context);
    return { state: { from: point, to: point, lines } };
  },
  move: (state, input, context) => {
    const { point, lines } = snappedInput(input, context);
    return { state: { ...state, to: point, lines } };
  },
  release: (state, input, context) => {
    const shape = boxBetween(state.from, snappedInput(input, context).point);
    if (Math.min(shape.width, shape.height) * context.scale < SMALLEST_ON_SCREEN) return { state: undefined };
    return { state: undefined, outcomes: [{ did: 'draw', shape }] };
  },
  finish: (state) => ({ state }),
  back: () => ({ state: undefined }),
  preview: ({ from, to, lines }) => ({ shape: boxBetween(from, to), lines }),
};
