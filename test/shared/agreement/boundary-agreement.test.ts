import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryDeviation, boundaryMatch, medianNearestDeviation } from '../../../shared/agreement/boundary-agreement.ts';

const KEEP = { trim: false };
const times = fc.array(fc.integer({ min: 0, max: 40 }).map((tenth) => tenth / 10), { maxLength: 6 });

/** Most pairs within the tolerance, then least total deviation, by trying everything. */
function tried(a: readonly number[], b: readonly number[], tolerance: number): { count: number; cost: number } {
  const [first, ...rest] = a;
  if (first === undefined) return { count: 0, cost: 0 };
  let best = tried(rest, b, tolerance);
  b.forEach((other, j) => {
    if (Math.abs(first - other) > tolerance + 1e-9) return;
    const left = tried(rest, b.filter((_, k) => k !== j), tolerance);
    const found = { count: left.count + 1, cost: left.cost + Math.abs(first - other) };
    if (found.count > best.count || (found.count === best.count && found.cost < best.cost - 1e-12)) best = found;
  });
  return best;
}

describe('boundaryMatch', () => {
  it('matches as many as possible, and among those with the least deviation', () => {
    fc.assert(
      fc.property(times, times, fc.constantFrom(0.1, 0.5, 1.5), (a, b, tolerance) => {
        const found = boundaryMatch(a, b, tolerance, KEEP);
        const best = tried(a, b, tolerance);
        expect(found.matched).toBe(best.count);
        expect(found.deviations.reduce((sum, each) => sum + Math.abs(each), 0)).toBeCloseTo(best.cost, 9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is symmetric but for which side precision and recall look from', () => {
    const forth = boundaryMatch([1, 2, 3], [1.1, 9], 0.5, KEEP);
    const back = boundaryMatch([1.1, 9], [1, 2, 3], 0.5, KEEP);
    expect([forth.precision, forth.recall, forth.f1]).toEqual([1 / 2, 1 / 3, 2 / 5]);
    expect([back.precision, back.recall, back.f1]).toEqual([1 / 3, 1 / 2, 2 / 5]);
  });

  it('leaves out the first and last boundary unless told to keep them', () => {
    expect(boundaryMatch([0, 5, 10], [0, 6, 10], 0.5)).toMatchObject({ matched: 0, precision: 0, recall: 0, f1: 0 });
    expect(boundaryMatch([0, 5, 10], [0, 6, 10], 0.5, KEEP).matched).toBe(2);
  });

  it('takes a deviation of exactly the tolerance, in decimals too', () => {
    expect(boundaryMatch([10.2], [9.9], 0.3, KEEP).matched).toBe(1);
  });

  it('has no precision or recall where there is no boundary', () => {
    expect(boundaryMatch([], [1], 0.5, KEEP)).toMatchObject({ matched: 0, precision: 0, recall: null, f1: 0 });
    expect(boundaryMatch([], [], 0.5, KEEP)).toMatchObject({ precision: null, recall: null, f1: null });
    expect(medianNearestDeviation([], [1], KEEP)).toBeNull();
  });
});

describe('boundaryDeviation', () => {
  it('gives medians and the 90th percentile, or nothing', () => {
    expect(boundaryDeviation([-0.2, 0.1, 0.3])).toEqual({ medianSigned: 0.1, p90Signed: expect.closeTo(0.26, 12) as number, medianAbsolute: 0.2, p90Absolute: expect.closeTo(0.28, 12) });
    expect(boundaryDeviation([])).toBeNull();
  });
});
