import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIou, rotatedBoxIou } from '../../../shared/agreement/box-iou.ts';

const side = fc.double({ min: 0, max: 100, noNaN: true });
const box = fc.record({ x: side, y: side, width: side, height: side });

describe('boxIou', () => {
  it('is symmetric and stays between 0 and 1', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const iou = boxIou(a, b);
        expect(boxIou(b, a)).toBe(iou);
        expect(iou).toBeGreaterThanOrEqual(0);
        expect(iou).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is 1 for a box with area and itself, wherever it lies', () => {
    const grown = fc.record({ x: fc.double({ min: -1e6, max: 1e6, noNaN: true }), y: side, width: fc.double({ min: 0.01, max: 100, noNaN: true }), height: fc.double({ min: 0.01, max: 100, noNaN: true }) });
    fc.assert(
      fc.property(grown, (a) => {
        expect(boxIou(a, a)).toBeCloseTo(1, 6);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is 0 for boxes that touch, and for boxes without area', () => {
    const unit = { x: 0, y: 0, width: 10, height: 10 };
    expect(boxIou(unit, { ...unit, x: 10 })).toBe(0);
    expect(boxIou(unit, { ...unit, width: 0 })).toBe(0);
    expect(boxIou({ ...unit, width: 0 }, { ...unit, width: 0 })).toBe(0);
  });
});

describe('rotatedBoxIou', () => {
  it('does not change when both boxes turn about the same point', () => {
    const one = { kind: 'rotated-box', x: 0, y: 0, width: 4, height: 2, angle: 0 } as const;
    const other = { kind: 'rotated-box', x: 1, y: 0, width: 4, height: 2, angle: 0 } as const;
    const turned = Math.PI / 6;
    const moved = { ...other, x: Math.cos(turned), y: Math.sin(turned), angle: 30 };
    expect(rotatedBoxIou(one, other)).toBeCloseTo(6 / 10, 12);
    expect(rotatedBoxIou({ ...one, angle: 30 }, moved)).toBeCloseTo(6 / 10, 12);
  });

  it('takes a box turned by a quarter for the box with its sides swapped', () => {
    const upright = { kind: 'box', x: -1, y: -2, width: 2, height: 4 } as const;
    expect(rotatedBoxIou({ kind: 'rotated-box', x: 0, y: 0, width: 4, height: 2, angle: 90 }, upright)).toBeCloseTo(1, 12);
  });
});
