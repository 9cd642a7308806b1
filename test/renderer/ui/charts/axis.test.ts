import { describe, expect, it } from 'vitest';
import { axisShare, isBelowAxis } from '../../../../renderer/ui/charts/axis.ts';

describe('the axes of coefficients', () => {
  it('put chance a sixth of the way along the alpha axis', () => {
    expect(axisShare('alpha', 0)).toBeCloseTo(1 / 6, 12);
    expect(axisShare('alpha', 1)).toBe(1);
    expect(axisShare('unit', 0.8)).toBeCloseTo(0.8, 12);
  });

  it('keep what lies beyond at the end, and can tell', () => {
    expect(axisShare('alpha', -0.9)).toBe(0);
    expect(isBelowAxis('alpha', -0.9)).toBe(true);
    expect(isBelowAxis('alpha', -0.1)).toBe(false);
  });
});
