import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygonAreas } from '../../../../shared/agreement/polygon-iou.ts';
import { clipRing } from '../../../../shared/formats/coco/clip-ring.ts';
import { signedDoubleArea } from '../../../../shared/model/shape-area.ts';
import { shapeDefect } from '../../../../shared/model/shape-defect.ts';

const corner = fc.tuple(fc.integer({ min: -20, max: 30 }), fc.integer({ min: -20, max: 30 }));

describe('cutting a ring to the image', () => {
  it('gives back a ring that is inside, and nothing of one that is outside', () => {
    const inside = [[0, 0], [10, 0], [10, 10]] as const;
    expect(clipRing(inside, 10, 10)).toBe(inside);
    expect(clipRing([[20, 0], [30, 0], [30, 10]], 10, 10)).toEqual([]);
  });

  it('leaves the area that the polygon shares with the image, all of it inside', () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 7 }), (ring) => {
        fc.pre(shapeDefect({ kind: 'polygon', points: ring }) === null);
        const cut = clipRing(ring, 10, 10);
        for (const [x, y] of cut) expect(x >= -1e-9 && y >= -1e-9 && x <= 10 + 1e-9 && y <= 10 + 1e-9).toBe(true);
        const { shared } = polygonAreas(ring, [[0, 0], [10, 0], [10, 10], [0, 10]]);
        expect(Math.abs(signedDoubleArea(cut)) / 2).toBeCloseTo(shared, 6);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
