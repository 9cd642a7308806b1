import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { draggedHandle, withoutVertex } from '../geometry/drag-handle.ts';
import type { Handle } from '../geometry/handles.ts';
import { roundedShape, sameShape, shapeArea, shapeBounds } from '../geometry/image-shape.ts';
import { shiftedShape, wayInside } from '../geometry/move-shape.ts';
import { difference, distance, grown, joinedBounds, type Point, type Ring } from '../geometry/plane.ts';
import type { SurfaceRegion } from '../geometry/scene.ts';
import { snapOfBounds, type SnapLines } from '../geometry/snap.ts';
import { snappedInput } from './snap-input.ts';
import { DRAG_START, type PointerInput, type ShapeChange, SNAP_REACH, type ToolContext } from './tool.ts';

/** Changing what is there: moving the selection, dragging a handle, catching with a lasso. Nothing is told before the button comes up. */
export type Edit =
  | MoveEdit
  | { readonly doing: 'handle'; readonly from: Point; readonly region: SurfaceRegion; readonly handle: Handle; readonly shape: ImageShape; readonly lines: SnapLines }
  | { readonly doing: 'lasso'; readonly way: readonly Point[]; readonly adds: boolean };

interface MoveEdit {
  readonly doing: 'move';
  readonly from: Point;
  /** As they were. */
  readonly regions: readonly SurfaceRegion[];
  /** How far they are now: shapes are made of it only at the end, because a long polygon is not to be copied for each move of the pointer. */
  readonly by: Point;
  readonly lines: SnapLines;
  readonly moved: boolean;
}

const NO_LINES: SnapLines = { x: undefined, y: undefined };

export function beginMove(from: Point, regions: readonly SurfaceRegion[]): MoveEdit {
  return { doing: 'move', from, regions, by: { x: 0, y: 0 }, lines: NO_LINES, moved: false };
}

export function beginHandle(from: Point, region: SurfaceRegion, handle: Handle): Edit {
  return { doing: 'handle', from, region, handle, shape: region.shape, lines: NO_LINES };
}

export function stepEdit(edit: Edit, input: PointerInput, context: ToolContext): Edit {
  switch (edit.doing) {
    case 'lasso':
      return { ...edit, way: [...edit.way, input.point] };
    case 'handle': {
      const { shape, handle, from, region } = { ...edit, shape: edit.region.shape };
      const wanted = { x: handle.at.x + input.point.x - from.x, y: handle.at.y + input.point.y - from.y };
      const isFree = handle.kind === 'rotate' || shape.kind === 'rotated-box';
      const others: ToolContext = { ...context, scene: withoutRegion(context, region.id) };
      const snapped = isFree ? { point: wanted, lines: NO_LINES } : snappedInput({ ...input, point: wanted }, others);
      return { ...edit, shape: draggedHandle(shape, handle, difference(snapped.point, handle.at), context.image, input.shift), lines: snapped.lines };
    }
    case 'move': {
      const way = difference(input.point, edit.from);
      const moved = edit.moved || distance(input.point, edit.from) * context.scale > DRAG_START;
      if (!moved) return edit;
      const bounds = joinedBounds(edit.regions.map(({ shape }) => shapeBounds(shape)));
      const wished = input.shift ? (Math.abs(way.x) > Math.abs(way.y) ? { x: way.x, y: 0 } : { x: 0, y: way.y }) : way;
      const inside = wayInside(bounds, wished, context.image);
      const there = { minX: bounds.minX + inside.x, minY: bounds.minY + inside.y, maxX: bounds.maxX + inside.x, maxY: bounds.maxY + inside.y };
      const snap = context.snapping && !input.ctrl ? snapOfBounds(there, { image: context.image, shapes: neighbours(context, edit.regions, there) }, SNAP_REACH / context.scale) : { by: { x: 0, y: 0 }, lines: NO_LINES };
      const by = wayInside(bounds, { x: inside.x + snap.by.x, y: inside.y + snap.by.y }, context.image);
      return { ...edit, moved, lines: snap.lines, by };
    }
  }
}

/** What the edit came to: the changed shapes; empty when nothing has changed, or an area would be lost. */
export function changesOf(edit: Edit): readonly ShapeChange[] {
  if (edit.doing === 'lasso') return [];
  const changes = edit.doing === 'move' ? edit.regions.map(({ id, shape }) => ({ id, shape: shiftedShape(shape, edit.by) })) : [{ id: edit.region.id, shape: edit.shape }];
  const before = edit.doing === 'move' ? edit.regions : [edit.region];
  return changes
    .map(({ id, shape }) => ({ id, shape: roundedShape(shape) }))
    .filter(({ id, shape }) => {
      const was = before.find((region) => region.id === id)?.shape;
      return was !== undefined && !sameShape(was, shape) && (shape.kind === 'point' || shapeArea(shape) > 0);
    });
}

/** The change that takes a vertex away; none of a polygon that needs it. */
export function vertexRemoved(region: SurfaceRegion, handle: Handle): readonly ShapeChange[] {
  if (handle.kind !== 'vertex' || region.shape.kind !== 'polygon') return [];
  const shape = withoutVertex(region.shape, handle.vertex);
  return shape === undefined ? [] : [{ id: region.id, shape }];
}

export function lassoRing(way: readonly Point[]): Ring {
  return way.map(({ x, y }) => [x, y] as const);
}

/** Regions that can be moved and reshaped. */
export function isEditable({ locked, fixed, hidden }: SurfaceRegion): boolean {
  return locked !== true && fixed !== true && hidden !== true;
}

// Only neighbours within two lengths are aligned with, and only boxes of a moderate number: more would pull at every pixel.
function neighbours({ scene, scale }: ToolContext, moving: readonly SurfaceRegion[], bounds: ReturnType<typeof shapeBounds>): readonly ImageShape[] {
  const ids = new Set(moving.map(({ id }) => id));
  const places = scene.within(grown(bounds, SNAP_REACH / scale));
  return places.length > 200 ? [] : places.flatMap((place) => {
    const region = scene.regions[place];
    return region === undefined || ids.has(region.id) ? [] : [region.shape];
  });
}

/** The scene as it is for snapping: a region does not snap to itself. */
function withoutRegion({ scene }: ToolContext, id: string): ToolContext['scene'] {
  return { ...scene, within: (bounds) => scene.within(bounds).filter((place) => scene.regions[place]?.id !== id) };
}
