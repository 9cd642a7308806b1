import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, type ImageShape } from '../../../shared/model/shape-bounds.ts';
import { movedInside, movedShape, shapeInside } from '../../../shared/model/shape-inside.ts';

const place = fc.double({ min: -300, max: 500, noNaN: true });
const side = fc.double({ min: 0, max: 400, noNaN: true });
const shape: fc.Arbitrary<ImageShape> = fc.oneof(
  fc.record({ kind: fc.constant('box' as const), x: place, y: place, width: side, height: side }),
  fc.record({ kind: fc.constant('rotated-box' as const), x: place, y: place, width: side, height: side, angle: fc.double({ min: -360, max: 360, noNaN: true }) }),
  fc.record({ kind: fc.constant('polygon' as const), points: fc.array(fc.tuple(place, place), { minLength: 3, maxLength: 6 }) }),
  fc.record({ kind: fc.constant('point' as const), x: place, y: place }),
);
const IMAGE = { width: 200, height: 100 };
const SLACK = 1e-6;

function isInside(of: ImageShape): boolean {
  const { x, y, width, height } = boundsOf(of);
  return x >= -SLACK && y >= -SLACK && x + width <= IMAGE.width + SLACK && y + height <= IMAGE.height + SLACK;
}

describe('a shape inside the image', () => {
  it('does not stick out, whatever it was before', () => {
    fc.assert(
      fc.property(shape, (given) => {
        expect(isInside(shapeInside(given, IMAGE))).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('is the very same when it was inside already, so that doing it twice changes nothing', () => {
    const box = { kind: 'box', x: 0, y: 0, width: 200, height: 100 } as const;
    expect(shapeInside(box, IMAGE)).toBe(box);
    fc.assert(
      fc.property(shape, (given) => {
        const once = shapeInside(given, IMAGE);
        const [a, b] = [boundsOf(once), boundsOf(shapeInside(once, IMAGE))];
        for (const member of ['x', 'y', 'width', 'height'] as const) expect(b[member]).toBeCloseTo(a[member], 6);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is cut where it is a box, and keeps form and angle where it is a rotated box', () => {
    expect(shapeInside({ kind: 'box', x: -10, y: 90, width: 30, height: 30 }, IMAGE)).toEqual({ kind: 'box', x: 0, y: 90, width: 20, height: 10 });
    expect(shapeInside({ kind: 'rotated-box', x: 0, y: 50, width: 20, height: 10, angle: 0 }, IMAGE)).toEqual({ kind: 'rotated-box', x: 10, y: 50, width: 20, height: 10, angle: 0 });
    const tooLarge = shapeInside({ kind: 'rotated-box', x: 100, y: 50, width: 400, height: 100, angle: 0 }, IMAGE);
    expect(tooLarge).toEqual({ kind: 'rotated-box', x: 100, y: 50, width: 200, height: 50, angle: 0 });
  });
});

describe('moving a shape', () => {
  it('into the image keeps its size, and moves no further than needed', () => {
    fc.assert(
      fc.property(shape, (given) => {
        const moved = movedInside(given, IMAGE);
        const [before, after] = [boundsOf(given), boundsOf(moved)];
        expect(after.width).toBeCloseTo(before.width, 6);
        expect(after.height).toBeCloseTo(before.height, 6);
        if (before.width <= IMAGE.width && before.height <= IMAGE.height) expect(isInside(moved)).toBe(true);
        else expect(after.x >= -SLACK || after.y >= -SLACK).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('moves every corner', () => {
    expect(movedShape({ kind: 'polygon', points: [[0, 0], [1, 0], [0, 1]] }, 2, 3)).toEqual({ kind: 'polygon', points: [[2, 3], [3, 3], [2, 4]] });
    expect(movedShape({ kind: 'point', x: 1, y: 1 }, -1, 0)).toEqual({ kind: 'point', x: 0, y: 1 });
  });
});
