import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rovingStep } from '../../../renderer/ui/roving.ts';

describe('a keyboard step in a list', () => {
  it('stops at both ends and leaves left and right to others', () => {
    expect(rovingStep('ArrowDown', false, 9, 10, 1, 5)).toBe(9);
    expect(rovingStep('ArrowUp', false, 0, 10, 1, 5)).toBe(0);
    expect(rovingStep('End', false, 3, 10, 1, 5)).toBe(9);
    expect(rovingStep('PageDown', false, 2, 10, 1, 5)).toBe(7);
    expect(rovingStep('ArrowRight', false, 2, 10, 1, 5)).toBeNull();
    expect(rovingStep('a', false, 2, 10, 1, 5)).toBeNull();
    expect(rovingStep('ArrowDown', false, 0, 0, 1, 5)).toBeNull();
  });
});

describe('a keyboard step in a grid of 4 columns and 10 cells', () => {
  const step = (key: string, from: number, mod = false) => rovingStep(key, mod, from, 10, 4, 2);

  it('moves in two directions and wraps along the rows', () => {
    expect(step('ArrowDown', 1)).toBe(5);
    expect(step('ArrowUp', 5)).toBe(1);
    expect(step('ArrowRight', 3)).toBe(4);
    expect(step('ArrowLeft', 4)).toBe(3);
  });

  it('goes down from a full row onto the last cell of a short one', () => {
    expect(step('ArrowDown', 7)).toBe(9);
    expect(step('ArrowDown', 8)).toBe(8);
    expect(step('PageDown', 3)).toBe(9);
    expect(step('PageUp', 9)).toBe(1);
  });

  it('goes to the ends of the row, or of everything with Ctrl', () => {
    expect(step('Home', 6)).toBe(4);
    expect(step('End', 5)).toBe(7);
    expect(step('End', 8)).toBe(9);
    expect(step('Home', 6, true)).toBe(0);
    expect(step('End', 1, true)).toBe(9);
  });

  it('never leaves the cells', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(keys, fc.boolean(), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (key, mod, count, columns, at) => {
        const next = rovingStep(key, mod, at % count, count, columns, 3);
        if (next === null) return;
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(count);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
