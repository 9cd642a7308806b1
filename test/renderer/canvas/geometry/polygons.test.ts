import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PolygonShape, shapeArea, shapeBounds } from '../../../../renderer/canvas/geometry/image-shape.ts';
import { mergedShapes } from '../../../../renderer/canvas/geometry/merge-shapes.ts';
import { pointOf, type Ring } from '../../../../renderer/canvas/geometry/plane.ts';
import { segmentCrossing, selfIntersections } from '../../../../renderer/canvas/geometry/self-intersection.ts';
import { ringAtScale, simplifiedRing, simplifiedWay } from '../../../../renderer/canvas/geometry/simplify.ts';
import { splitPolygon } from '../../../../renderer/canvas/geometry/split-polygon.ts';
import { edgeIndex } from '../../../../renderer/canvas/geometry/edge-index.ts';
import { anySimplePolygon } from '../arbitrary-shapes.ts';

const polygon = (...points: readonly (readonly [number, number])[]): PolygonShape => ({ kind: 'polygon', points });
const square = polygon([0, 0], [100, 0], [100, 100], [0, 100]);
const comb = polygon([0, 0], [100, 0], [100, 100], [70, 100], [70, 20], [30, 20], [30, 100], [0, 100]);

/** Every pair of edges, as the definition says. */
function crossesByTrying(ring: Ring): boolean {
  const ends = ring.map((corner, at) => [pointOf(corner), pointOf(ring[(at + 1) % ring.length] ?? corner)] as const);
  return ends.some(([a, b], i) => ends.some(([c, d], j) => j > i + 1 && !(i === 0 && j === ring.length - 1) && segmentCrossing(a, b, c, d) !== undefined));
}

describe('self-intersections', () => {
  it('of a bow tie are found where it crosses', () => {
    expect(selfIntersections([[0, 0], [100, 100], [100, 0], [0, 100]])).toEqual([{ x: 50, y: 50 }]);
  });

  it('are none in a simple polygon', () => {
    fc.assert(fc.property(anySimplePolygon, ({ points }) => selfIntersections(points).length === 0), { seed: 1, numRuns: 300 });
  });

  it('are found exactly when trying every pair finds one', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }));
    fc.assert(
      fc.property(fc.array(corner, { minLength: 4, maxLength: 12 }), (points) => selfIntersections(points).length > 0 === crossesByTrying(points)),
      { seed: 2, numRuns: 500 },
    );
  });

  it('are seen where an edge runs back over its neighbour', () => {
    expect(selfIntersections([[0, 0], [100, 0], [50, 0], [50, 50]])).not.toEqual([]);
  });

  it('of ten thousand vertices are looked for in a moment, not by pairs', () => {
    const points: Ring = Array.from({ length: 10_000 }, (_, at) => [1000 + 900 * Math.cos((2 * Math.PI * at) / 10_000), 1000 + 900 * Math.sin((2 * Math.PI * at) / 10_000)] as const);
    expect(selfIntersections(points)).toEqual([]);
  });
});

describe('splitting', () => {
  it('cuts a square in two by a line', () => {
    const pieces = splitPolygon(square, [{ x: 50, y: -10 }, { x: 50, y: 110 }]);
    expect(pieces?.map(shapeArea)).toEqual([5000, 5000]);
  });

  it('cuts along a path with corners', () => {
    const pieces = splitPolygon(square, [{ x: 50, y: -10 }, { x: 50, y: 40 }, { x: 80, y: 60 }, { x: 50, y: 110 }]);
    expect(pieces).toHaveLength(2);
    expect(pieces?.reduce((sum, piece) => sum + shapeArea(piece), 0)).toBeCloseTo(10_000, 6);
  });

  it('cuts as often as the path goes through', () => {
    const pieces = splitPolygon(comb, [{ x: -10, y: 60 }, { x: 110, y: 60 }]);
    expect(pieces).toHaveLength(3);
    expect(pieces?.reduce((sum, piece) => sum + shapeArea(piece), 0)).toBeCloseTo(shapeArea(comb), 6);
  });

  it('does nothing when the path ends inside or goes past', () => {
    expect(splitPolygon(square, [{ x: 50, y: -10 }, { x: 50, y: 50 }])).toBeUndefined();
    expect(splitPolygon(square, [{ x: -50, y: -10 }, { x: -50, y: 110 }])).toBeUndefined();
    expect(splitPolygon(square, [])).toBeUndefined();
  });

  it('loses no area, and makes simple pieces, whichever way a line goes', () => {
    fc.assert(
      fc.property(anySimplePolygon, fc.double({ min: 0, max: Math.PI, noNaN: true }), (shape, angle) => {
        const way = { x: 900 * Math.cos(angle), y: 900 * Math.sin(angle) };
        const pieces = splitPolygon(shape, [{ x: 321.7 - way.x, y: 241.3 - way.y }, { x: 321.7 + way.x, y: 241.3 + way.y }]);
        expect(pieces?.length).toBeGreaterThanOrEqual(2);
        expect(pieces?.reduce((sum, piece) => sum + shapeArea(piece), 0)).toBeCloseTo(shapeArea(shape), 3);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('merging', () => {
  it('joins what overlaps, of any kind', () => {
    const merged = mergedShapes([square, { kind: 'box', x: 50, y: 50, width: 100, height: 100 }]);
    expect(merged.ok && shapeArea(merged.shape)).toBe(17_500);
  });

  it('joins rings that go opposite ways round', () => {
    const merged = mergedShapes([square, polygon([50, 50], [50, 150], [150, 150], [150, 50])]);
    expect(merged.ok && shapeArea(merged.shape)).toBe(17_500);
  });

  it('refuses what lies apart, and what would leave a hole', () => {
    expect(mergedShapes([square, { kind: 'box', x: 200, y: 0, width: 10, height: 10 }])).toEqual({ ok: false, because: 'apart' });
    const frame = polygon([0, 100], [30, 100], [30, 60], [70, 60], [70, 100], [100, 100], [100, 0], [0, 0]);
    expect(mergedShapes([frame, { kind: 'box', x: 20, y: 80, width: 60, height: 20 }])).toEqual({ ok: false, because: 'hole' });
    expect(mergedShapes([{ kind: 'point', x: 1, y: 1 }])).toEqual({ ok: false, because: 'no-area' });
  });

  it('puts together again what was split', () => {
    fc.assert(
      fc.property(anySimplePolygon, (shape) => {
        const pieces = splitPolygon(shape, [{ x: 321.7, y: -900 }, { x: 319.4, y: 900 }]) ?? [];
        const merged = mergedShapes(pieces);
        if (merged.ok) expect(Math.abs(shapeArea(merged.shape) - shapeArea(shape))).toBeLessThan(shapeBounds(shape).maxX * 0.05);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('simplifying', () => {
  it('keeps the ends and what is farther off than the tolerance', () => {
    expect(simplifiedWay([{ x: 0, y: 0 }, { x: 5, y: 0.4 }, { x: 10, y: 0 }, { x: 15, y: 6 }, { x: 20, y: 0 }], 1)).toEqual([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 15, y: 6 }, { x: 20, y: 0 }]);
  });

  it('leaves no corner farther from the simpler ring than the tolerance', () => {
    fc.assert(
      fc.property(anySimplePolygon, fc.double({ min: 0.5, max: 20, noNaN: true }), ({ points }, tolerance) => {
        const edges = edgeIndex(simplifiedRing(points, tolerance));
        return points.every((corner) => edges.near(pointOf(corner), tolerance + 1e-6).length > 0);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('draws ten thousand vertices with a few when far away, with all when near', () => {
    const points: Ring = Array.from({ length: 10_000 }, (_, at) => [1000 + 900 * Math.cos((2 * Math.PI * at) / 10_000), 1000 + 900 * Math.sin((2 * Math.PI * at) / 10_000)] as const);
    expect(ringAtScale(points, 0.25).length).toBeLessThan(200);
    expect(ringAtScale(points, 8)).toBe(points);
  });
});
