import { describe, expect, it } from 'vitest';
import type { Defect } from '../../../../electron/sample/screens/defect.ts';
import { sizeInMm } from '../../../../electron/sample/screens/defect.ts';
import { defectBox } from '../../../../electron/sample/screens/defect-box.ts';
import { roundedRectangle, turnByHalfTangent } from '../../../../electron/sample/screens/phone.ts';
import { planPhotos } from '../../../../electron/sample/screens/photo-plan.ts';
import { defined } from '../../../../shared/basics/assert.ts';

const photo = { ...defined(planPhotos(1)[0], 'a photo'), width: 400, height: 800, view: { pixelsPerMm: 5, centerX: 200, centerY: 400, cos: 1, sin: 0 } };
const dent: Defect = { kind: 'dent', at: { x: 10, y: -20 }, radiusX: 4, radiusY: 2, depth: 1, onFrame: false, seed: 1 };
const scratch: Defect = { kind: 'scratch', strands: [[{ x: 0, y: 0 }, { x: 3, y: 4 }]], widthMm: 0.4, strength: 1, seed: 1 };

describe('defectBox', () => {
  it('is the extent of a dent in pixels', () => {
    expect(defectBox(dent, photo)).toEqual({ x: 230, y: 290, width: 40, height: 20 });
  });

  it('holds a scratch with half its width and a pixel around', () => {
    expect(defectBox(scratch, photo)).toEqual({ x: 198, y: 398, width: 19, height: 24 });
  });

  it('ends at the edge of the photo', () => {
    expect(defectBox({ ...dent, at: { x: 39, y: 0 } }, photo)).toMatchObject({ x: 375, width: 25 });
  });
});

describe('sizeInMm', () => {
  it('is the length of a scratch, and the longer axis of a dent', () => {
    expect(sizeInMm(scratch)).toBe(5);
    expect(sizeInMm(dent)).toBe(8);
  });
});

describe('the geometry of phones', () => {
  it('turns without stretching', () => {
    const { cos, sin } = turnByHalfTangent(0.1);
    expect(cos * cos + sin * sin).toBeCloseTo(1, 15);
    expect(sin / cos).toBeCloseTo(Math.tan(2 * Math.atan(0.1)), 12);
  });

  it('measures the distance to a rounded rectangle: negative inside, zero on the edge, round at the corner', () => {
    expect(roundedRectangle(0, 0, 10, 20, 3)).toBe(-10);
    expect(roundedRectangle(10, 0, 10, 20, 3)).toBe(0);
    expect(roundedRectangle(10, 20, 10, 20, 3)).toBeCloseTo(3 * Math.SQRT2 - 3, 12);
  });
});
