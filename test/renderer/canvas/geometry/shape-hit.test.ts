import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeIndex } from '../../../../renderer/canvas/geometry/edge-index.ts';
import type { Ring } from '../../../../renderer/canvas/geometry/plane.ts';
import { shapeHit } from '../../../../renderer/canvas/geometry/shape-hit.ts';
import { anyPoint, anySimplePolygon } from '../arbitrary-shapes.ts';

const square: Ring = [[10, 10], [30, 10], [30, 30], [10, 30]];

/** Going round the whole ring, as the plain rule says. */
function insideByWalking(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  let [px, py] = ring.at(-1) ?? [0, 0];
  for (const [qx, qy] of ring) {
    if (py > y !== qy > y && x < ((qx - px) * (y - py)) / (qy - py) + px) inside = !inside;
    [px, py] = [qx, qy];
  }
  return inside;
}

describe('what a point hits', () => {
  it('is a box in its bounds, widened by the slack', () => {
    const box = { kind: 'box', x: 10, y: 10, width: 20, height: 20 } as const;
    expect([shapeHit(box, { x: 30, y: 30 }, 0), shapeHit(box, { x: 31, y: 30 }, 0), shapeHit(box, { x: 31, y: 30 }, 2)]).toEqual([true, false, true]);
  });

  it('is a rotated box where it lies on the screen: clockwise', () => {
    const box = { kind: 'rotated-box', x: 100, y: 100, width: 100, height: 10, angle: 45 } as const;
    expect(shapeHit(box, { x: 130, y: 130 }, 0)).toBe(true);
    expect(shapeHit(box, { x: 130, y: 70 }, 0)).toBe(false);
  });

  it('is a point within the slack', () => {
    expect(shapeHit({ kind: 'point', x: 5, y: 5 }, { x: 8, y: 9 }, 5)).toBe(true);
    expect(shapeHit({ kind: 'point', x: 5, y: 5 }, { x: 9, y: 9 }, 5)).toBe(false);
  });

  it('is a polygon inside, and near its outline', () => {
    const shape = { kind: 'polygon', points: square } as const;
    expect([shapeHit(shape, { x: 20, y: 20 }, 0), shapeHit(shape, { x: 32, y: 20 }, 0), shapeHit(shape, { x: 32, y: 20 }, 3)]).toEqual([true, false, true]);
  });

  it('does not fill the notch of a polygon', () => {
    const shape = { kind: 'polygon', points: [[0, 0], [40, 0], [40, 40], [20, 10], [0, 40]] } as const;
    expect(shapeHit(shape, { x: 20, y: 30 }, 0)).toBe(false);
  });

  it('is the same by index as by walking round the ring', () => {
    fc.assert(
      fc.property(anySimplePolygon, anyPoint, ({ points }, { x, y }) => edgeIndex(points).contains({ x, y }) === insideByWalking(points, x, y)),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('edges near a point', () => {
  it('come nearest first, with the point of the edge', () => {
    const [first] = edgeIndex(square).near({ x: 20, y: 12 }, 5);
    expect(first).toEqual({ edge: 0, at: { x: 20, y: 10 }, distance: 2 });
  });

  it('are none of a ring without corners', () => {
    expect(edgeIndex([]).near({ x: 0, y: 0 }, 100)).toEqual([]);
    expect(edgeIndex([]).contains({ x: 0, y: 0 })).toBe(false);
  });
});
