import * as fc from 'fast-check';
import type { ObjectSample } from '../../shared/agreement/object-sample.ts';
import type { LabeledShape } from '../../shared/agreement/shape.ts';

/** Boxes on a coarse grid, so that equal, touching and nested ones are common. */
export const labeledBox: fc.Arbitrary<LabeledShape> = fc.record({
  label: fc.constantFrom('cat', 'dog', 'owl'),
  shape: fc.record({
    kind: fc.constant('box' as const),
    x: fc.integer({ min: 0, max: 8 }),
    y: fc.integer({ min: 0, max: 8 }),
    width: fc.integer({ min: 1, max: 6 }),
    height: fc.integer({ min: 1, max: 6 }),
  }),
});

export const boxes = fc.array(labeledBox, { maxLength: 5 });

/** Samples of three raters, some of whom were not assigned. */
export const objectSamples: fc.Arbitrary<ObjectSample[]> = fc.array(
  fc.record({ answers: fc.tuple(fc.option(boxes, { freq: 5, nil: null }), fc.option(boxes, { freq: 5, nil: null }), fc.option(boxes, { freq: 5, nil: null })) }),
  { minLength: 1, maxLength: 6 },
);
