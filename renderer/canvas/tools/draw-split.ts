import { distance, type Point } from '../geometry/plane.ts';
import { simplifiedWay } from '../geometry/simplify.ts';
import { splitPolygon } from '../geometry/split-polygon.ts';
import { type DrawingTool, DRAG_START, type SplitRegion, type Step, type ToolContext } from './tool.ts';

interface SplitDrawing {
  readonly way: readonly Point[];
  readonly hover: Point;
  /** Held since the press: the way follows the pointer. */
  readonly dragging: boolean;
}

/**
 * Cuts the selected polygons, or without a selection all that the path crosses. A drag cuts along itself; clicks put down a path, which a double click
 * or Enter ends.
 */
export const drawSplit: DrawingTool<SplitDrawing> = {
  press: (state, { point }) => ({ state: { way: [...(state?.way ?? []), point], hover: point, dragging: true } }),
  move: (state, { point }, { scale }) => {
    const last = state.way.at(-1) ?? point;
    const follows = state.dragging && distance(last, point) * scale >= 2;
    return { state: { ...state, hover: point, way: follows ? [...state.way, point] : state.way } };
  },
  release: (state, { point }, context) => {
    if (!state.dragging) return { state };
    const [first] = state.way;
    if (first !== undefined && distance(first, point) * context.scale > DRAG_START && state.way.length > 2) return cut(state.way, context);
    return { state: { ...state, dragging: false } };
  },
  finish: (state, context) => (state.way.length >= 2 ? cut(state.way, context) : { state }),
  back: (state) => ({ state: state.way.length <= 1 ? undefined : { ...state, way: state.way.slice(0, -1) } }),
  preview: ({ way, hover }) => ({ way: [...way, hover], points: way.length < 20 ? way : [] }),
};

function cut(way: readonly Point[], { scene, selection, scale }: ToolContext): Step<SplitDrawing> {
  const path = simplifiedWay(way, 1 / scale);
  const pieces = scene.regions.flatMap(({ id, shape, locked, fixed, hidden }): SplitRegion[] => {
    if (shape.kind !== 'polygon' || locked === true || fixed === true || hidden === true || (selection.size > 0 && !selection.has(id))) return [];
    const parts = splitPolygon(shape, path);
    return parts === undefined ? [] : [{ id, pieces: parts }];
  });
  if (pieces.length === 0) return { state: undefined, outcomes: [{ did: 'say', text: 'Nothing was split: the line must cross a polygon from outline to outline.' }] };
  return { state: undefined, outcomes: [{ did: 'split', pieces }] };
}
