import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOutline } from '../../../shared/agreement/shape.ts';
import { boundsOf, cornersOf, rotatedCorners } from '../../../shared/model/shape-bounds.ts';
import { imageShape } from '../../support/arbitrary-regions.ts';

describe('the corners of a shape', () => {
  it('of a rotated box go clockwise from its own top left, turned clockwise on the screen', () => {
    const corners = rotatedCorners({ x: 10, y: 20, width: 4, height: 2, angle: 90 });
    expect(corners.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([[11, 18], [11, 22], [9, 22], [9, 18]]);
  });

  it('are those that agreement compares', () => {
    fc.assert(
      fc.property(imageShape, (shape) => {
        if (shape.kind === 'box' || shape.kind === 'rotated-box') expect(cornersOf(shape)).toEqual(boxOutline(shape));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('the bounds of a shape', () => {
  it('hold all of its corners, and touch them on every side', () => {
    fc.assert(
      fc.property(imageShape, (shape) => {
        const { x, y, width, height } = boundsOf(shape);
        const corners = cornersOf(shape);
        const slack = 1e-6;
        expect(Math.min(...corners.map(([cx]) => cx))).toBeCloseTo(x, 6);
        expect(Math.min(...corners.map(([, cy]) => cy))).toBeCloseTo(y, 6);
        expect(Math.abs(Math.max(...corners.map(([cx]) => cx)) - x - width)).toBeLessThan(slack);
        expect(Math.abs(Math.max(...corners.map(([, cy]) => cy)) - y - height)).toBeLessThan(slack);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('of 100,000 corners are found without running out of stack', () => {
    const points = Array.from({ length: 100_000 }, (_, at) => [at, at % 7] as const);
    expect(boundsOf({ kind: 'polygon', points })).toEqual({ x: 0, y: 0, width: 99_999, height: 6 });
  });
});
