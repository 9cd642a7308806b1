import { isInsideImage, type RotatedBoxShape } from '../geometry/image-shape.ts';
import { distance, type Point, type Size } from '../geometry/plane.ts';
import { boxOnSide } from '../geometry/rotated-box.ts';
import { snappedInput } from './snap-input.ts';
import { type DrawingTool, SMALLEST_ON_SCREEN } from './tool.ts';

interface RotatedDrawing {
  readonly from: Point;
  readonly to: Point;
  /** The side is drawn; the pointer now says how wide the box is. */
  readonly over: Point | undefined;
  readonly image: Size;
}

/** A rotated box: drag along one side, then move across and click. */
export const drawRotatedBox: DrawingTool<RotatedDrawing> = {
  press: (state, input, context) => {
    const { point } = snappedInput(input, context);
    if (state === undefined) return { state: { from: point, to: point, over: undefined, image: context.image } };
    const shape = fittingBox({ ...state, over: point });
    if (Math.min(shape.width, shape.height) * context.scale < SMALLEST_ON_SCREEN) return { state };
    return { state: undefined, outcomes: [{ did: 'draw', shape }] };
  },
  move: (state, input, context) => {
    const { point } = snappedInput(input, context);
    return { state: state.over === undefined ? { ...state, to: point } : { ...state, over: point } };
  },
  release: (state, input, context) => {
    if (state.over !== undefined) return { state };
    const { point } = snappedInput(input, context);
    if (distance(state.from, point) * context.scale < SMALLEST_ON_SCREEN) return { state: undefined };
    return { state: { ...state, to: point, over: point } };
  },
  finish: (state) => ({ state }),
  back: (state) => ({ state: state.over === undefined ? undefined : { ...state, over: undefined } }),
  preview: (state) => (state.over === undefined ? { way: [state.from, state.to] } : { shape: fittingBox(state) }),
};

/** As wide as the pointer says, or as the image has room. */
function fittingBox({ from, to, over, image }: RotatedDrawing): RotatedBoxShape {
  const wanted = boxOnSide(from, to, over ?? to);
  if (over === undefined || isInsideImage(wanted, image)) return wanted;
  const foot = boxOnSide(from, to, to);
  let [low, high] = [0, 1];
  const at = (share: number) => boxOnSide(from, to, { x: to.x + (over.x - to.x) * share, y: to.y + (over.y - to.y) * share });
  for (let step = 0; step < 30; step++) {
    const share = (low + high) / 2;
    if (isInsideImage(at(share), image)) low = share;
    else high = share;
  }
  return low === 0 ? foot : at(low);
}
