import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleOf } from '../../../shared/agreement/krippendorff-alpha.ts';
import { GAMMA_COSTS, spanDissimilarity } from '../../../shared/agreement/gamma-alignment.ts';
import { objectSetDistance } from '../../../shared/agreement/object-set-distance.ts';
import { pointSimilarity } from '../../../shared/agreement/point-similarity.ts';
import { prepareShape, shapeIou } from '../../../shared/agreement/prepared-shape.ts';
import { segmentIou } from '../../../shared/agreement/segment-iou.ts';
import { jaccardDistance, masiDistance } from '../../../shared/agreement/set-distance.ts';
import { normalisedEditDistance } from '../../../shared/agreement/transcript-agreement.ts';
import { boxes } from '../../support/arbitrary-objects.ts';

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const [place, side] = [fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 30 })];
/** Regions with some area: without it a region overlaps nothing, not even itself. */
const prepared = fc
  .oneof(
    fc.record({ kind: fc.constant('box' as const), x: place, y: place, width: side, height: side }),
    fc.record({ kind: fc.constant('rotated-box' as const), x: place, y: place, width: side, height: side, angle: fc.integer({ min: -90, max: 90 }) }),
    fc.record({ kind: fc.constant('point' as const), x: place, y: place }),
    fc.tuple(place, place, side, side).map(([x, y, width, height]) => ({ kind: 'polygon' as const, points: [[x, y], [x + width, y], [x, y + height]] as const })),
  )
  .map((shape) => prepareShape({ label: 'x', shape }));
const span = fc
  .tuple(fc.constantFrom('speech', 'noise'), fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 0.01, max: 10, noNaN: true }))
  .map(([label, start, length]) => ({ label, start, end: start + length }));
const labels = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
const symbols = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }).map((list) => Int32Array.from(list));
const number = fc.integer({ min: 0, max: 9 });

/** Each distance or similarity with arguments for it; what is alike is at `alike`. */
const MEASURES: readonly (readonly [name: string, alike: number, property: (check: (ab: number, ba: number, aa: number) => void) => fc.IPropertyWithHooks<[unknown, unknown]>])[] = [
  ['IoU of regions', 1, (check) => fc.property(prepared, prepared, (a, b) => both(check, shapeIou, a, b))],
  ['IoU of spans', 1, (check) => fc.property(span, span, (a, b) => both(check, segmentIou, a, b))],
  ['similarity of points', 1, (check) => fc.property(point, point, (a, b) => both(check, (one, other) => pointSimilarity(one, other, 50), a, b))],
  ['distance of whole answers', 0, (check) => fc.property(boxes, boxes, (a, b) => both(check, (one, other) => objectSetDistance(one.map((each) => prepareShape(each)), other.map((each) => prepareShape(each))), a, b))],
  ['dissimilarity of spans', 0, (check) => fc.property(span, span, (a, b) => both(check, (one, other) => spanDissimilarity(one, other, GAMMA_COSTS), a, b))],
  ['Jaccard', 0, (check) => fc.property(labels, labels, (a, b) => both(check, jaccardDistance, a, b))],
  ['MASI', 0, (check) => fc.property(labels, labels, (a, b) => both(check, masiDistance, a, b))],
  ['edit distance', 0, (check) => fc.property(symbols, symbols, (a, b) => both(check, normalisedEditDistance, a, b))],
  ...(['ratio', 'circular'] as const).map((level) => {
    const scale = scaleOf({ level, period: 7 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const between = scale.kind === 'pairs' ? scale.between : () => NaN;
    return [`distance on the ${level} level`, 0, (check: Check) => fc.property(number, number, (a, b) => both(check, between, a, b))] as const;
  }),
];

type Check = (ab: number, ba: number, aa: number) => void;

function both<T>(check: Check, measure: (a: T, b: T) => number, a: T, b: T): void {
  check(measure(a, b), measure(b, a), measure(a, a));
}

describe('distances and similarities', () => {
  it.each(MEASURES)('%s does not depend on who is first, and sameness is at its end', (_, alike, property) => {
    fc.assert(
      property((ab, ba, aa) => {
        expect(ab).toBeCloseTo(ba, 12);
        expect(aa).toBeCloseTo(alike, 9);
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
