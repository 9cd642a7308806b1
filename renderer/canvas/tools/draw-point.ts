import type { Point } from '../geometry/plane.ts';
import { snappedInput } from './snap-input.ts';
import type { DrawingTool } from './tool.ts';

/** A point by one click; it goes where the button comes up, so that it can be put exactly. */
export const drawPoint: DrawingTool<Point> = {
  press: (_, input, context) => ({ state: snappedInput(input, context).point }),
  move: (_, input, context) => ({ state: snappedInput(input, context).point }),
  release: (_, input, context) => ({ state: undefined, outcomes: [{ did: 'draw', shape: { kind: 'point', ...snappedInput(input, context).point } }] }),
  finish: (state) => ({ state }),
  back: () => ({ state: undefined }),
  preview: (state) => ({ points: [state] }),
};
