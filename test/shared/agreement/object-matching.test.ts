import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchObjects } from '../../../shared/agreement/object-matching.ts';
import { overlappingPairs } from '../../../shared/agreement/overlapping-pairs.ts';
import { prepareShape } from '../../../shared/agreement/prepared-shape.ts';
import type { LabeledShape } from '../../../shared/agreement/shape.ts';
import { boxes } from '../../support/arbitrary-objects.ts';

const prepared = (list: readonly LabeledShape[]): ReturnType<typeof prepareShape>[] => list.map((each) => prepareShape(each));
const match = (a: readonly LabeledShape[], b: readonly LabeledShape[], atLeast = 0.5): ReturnType<typeof matchObjects> =>
  matchObjects(overlappingPairs(prepared(a), prepared(b)), { atLeast });
const box = (label: string, x: number, y: number, width: number, height: number): LabeledShape => ({ label, shape: { kind: 'box', x, y, width, height } });

describe('matchObjects', () => {
  it('takes a pair exactly at the threshold', () => {
    expect(match([box('x', 0, 0, 10, 10)], [box('x', 0, 0, 10, 5)])).toHaveLength(1);
    expect(match([box('x', 0, 0, 0.3, 0.1)], [box('x', 0, 0, 0.1, 0.1)], 1 / 3)).toHaveLength(1);
  });

  it('prefers the same label, then the lowest indices, where boxes are identical', () => {
    const same = [box('cat', 0, 0, 4, 4), box('dog', 0, 0, 4, 4)];
    expect(match(same, [...same].reverse()).map(({ a, b }) => [a, b])).toEqual([[0, 1], [1, 0]]);
    const twins = [box('cat', 0, 0, 4, 4), box('cat', 0, 0, 4, 4)];
    expect(match(twins, twins).map(({ a, b }) => [a, b])).toEqual([[0, 0], [1, 1]]);
    expect(match(twins, twins.slice(1)).map(({ a, b }) => [a, b])).toEqual([[0, 0]]);
  });

  it('matches every region at most once, at or above the threshold, with the same total both ways', () => {
    fc.assert(
      fc.property(boxes, boxes, fc.constantFrom(0.1, 0.3, 0.5, 0.75), (a, b, atLeast) => {
        const forth = match(a, b, atLeast);
        const back = match(b, a, atLeast);
        const total = (pairs: typeof forth): number => pairs.reduce((sum, pair) => sum + pair.iou, 0);
        expect(total(back)).toBeCloseTo(total(forth), 9);
        expect(back.filter((pair) => pair.sameLabel)).toHaveLength(forth.filter((pair) => pair.sameLabel).length);
        expect(new Set(forth.map((pair) => pair.a)).size).toBe(forth.length);
        expect(new Set(forth.map((pair) => pair.b)).size).toBe(forth.length);
        for (const pair of forth) expect(pair.iou).toBeGreaterThanOrEqual(atLeast - 1e-9);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
