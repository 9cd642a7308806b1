import { type PolygonShape, shapeArea } from '../geometry/image-shape.ts';
import { distance, type Point } from '../geometry/plane.ts';
import { selfIntersections } from '../geometry/self-intersection.ts';
import { simplifiedWay } from '../geometry/simplify.ts';
import { snappedInput } from './snap-input.ts';
import { type DrawingTool, DRAG_START, SMALLEST_ON_SCREEN, SNAP_REACH, type Step, type ToolContext } from './tool.ts';

export interface PolygonDrawing {
  readonly points: readonly Point[];
  readonly hover: Point;
  /** Since the button went down: where, and the freehand way if the pointer moved on. */
  readonly pressed: { readonly at: Point; readonly way: readonly Point[] } | undefined;
  /** The pointer is at the first point: a click closes the outline. */
  readonly closing: boolean;
}

/** Freehand ways are thinned to this, in screen pixels. */
const FREEHAND_TOLERANCE = 1.2;
/** A freehand way that comes back to its start closes when it is at least this long on the screen. */
const FREEHAND_LOOP = 40;

/** A polygon by clicking its corners, by dragging freehand, or both in turn. A click on the first point, a double click or Enter closes it. */
export const drawPolygon: DrawingTool<PolygonDrawing> = {
  press: (state, input, context) => {
    const { point } = snappedInput(input, context);
    if (state === undefined) return { state: { points: [point], hover: point, pressed: { at: point, way: [point] }, closing: false } };
    if (state.points.length >= 3 && isAtFirst(state.points, input.point, context)) return closed(state, context);
    return { state: { points: [...state.points, point], hover: point, pressed: { at: point, way: [point] }, closing: false } };
  },
  move: (state, input, context) => {
    const { point } = snappedInput({ ...input, ctrl: input.ctrl || state.pressed !== undefined }, context);
    if (state.pressed === undefined) return { state: { ...state, hover: point, closing: state.points.length >= 3 && isAtFirst(state.points, input.point, context) } };
    const last = state.pressed.way.at(-1) ?? state.pressed.at;
    if (distance(last, point) * context.scale < 2) return { state: { ...state, hover: point } };
    const way = [...state.pressed.way, point];
    const closing = wayLength(way) * context.scale > FREEHAND_LOOP && isAtFirst(state.points, input.point, context);
    return { state: { ...state, hover: point, pressed: { ...state.pressed, way }, closing } };
  },
  release: (state, _input, context) => {
    if (state.pressed === undefined) return { state };
    const { way } = state.pressed;
    const drawn = wayLength(way) * context.scale > DRAG_START ? simplifiedWay(way, FREEHAND_TOLERANCE / context.scale).slice(1) : [];
    const after: PolygonDrawing = { ...state, points: [...state.points, ...drawn], pressed: undefined };
    return state.closing && after.points.length >= 4 ? closed({ ...after, points: after.points.slice(0, -1) }, context) : { state: after };
  },
  finish: (state, context) => closed(state, context),
  back: (state) => ({ state: state.points.length <= 1 ? undefined : { ...state, points: state.points.slice(0, -1), pressed: undefined, closing: false } }),
  preview: (state) => {
    const way = [...state.points, ...(state.pressed?.way.slice(1) ?? []), state.closing ? (state.points[0] ?? state.hover) : state.hover];
    return { way, points: state.points, crossings: selfIntersections(way.map(({ x, y }) => [x, y] as const), { open: true }), closing: state.closing };
  },
};

function isAtFirst([first]: readonly Point[], pointer: Point, { scale }: ToolContext): boolean {
  return first !== undefined && distance(first, pointer) * scale <= SNAP_REACH + 2;
}

function closed(state: PolygonDrawing, { scale }: ToolContext): Step<PolygonDrawing> {
  const points = withoutRepeats(state.points, 0.5 / scale);
  const shape: PolygonShape = { kind: 'polygon', points: points.map(({ x, y }) => [x, y] as const) };
  if (points.length < 3 || shapeArea(shape) * scale * scale < SMALLEST_ON_SCREEN ** 2) {
    return { state, outcomes: [{ did: 'say', text: 'A polygon needs at least three corners with area between them.' }] };
  }
  return { state: undefined, outcomes: [{ did: 'draw', shape }] };
}

/** A double click puts two points onto one place. */
function withoutRepeats(points: readonly Point[], slack: number): readonly Point[] {
  return points.filter((point, at) => at === 0 || distance(point, points[at - 1] ?? point) > slack);
}

function wayLength(way: readonly Point[]): number {
  return way.reduce((sum, point, at) => sum + (at === 0 ? 0 : distance(point, way[at - 1] ?? point)), 0);
}
