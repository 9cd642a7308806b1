import { boxIou } from './box-iou.ts';
import { type Coefficient, valueOrNull } from './estimate.ts';
import { type ObjectAgreement, objectAgreement } from './object-agreement.ts';
import { matchObjects } from './object-matching.ts';
import type { ObjectSample } from './object-sample.ts';
import { overlappingPairs } from './overlapping-pairs.ts';
import { polygonIou } from './polygon-iou.ts';
import { prepareShape } from './prepared-shape.ts';
import { ringDefect } from './ring-defect.ts';
import { alphaFields } from './set-metrics.ts';
import type { LabeledShape, Ring } from './shape.ts';

type BoxNumbers = readonly [x: number, y: number, width: number, height: number];

interface VectorBox {
  readonly c: string;
  readonly b: BoxNumbers;
}

interface VectorSegment {
  readonly c: string;
  readonly start: number;
  readonly end: number;
}

interface MatchingInput {
  readonly a: readonly VectorBox[];
  readonly b: readonly VectorBox[];
  readonly iou_threshold?: number;
}

/** A rater who is absent or null was not assigned; an empty list says "nothing here". */
type ByRater<T> = Readonly<Record<string, readonly T[] | null>>;

interface AgreementInput {
  readonly raters?: readonly string[];
  readonly classes?: readonly string[];
  readonly iou_threshold?: number;
  readonly loc_threshold?: number;
}

function labeledBox({ c, b: [x, y, width, height] }: VectorBox): LabeledShape {
  return { label: c, shape: { kind: 'box', x, y, width, height } };
}

function labeledSpan({ c, start, end }: VectorSegment): LabeledShape {
  return { label: c, shape: { kind: 'span', start, end } };
}

function agreementFields<T>(input: AgreementInput, samples: readonly ByRater<T>[], labeled: (region: T) => LabeledShape): unknown {
  const raters = input.raters ?? [...new Set(samples.flatMap((sample) => Object.keys(sample)))].sort();
  const units = samples.map((sample): ObjectSample => ({ answers: raters.map((rater) => sample[rater]?.map(labeled) ?? null) }));
  const found = objectAgreement(units, {
    ...(input.classes === undefined ? {} : { labels: input.classes }),
    thresholds: { match: input.iou_threshold ?? 0.5, localisation: input.loc_threshold ?? 0.1 },
  });
  return {
    object_units: found.alphaObjects.rows.map((row) => row.values),
    alpha_objects: valueOrNull(found.alphaObjects.coefficient),
    ...reasonOf(found.alphaObjects.coefficient),
    alpha_objects_per_class: Object.fromEntries(found.alphaObjects.perLabel.map((each) => [each.label, valueOrNull(each.coefficient)])),
    f1_per_class: Object.fromEntries(found.f1.perLabel.map((each) => [each.label, each.f1])),
    f1_micro: found.f1.micro,
    mean_iou_matched: found.f1.meanIou,
    n_matched: found.f1.matched,
    pairwise: pairwiseFields(found, raters),
    ...alphaFields('iou_distance', found.alphaIouDistance),
  };
}

function reasonOf(coefficient: Coefficient): Readonly<Record<string, string>> {
  return coefficient.kind === 'undefined' ? { reason: coefficient.because } : {};
}

function pairwiseFields(found: ObjectAgreement, raters: readonly string[]): unknown {
  return Object.fromEntries(
    found.f1.pairs.map((pair) => {
      const [a = '', b = ''] = [raters[pair.a], raters[pair.b]];
      const counts = {
        agree: pair.agree,
        class_disagreement: pair.classDisagreement,
        localisation: pair.localisation,
        localisation_and_class: pair.localisationAndClass,
        [`missed_by_${b}`]: pair.missedByB,
        [`missed_by_${a}`]: pair.missedByA,
      };
      return [`${a}|${b}`, counts];
    }),
  );
}

/** Reference functions for regions. */
export const objectMetrics = {
  box_iou: ({ pairs }: { readonly pairs: readonly (readonly [BoxNumbers, BoxNumbers])[] }) => ({
    iou: pairs.map(([[x, y, width, height], [x2, y2, width2, height2]]) => boxIou({ x, y, width, height }, { x: x2, y: y2, width: width2, height: height2 })),
  }),
  polygon_iou: ({ pairs }: { readonly pairs: readonly { readonly a: Ring; readonly b: Ring }[] }) => {
    const defects = pairs.map(({ a, b }) => [ringDefect(a), ringDefect(b)].find((defect) => defect === 'self-intersecting') ?? null);
    return {
      iou: pairs.map(({ a, b }, i) => (defects[i] === null ? polygonIou(a, b) : null)),
      ...(defects.some((defect) => defect !== null) ? { reasons: defects } : {}),
    };
  },
  box_matching: ({ a, b, iou_threshold = 0.5 }: MatchingInput) => {
    const prepared = [a, b].map((boxes) => boxes.map((box) => prepareShape(labeledBox(box))));
    const matched = matchObjects(overlappingPairs(prepared[0] ?? [], prepared[1] ?? []), { atLeast: iou_threshold });
    return {
      pairs: matched.map((pair) => [pair.a, pair.b]),
      iou: matched.map((pair) => pair.iou),
      total_iou: matched.reduce((sum, pair) => sum + pair.iou, 0),
    };
  },
  box_agreement: (input: AgreementInput & { readonly images: readonly ByRater<VectorBox>[] }) => agreementFields(input, input.images, labeledBox),
  segment_agreement: (input: AgreementInput & { readonly recordings: readonly ByRater<VectorSegment>[] }) =>
    agreementFields(input, input.recordings, labeledSpan),
};
