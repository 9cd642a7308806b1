import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSort, sortedOrder } from '../../../renderer/ui/table-order.ts';

describe('the order of a sorted table', () => {
  it('compares names naturally and numbers by size', () => {
    expect(sortedOrder(['img10', 'img2', 'img1'], false)).toEqual([2, 1, 0]);
    expect(sortedOrder([10, 2, 1], true)).toEqual([0, 1, 2]);
  });

  it('puts what is missing last in both directions', () => {
    expect(sortedOrder([null, 2, Number.NaN, 1], false)).toEqual([3, 1, 0, 2]);
    expect(sortedOrder([null, 2, Number.NaN, 1], true)).toEqual([1, 3, 0, 2]);
  });

  it('is a stable permutation', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(null)), { maxLength: 60 }), fc.boolean(), (values, descending) => {
        const order = sortedOrder(values, descending);
        expect([...order].sort((a, b) => a - b)).toEqual(values.map((_, index) => index));
        order.forEach((at, place) => {
          const before = order[place - 1];
          if (before !== undefined && values[before] === values[at]) expect(before).toBeLessThan(at);
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('pressing a heading', () => {
  it('goes up, down, and back to how it came', () => {
    const first = nextSort(null, 'name');
    expect(first).toEqual({ column: 'name', descending: false });
    const second = nextSort(first, 'name');
    expect(second).toEqual({ column: 'name', descending: true });
    expect(nextSort(second, 'name')).toBeNull();
    expect(nextSort(second, 'size')).toEqual({ column: 'size', descending: false });
  });
});
