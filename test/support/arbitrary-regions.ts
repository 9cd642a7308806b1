import * as fc from 'fast-check';
import type { Answer, AttributeValue, Region, Shape } from '../../shared/model/annotation.ts';
import type { LabelId, RegionId } from '../../shared/model/ids.ts';

// JSON has no −0.
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const pixels = number(-10_000_000, 10_000_000);
const side = number(0, 10_000_000);

const SHAPES = {
  box: fc.record({ kind: fc.constant('box' as const), x: pixels, y: pixels, width: side, height: side }),
  'rotated-box': fc.record({ kind: fc.constant('rotated-box' as const), x: pixels, y: pixels, width: side, height: side, angle: number(-360, 360) }),
  polygon: fc.record({ kind: fc.constant('polygon' as const), points: fc.array(fc.tuple(pixels, pixels), { minLength: 3, maxLength: 4 }) }),
  point: fc.record({ kind: fc.constant('point' as const), x: pixels, y: pixels }),
  span: fc.record({ kind: fc.constant('span' as const), start: side, end: side, lane: fc.nat({ max: 1000 }) }),
} as const satisfies { readonly [K in Shape['kind']]: fc.Arbitrary<Extract<Shape, { kind: K }>> };

/** A shape of an image somewhere about it, with short sides: what is inside, sticks out and lies outside. */
export const imageShape = fc.oneof(SHAPES.box, SHAPES['rotated-box'], SHAPES.polygon, SHAPES.point);

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/);

const attributeValue: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.record({ type: fc.constant('choice' as const), label: id as fc.Arbitrary<LabelId> }),
  fc.record({ type: fc.constant('multichoice' as const), labels: fc.array(id as fc.Arbitrary<LabelId>, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('rating' as const), level: fc.nat({ max: 1000 }) }),
  fc.record({ type: fc.constant('text' as const), text: fc.string({ unit: 'binary', maxLength: 8 }) }),
);

function regionOf(shape: fc.Arbitrary<Shape>): fc.Arbitrary<Region> {
  return fc.record({ id: id as fc.Arbitrary<RegionId>, label: id as fc.Arbitrary<LabelId>, shape, attributes: fc.dictionary(id, attributeValue, { maxKeys: 2, noNullPrototype: true }) }, { requiredKeys: ['id', 'label', 'shape'] });
}

/** An answer with regions of one kind, any numbers in them, some with attributes. */
export const regionsAnswer: fc.Arbitrary<Answer> = fc.constantFrom(...(Object.keys(SHAPES) as Shape['kind'][])).chain((type) =>
  fc.array(regionOf(SHAPES[type]), { maxLength: 2 }).map((regions): Answer => ({ is: 'value', value: { type, regions } })),
);
