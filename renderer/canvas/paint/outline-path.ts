import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { edgeIndex } from '../geometry/edge-index.ts';
import { cornersOf } from '../geometry/image-shape.ts';
import { type Bounds, grown, type Ring } from '../geometry/plane.ts';
import { ringAtScale } from '../geometry/simplify.ts';
import type { Viewport } from '../viewport.ts';

/** Rings with more corners are drawn edge by edge, and only what is in view. */
const LONG_RING = 256;

/** The part of a path that canvas and tests share. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}

/** Adds the outline of a shape to a path in screen pixels, as fine as the zoom shows it. */
export function addOutline(path: PathSink, shape: ImageShape, viewport: Viewport, view: Bounds): void {
  if (shape.kind === 'point') return;
  if (shape.kind !== 'polygon') {
    addRing(path, cornersOf(shape).map(({ x, y }) => [x, y] as const), viewport);
    return;
  }
  const ring = ringAtScale(shape.points, viewport.scale);
  if (ring.length <= LONG_RING) addRing(path, ring, viewport);
  else addEdgesInView(path, ring, viewport, view);
}

/** Adds the closed outline, whatever is in view: for filling. */
export function addRing(path: PathSink, ring: Ring, { scale, x: left, y: top }: Viewport): void {
  let first = true;
  for (const [x, y] of ring) {
    if (first) path.moveTo(x * scale + left, y * scale + top);
    else path.lineTo(x * scale + left, y * scale + top);
    first = false;
  }
  if (!first) path.closePath();
}

function addEdgesInView(path: PathSink, ring: Ring, { scale, x: left, y: top }: Viewport, view: Bounds): void {
  const { minX, minY, maxX, maxY } = grown(view, 4 / scale);
  const edges = [...edgeIndex(ring).touching(minX, minY, maxX, maxY)].sort((a, b) => a - b);
  let before = -2;
  for (const edge of edges) {
    const [ax, ay] = ring[edge] ?? [0, 0];
    const [bx, by] = ring[(edge + 1) % ring.length] ?? [0, 0];
    if (edge !== before + 1) path.moveTo(ax * scale + left, ay * scale + top);
    path.lineTo(bx * scale + left, by * scale + top);
    before = edge;
  }
}
