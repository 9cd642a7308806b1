import type { Handle, Side } from './handles.ts';
import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { type BoxShape, isInsideImage, type PolygonShape, type RotatedBoxShape } from './image-shape.ts';
import { clamp, ontoImage, type Point, type Size, turned } from './plane.ts';

/**
 * The shape with a handle dragged by a way in image pixels, never outside the image. A box dragged past its opposite side turns over;
 * a rotated box keeps the opposite side where it is. `steady` (Shift) turns in steps of 15°, and keeps the ratio of a box's sides.
 */
export function draggedHandle(shape: ImageShape, handle: Handle, by: Point, image: Size, steady = false): ImageShape {
  const to = { x: handle.at.x + by.x, y: handle.at.y + by.y };
  switch (handle.kind) {
    case 'side':
      if (shape.kind === 'box') return resizedBox(shape, handle.side, by, image, steady);
      return shape.kind === 'rotated-box' ? farthestInside((share) => resizedRotatedBox(shape, handle.side, { x: by.x * share, y: by.y * share }), shape, image) : shape;
    case 'rotate':
      return shape.kind === 'rotated-box' ? turnedBox(shape, to, image, steady) : shape;
    case 'vertex':
      return shape.kind === 'polygon' ? withVertexAt(shape, handle.vertex, ontoImage(to, image)) : shape;
    case 'edge':
      return shape.kind === 'polygon' ? withNewVertex(shape, handle.edge, ontoImage(to, image)) : shape;
  }
}

function resizedBox(box: BoxShape, side: Side, by: Point, image: Size, keepRatio: boolean): BoxShape {
  const [west, east, north, south] = [box.x, box.x + box.width, box.y, box.y + box.height];
  const corner = side.length === 2;
  const moved = {
    west: clamp(west + (side.includes('w') ? by.x : 0), 0, image.width),
    east: clamp(east + (side.includes('e') ? by.x : 0), 0, image.width),
    north: clamp(north + (side.includes('n') ? by.y : 0), 0, image.height),
    south: clamp(south + (side.includes('s') ? by.y : 0), 0, image.height),
  };
  if (corner && keepRatio && box.width > 0 && box.height > 0) {
    const anchor = { x: side.includes('w') ? east : west, y: side.includes('n') ? south : north };
    const directionX = side.includes('w') ? -1 : 1;
    const directionY = side.includes('n') ? -1 : 1;
    const wanted = Math.max(Math.abs(moved.east - moved.west) / box.width, Math.abs(moved.south - moved.north) / box.height);
    const roomX = (directionX > 0 ? image.width - anchor.x : anchor.x) / box.width;
    const roomY = (directionY > 0 ? image.height - anchor.y : anchor.y) / box.height;
    const share = Math.min(wanted, roomX, roomY);
    return between(anchor.x, anchor.y, anchor.x + directionX * box.width * share, anchor.y + directionY * box.height * share);
  }
  return between(moved.west, moved.north, moved.east, moved.south);
}

function between(x: number, y: number, otherX: number, otherY: number): BoxShape {
  return { kind: 'box', x: Math.min(x, otherX), y: Math.min(y, otherY), width: Math.abs(x - otherX), height: Math.abs(y - otherY) };
}

function resizedRotatedBox(box: RotatedBoxShape, side: Side, by: Point): RotatedBoxShape {
  const own = turned(by, { x: 0, y: 0 }, -box.angle);
  const left = -box.width / 2 + (side.includes('w') ? own.x : 0);
  const right = box.width / 2 + (side.includes('e') ? own.x : 0);
  const top = -box.height / 2 + (side.includes('n') ? own.y : 0);
  const bottom = box.height / 2 + (side.includes('s') ? own.y : 0);
  const centre = turned({ x: box.x + (left + right) / 2, y: box.y + (top + bottom) / 2 }, box, box.angle);
  return { ...box, ...centre, width: Math.abs(right - left), height: Math.abs(bottom - top) };
}

function turnedBox(box: RotatedBoxShape, to: Point, image: Size, steady: boolean): RotatedBoxShape {
  const bearing = (Math.atan2(to.y - box.y, to.x - box.x) * 180) / Math.PI + 90;
  const angle = evenAngle(steady ? Math.round(bearing / 15) * 15 : bearing);
  const wanted = { ...box, angle };
  if (isInsideImage(wanted, image)) return wanted;
  // As far towards the wanted angle as the image has room.
  const way = ((angle - box.angle + 540) % 360) - 180;
  return farthestInside((share) => ({ ...box, angle: evenAngle(box.angle + way * share) }), box, image);
}

/** The angle in (-180, 180]. */
export function evenAngle(degrees: number): number {
  const angle = ((degrees % 360) + 360) % 360;
  return angle > 180 ? angle - 360 : angle;
}

/** The shape farthest along a way from where it was (share 0 … 1) that is still inside the image; any share where it lay outside before. */
function farthestInside<T extends ImageShape>(at: (share: number) => T, before: ImageShape, image: Size): T {
  const wanted = at(1);
  if (isInsideImage(wanted, image) || !isInsideImage(before, image)) return wanted;
  let [low, high] = [0, 1];
  for (let step = 0; step < 30; step++) {
    const share = (low + high) / 2;
    if (isInsideImage(at(share), image)) low = share;
    else high = share;
  }
  return at(low);
}

function withVertexAt({ points }: PolygonShape, vertex: number, { x, y }: Point): PolygonShape {
  return { kind: 'polygon', points: points.with(vertex, [x, y]) };
}

/** The polygon with a new vertex in the middle of an edge. */
export function withNewVertex({ points }: PolygonShape, edge: number, { x, y }: Point): PolygonShape {
  return { kind: 'polygon', points: points.toSpliced(edge + 1, 0, [x, y]) };
}

/** The polygon without a vertex; undefined when no area would be left. */
export function withoutVertex({ points }: PolygonShape, vertex: number): PolygonShape | undefined {
  return points.length <= 3 ? undefined : { kind: 'polygon', points: points.toSpliced(vertex, 1) };
}
