import type { Point } from '../geometry/plane.ts';
import type { Scene, SurfaceRegion } from '../geometry/scene.ts';
import type { Edit } from './edit-regions.ts';

/** The selected regions as they are while being dragged; also a dragged one that the app has not selected. */
export function regionsInHand(scene: Scene, selection: ReadonlySet<string>, edit: Edit | undefined): readonly SurfaceRegion[] {
  const moving = edit?.doing === 'move' && edit.moved ? edit.regions.map(({ id }) => id) : [];
  const ids = new Set([...selection, ...moving, ...(edit?.doing === 'handle' ? [edit.region.id] : [])]);
  return [...ids].flatMap((id) => {
    const region = scene.byId(id);
    if (region === undefined || region.hidden === true) return [];
    return edit?.doing === 'handle' && edit.region.id === id ? [{ ...region, shape: edit.shape }] : [region];
  });
}

/** How far a region is moved by the drag that goes on, in image pixels; undefined when it is not. */
export function movedBy(id: string, edit: Edit | undefined): Point | undefined {
  return edit?.doing === 'move' && edit.moved && edit.regions.some((region) => region.id === id) ? edit.by : undefined;
}
