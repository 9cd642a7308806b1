import { boundsOf } from '../../../shared/model/shape-bounds.ts';
import type { Bounds } from '../../canvas/geometry/plane.ts';
import type { CaseGroup } from './case-groups.ts';

/** Least part of the image's width and height that is shown around a small region, so that one sees where it is. */
const CONTEXT = 0.2;

/** Where the regions of a group are in the image, widened where they are small; undefined for spans. */
export function groupBounds({ members }: CaseGroup, image: { readonly width: number; readonly height: number }): Bounds | undefined {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { region: { shape } } of members) {
    if (shape.kind === 'span') return undefined;
    const { x, y, width, height } = boundsOf(shape);
    [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x + width), Math.max(maxY, y + height)];
  }
  const wider = Math.max(0, CONTEXT * image.width - (maxX - minX)) / 2;
  const higher = Math.max(0, CONTEXT * image.height - (maxY - minY)) / 2;
  return { minX: minX - wider, minY: minY - higher, maxX: maxX + wider, maxY: maxY + higher };
}
