import type { Box } from '../../../shared/model/annotation.ts';
import type { Defect } from './defect.ts';
import { toPixels } from './phone.ts';
import type { Photo } from './photo.ts';

/** The tight box around a defect in pixels of the photo, cut at the photo's edges. */
export function defectBox(defect: Defect, { view, width, height }: Photo): Box {
  const reach = defect.kind === 'dent' ? 0 : (defect.widthMm / 2) * view.pixelsPerMm + 1;
  const corners =
    defect.kind === 'dent'
      ? [-1, 1].flatMap((signX) => [-1, 1].map((signY) => toPixels(view, defect.at.x + signX * defect.radiusX, defect.at.y + signY * defect.radiusY)))
      : defect.strands.flatMap((strand) => strand.map(({ x, y }) => toPixels(view, x, y)));
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const { x, y } of corners) {
    left = Math.min(left, x - reach);
    top = Math.min(top, y - reach);
    right = Math.max(right, x + reach);
    bottom = Math.max(bottom, y + reach);
  }
  left = Math.max(0, left);
  top = Math.max(0, top);
  return { x: left, y: top, width: Math.min(width, right) - left, height: Math.min(height, bottom) - top };
}
