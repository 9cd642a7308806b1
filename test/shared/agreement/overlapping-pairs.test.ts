import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OverlappingPairs, overlappingPairs } from '../../../shared/agreement/overlapping-pairs.ts';
import { type PreparedShape, prepareShape, shapeIou } from '../../../shared/agreement/prepared-shape.ts';
import type { LabeledShape } from '../../../shared/agreement/shape.ts';
import { labeledBox } from '../../support/arbitrary-objects.ts';

const label = fc.constantFrom('speech', 'bark');

/** Spans on a coarse grid and two lanes: equal, touching, nested and empty ones are common, and some reach over many. */
const span: fc.Arbitrary<LabeledShape> = fc.record({
  label,
  shape: fc.record({ start: fc.integer({ min: 0, max: 400 }), length: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 12 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 }) }), lane: fc.integer({ min: 0, max: 1 }) }).map(({ start, length, lane }) => ({ kind: 'span' as const, start, end: start + length, lane })),
});
const point: fc.Arbitrary<LabeledShape> = fc.record({ label, shape: fc.record({ kind: fc.constant('point' as const), x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 60 }) }) });
const outline: fc.Arbitrary<LabeledShape> = fc.record({
  label,
  shape: fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 60 }), corners: fc.constantFrom(0, 3, 4) }).map(({ x, y, corners }) => ({
    kind: 'polygon' as const,
    points: ([[x, y], [x + 20, y], [x + 20, y + 20], [x, y + 20]] as const).slice(0, corners),
  })),
});

/** Every pair in turn. */
function everyPair(a: readonly PreparedShape[], b: readonly PreparedShape[], sameLabelOnly: boolean): OverlappingPairs {
  const found = a.flatMap((one, i) => b.map((other, j) => ({ i, j, iou: shapeIou(one, other), sameLabel: one.label === other.label }))).filter(({ iou, sameLabel }) => iou > 0 && (sameLabel || !sameLabelOnly));
  return { countA: a.length, countB: b.length, a: found.map(({ i }) => i), b: found.map(({ j }) => j), iou: found.map(({ iou }) => iou), sameLabel: found.map(({ sameLabel }) => sameLabel) };
}

describe('overlappingPairs', () => {
  it.each([
    ['spans', fc.array(span, { maxLength: 90, size: 'max' })],
    ['boxes', fc.array(labeledBox, { maxLength: 60, size: 'max' })],
    ['points', fc.array(point, { maxLength: 60, size: 'max' })],
    ['shapes of all kinds', fc.array(fc.oneof(span, point, outline, labeledBox), { maxLength: 60, size: 'max' })],
  ])('finds of %s the same pairs, in the same order, as comparing each with each', (_what, shapes) => {
    fc.assert(
      fc.property(shapes, shapes, fc.boolean(), (one, other, sameLabelOnly) => {
        const [a, b] = [one.map((each) => prepareShape(each)), other.map((each) => prepareShape(each))];
        expect(overlappingPairs(a, b, { sameLabelOnly })).toEqual(everyPair(a, b, sameLabelOnly));
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('looks at few pairs of a long recording', () => {
    let looks = 0;
    const counted = (shape: PreparedShape): PreparedShape => ({
      ...shape,
      get label() {
        looks += 1;
        return shape.label;
      },
    });
    const speech = (shift: number): PreparedShape[] => Array.from({ length: 2000 }, (_, n) => counted(prepareShape({ label: 'speech', shape: { kind: 'span', start: 5 * n + shift, end: 5 * n + 4 + shift, lane: 0 } })));
    expect(overlappingPairs(speech(0), speech(0.25)).a).toHaveLength(2000);
    expect(looks).toBeLessThan(10_000);
  });
});
