import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIou } from '../../../shared/agreement/box-iou.ts';
import { polygonAreas, polygonIou } from '../../../shared/agreement/polygon-iou.ts';
import { boxOutline, type Ring } from '../../../shared/agreement/shape.ts';

const size = fc.double({ min: 0.5, max: 50, noNaN: true });
const place = fc.double({ min: 0, max: 60, noNaN: true });
const box = fc.record({ kind: fc.constant('box' as const), x: place, y: place, width: size, height: size });

/** A star-shaped ring: simple, seldom convex. */
const star = fc.tuple(place, place, fc.array(fc.double({ min: 2, max: 30, noNaN: true }), { minLength: 3, maxLength: 12 })).map(([x, y, radii]): Ring =>
  radii.map((radius, i) => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  }),
);

function shoelace(ring: Ring): number {
  return Math.abs(ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0)) / 2;
}

describe('polygonIou', () => {
  it('of boxes equals the IoU of boxes', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        expect(polygonIou(boxOutline(a), boxOutline(b))).toBeCloseTo(boxIou(a, b), 9);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is symmetric, within 0 and 1, and blind to orientation and to which corner comes first', () => {
    fc.assert(
      fc.property(star, star, fc.nat(11), (a, b, turn) => {
        const iou = polygonIou(a, b);
        expect(iou).toBeGreaterThanOrEqual(0);
        expect(iou).toBeLessThanOrEqual(1);
        expect(polygonIou(b, a)).toBeCloseTo(iou, 9);
        expect(polygonIou([...a].reverse(), b)).toBeCloseTo(iou, 9);
        const start = turn % a.length;
        expect(polygonIou([...a.slice(start), ...a.slice(0, start)], b)).toBeCloseTo(iou, 9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('measures areas as the shoelace formula does, and shares itself wholly', () => {
    fc.assert(
      fc.property(star, (ring) => {
        expect(polygonAreas(ring, ring).a).toBeCloseTo(shoelace(ring), 6);
        expect(polygonIou(ring, ring)).toBeCloseTo(1, 9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('does not mind an explicit closing corner or repeated corners', () => {
    const square: Ring = [[0, 0], [4, 0], [4, 4], [0, 4]];
    expect(polygonIou([[0, 0], [0, 0], [4, 0], [4, 4], [4, 4], [0, 4], [0, 0]], square)).toBe(1);
  });

  it('is 0 without area and where polygons only touch', () => {
    const square: Ring = [[0, 0], [4, 0], [4, 4], [0, 4]];
    expect(polygonIou(square, [[4, 0], [8, 0], [8, 4], [4, 4]])).toBe(0);
    expect(polygonIou(square, [[0, 0], [4, 4]])).toBe(0);
    expect(polygonIou([[0, 0], [2, 2], [4, 4]], square)).toBe(0);
  });

  it('counts a self-intersecting ring by the even–odd rule', () => {
    const bowtie: Ring = [[0, 0], [4, 4], [4, 0], [0, 4]];
    expect(polygonIou(bowtie, [[0, 0], [4, 0], [4, 4], [0, 4]])).toBeCloseTo(0.5, 12);
  });
});
