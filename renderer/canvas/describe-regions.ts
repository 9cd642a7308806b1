import type { ImageShape } from '../../shared/model/shape-bounds.ts';
import { shapeBounds } from './geometry/image-shape.ts';
import type { Scene, SurfaceRegion } from './geometry/scene.ts';
import { polygonCrossings } from './paint/mark-crossings.ts';

const KINDS: Readonly<Record<ImageShape['kind'], string>> = { box: 'box', 'rotated-box': 'rotated box', polygon: 'polygon', point: 'point' };

/** A region in words: what it is, where it is and how large. */
export function describeRegion({ name, shape, locked, badge }: SurfaceRegion): string {
  const { minX, minY, maxX, maxY } = shapeBounds(shape);
  const [left, top, width, height] = [minX, minY, maxX - minX, maxY - minY].map(Math.round);
  const where = shape.kind === 'point' ? `at ${left}, ${top}` : `at ${left}, ${top}, ${width} by ${height} pixels`;
  const turned = shape.kind === 'rotated-box' ? `, turned ${Math.round(shape.angle)}°` : '';
  const corners = shape.kind === 'polygon' ? `, ${shape.points.length} corners${polygonCrossings(shape.points).length > 0 ? ', crosses itself' : ''}` : '';
  return `${name === '' ? 'Region' : name}${badge === undefined ? '' : ` ${badge}`}, ${KINDS[shape.kind]} ${where}${turned}${corners}${locked === true ? ', locked' : ''}`;
}

/** What is selected, in words. */
export function describeSelection(scene: Scene, selection: readonly string[]): string {
  const [only] = selection;
  if (only === undefined) return 'Nothing selected';
  if (selection.length > 1) return `${selection.length} regions selected`;
  const region = scene.byId(only);
  const place = scene.regions.findIndex(({ id }) => id === only);
  return region === undefined ? 'Nothing selected' : `${describeRegion(region)}; ${place + 1} of ${scene.regions.length}`;
}
