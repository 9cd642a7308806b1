import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageShape } from '../../../../shared/model/shape-bounds.ts';
import { shapeBounds } from '../../../../renderer/canvas/geometry/image-shape.ts';
import { boundsTouch } from '../../../../renderer/canvas/geometry/plane.ts';
import { buildScene, type SurfaceRegion } from '../../../../renderer/canvas/geometry/scene.ts';
import { shapeHit } from '../../../../renderer/canvas/geometry/shape-hit.ts';
import { snapOfBounds, snappedPoint } from '../../../../renderer/canvas/geometry/snap.ts';
import { reordered } from '../../../../renderer/canvas/geometry/z-order.ts';
import { anyPoint, anyShape, IMAGE } from '../arbitrary-shapes.ts';

const regionsOf = (shapes: readonly ImageShape[]): readonly SurfaceRegion[] => shapes.map((shape, at) => ({ id: `r${at}`, shape, color: 'red', name: `region ${at}` }));
const box = (x: number, y: number, width: number, height: number): ImageShape => ({ kind: 'box', x, y, width, height });

describe('the scene', () => {
  it('finds under a point what testing every region finds', () => {
    fc.assert(
      fc.property(fc.array(anyShape, { maxLength: 40 }), anyPoint, (shapes, point) => {
        const regions = regionsOf(shapes);
        const found = buildScene(regions).at(point, 3).map(({ id }) => id);
        expect(found.toSorted()).toEqual(regions.filter(({ shape }) => shapeHit(shape, point, 3)).map(({ id }) => id).toSorted());
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('finds in a rectangle what overlaps it, from the bottom up', () => {
    fc.assert(
      fc.property(fc.array(anyShape, { maxLength: 40 }), anyPoint, anyPoint, (shapes, a, b) => {
        const view = { minX: Math.min(a.x, b.x), minY: Math.min(a.y, b.y), maxX: Math.max(a.x, b.x), maxY: Math.max(a.y, b.y) };
        const expected = shapes.flatMap((shape, place) => (boundsTouch(shapeBounds(shape), view) ? [place] : []));
        expect(buildScene(regionsOf(shapes)).within(view)).toEqual(expected);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('gives the smallest first, and of equals the topmost', () => {
    const scene = buildScene(regionsOf([box(0, 0, 100, 100), box(10, 10, 20, 20), box(10, 10, 20, 20)]));
    expect(scene.at({ x: 15, y: 15 }, 0).map(({ id }) => id)).toEqual(['r2', 'r1', 'r0']);
  });

  it('passes over locked and hidden regions', () => {
    const [first, second, third] = regionsOf([box(0, 0, 100, 100), box(0, 0, 50, 50), box(0, 0, 20, 20)]);
    if (first === undefined || second === undefined || third === undefined) return;
    const scene = buildScene([first, { ...second, locked: true }, { ...third, hidden: true }]);
    expect(scene.at({ x: 10, y: 10 }, 0).map(({ id }) => id)).toEqual(['r0']);
    expect(scene.within({ minX: 0, minY: 0, maxX: 9, maxY: 9 })).toEqual([0, 1]);
  });

  it('tests a handful of five thousand regions, not all of them', () => {
    const regions = regionsOf(Array.from({ length: 5000 }, (_, at) => box((at % 100) * 40, Math.floor(at / 100) * 60, 30, 40)));
    const scene = buildScene(regions);
    for (let step = 0; step < 100; step++) scene.at({ x: step * 37, y: step * 23 }, 2);
    expect(scene.candidates()).toBeLessThanOrEqual(400);
  });

  it('catches with a lasso what has its middle inside', () => {
    const scene = buildScene(regionsOf([box(0, 0, 20, 20), box(50, 50, 20, 20), box(200, 200, 20, 20)]));
    expect(scene.inRing([[-5, -5], [75, -5], [75, 75], [-5, 75]]).map(({ id }) => id)).toEqual(['r0', 'r1']);
  });

  it('of no regions finds nothing', () => {
    expect(buildScene([]).at({ x: 0, y: 0 }, 10)).toEqual([]);
  });
});

describe('snapping', () => {
  const targets = { image: IMAGE, shapes: [box(100, 100, 50, 50)] };

  it('draws a point to the image border and to the sides of boxes, each direction for itself', () => {
    expect(snappedPoint({ x: 2, y: 240 }, targets, 6)).toEqual({ point: { x: 0, y: 240 }, lines: { x: 0, y: undefined } });
    expect(snappedPoint({ x: 148, y: 130 }, targets, 6).point).toEqual({ x: 150, y: 130 });
  });

  it('prefers a corner, and leaves alone what is too far', () => {
    expect(snappedPoint({ x: 103, y: 97 }, targets, 6).point).toEqual({ x: 100, y: 100 });
    expect(snappedPoint({ x: 120, y: 125 }, targets, 6).point).toEqual({ x: 120, y: 125 });
  });

  it('draws to the outline of a polygon', () => {
    const triangle: ImageShape = { kind: 'polygon', points: [[0, 0], [100, 100], [0, 100]] };
    expect(snappedPoint({ x: 51, y: 47 }, { image: IMAGE, shapes: [triangle] }, 6).point).toEqual({ x: 49, y: 49 });
  });

  it('brings the side of a moved box onto a neighbour', () => {
    expect(snapOfBounds({ minX: 153, minY: 110, maxX: 200, maxY: 140 }, targets, 6)).toEqual({ by: { x: -3, y: 0 }, lines: { x: 150, y: undefined } });
  });
});

describe('the order of regions', () => {
  const all = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const after = (chosen: readonly string[], move: Parameters<typeof reordered>[2]) => reordered(all, new Set(chosen), move).map(({ id }) => id).join('');

  it('changes by one or to the end, the chosen keeping theirs', () => {
    expect([after(['b'], 'forward'), after(['b', 'c'], 'forward'), after(['c'], 'backward'), after(['a', 'c'], 'to-front'), after(['b', 'd'], 'to-back')]).toEqual(['acbd', 'adbc', 'acbd', 'bdac', 'bdac']);
  });

  it('stays when there is nothing above or below', () => {
    expect([after(['d'], 'forward'), after(['a', 'b'], 'backward')]).toEqual(['abcd', 'abcd']);
  });
});
