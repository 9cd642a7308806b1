import { boxOf } from '../geometry/image-shape.ts';
import { boundsAround, type Point } from '../geometry/plane.ts';
import { snappedInput } from './snap-input.ts';
import { type DrawingTool, SMALLEST_ON_SCREEN } from './tool.ts';

interface ExtremeDrawing {
  readonly points: readonly Point[];
  readonly hover: Point | undefined;
}

/** A box by clicking the four outermost points of a thing, in any order (Papadopoulos et al. 2017): faster than hunting for corners in the air. */
export const drawExtremeBox: DrawingTool<ExtremeDrawing> = {
  press: (state, input, context) => {
    const points = [...(state?.points ?? []), snappedInput(input, context).point];
    if (points.length < 4) return { state: { points, hover: undefined } };
    const shape = boxOf(boundsAround(points));
    if (Math.min(shape.width, shape.height) * context.scale < SMALLEST_ON_SCREEN) return { state: undefined, outcomes: [{ did: 'say', text: 'The four points have no area between them.' }] };
    return { state: undefined, outcomes: [{ did: 'draw', shape }] };
  },
  move: (state, input, context) => ({ state: { ...state, hover: snappedInput(input, context).point } }),
  release: (state) => ({ state }),
  finish: (state) => ({ state }),
  back: ({ points, hover }) => ({ state: points.length <= 1 ? undefined : { points: points.slice(0, -1), hover } }),
  preview: ({ points, hover }) => ({ points, shape: boxOf(boundsAround(hover === undefined ? points : [...points, hover])) }),
};
