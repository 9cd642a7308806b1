import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygonAreas } from '../../../shared/agreement/polygon-iou.ts';
import { areaOf, signedDoubleArea } from '../../../shared/model/shape-area.ts';
import { cornersOf } from '../../../shared/model/shape-bounds.ts';
import { shapeDefect } from '../../../shared/model/shape-defect.ts';

const corner = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }));
const ring = fc.array(corner, { minLength: 3, maxLength: 8 });

describe('the area of a shape', () => {
  it('is width times height for boxes, turned or not, and 0 for points', () => {
    expect(areaOf({ kind: 'box', x: 5, y: 5, width: 3, height: 4 })).toBe(12);
    expect(areaOf({ kind: 'rotated-box', x: 5, y: 5, width: 3, height: 4, angle: 33 })).toBe(12);
    expect(Math.abs(signedDoubleArea(cornersOf({ kind: 'rotated-box', x: 5, y: 5, width: 3, height: 4, angle: 33 }))) / 2).toBeCloseTo(12, 9);
    expect(areaOf({ kind: 'point', x: 5, y: 5 })).toBe(0);
  });

  it('of a simple polygon is exact, and does not depend on where it starts or which way it goes', () => {
    fc.assert(
      fc.property(ring, (points) => {
        fc.pre(shapeDefect({ kind: 'polygon', points }) === null);
        const area = areaOf({ kind: 'polygon', points });
        expect(area).toBeCloseTo(polygonAreas(points, points).a, 9);
        expect(areaOf({ kind: 'polygon', points: points.toReversed() })).toBe(area);
        expect(areaOf({ kind: 'polygon', points: [...points.slice(1), points[0] as (typeof points)[number]] })).toBe(area);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('of a small polygon far from the origin loses no digits', () => {
    const points = [[9_000_000, 9_000_000], [9_000_000.5, 9_000_000], [9_000_000.5, 9_000_000.5], [9_000_000, 9_000_000.5]] as const;
    expect(areaOf({ kind: 'polygon', points })).toBe(0.25);
  });

  it('is signed on rings: clockwise on the screen is positive', () => {
    expect(signedDoubleArea([[0, 0], [1, 0], [1, 1]])).toBe(1);
    expect(signedDoubleArea([[1, 1], [1, 0], [0, 0]])).toBe(-1);
    expect(signedDoubleArea([])).toBe(0);
  });
});
