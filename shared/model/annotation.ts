import { bool, type Decoded, type Decoder, finite, listOf, object, optional, pairOf, recordOf, tagged, text } from '../basics/decode.ts';
import { err } from '../basics/result.ts';
import { contentHashId, labelId, regionId } from './ids.ts';

/** A box in pixels of the upright image, origin top left; `width` and `height` are positive. */
export const box = object({ x: finite(), y: finite(), width: finite({ min: 0 }), height: finite({ min: 0 }) });
export type Box = Decoded<typeof box>;

/** A time span in seconds from the start of the recording; lanes let spans overlap. */
export const span = object({ start: finite({ min: 0 }), end: finite({ min: 0 }), lane: finite({ min: 0, max: 1000, integer: true }) });
export type Span = Decoded<typeof span>;

/** Far outside every image that opens (sides up to 1,000,000 pixels), and small enough that no area overflows. */
const MAX_PIXELS = 10_000_000;
const pixels = finite({ min: -MAX_PIXELS, max: MAX_PIXELS });
const side = finite({ min: 0, max: MAX_PIXELS });

/** Most corners of one polygon. */
export const MAX_POLYGON_POINTS = 100_000;

/** A box turned by `angle` degrees, clockwise on the screen, about its centre (`x`, `y`); `width` and `height` are its own sides. */
export const rotatedBox = object({ x: pixels, y: pixels, width: side, height: side, angle: finite({ min: -360, max: 360 }) });
export type RotatedBox = Decoded<typeof rotatedBox>;

/** The corners of a polygon as [x, y], in any orientation; the closing edge is implied. */
export const polygon = object({ points: listOf(pairOf(pixels), { min: 3, max: MAX_POLYGON_POINTS }) });
export type Polygon = Decoded<typeof polygon>;

export const point = object({ x: pixels, y: pixels });
export type Point = Decoded<typeof point>;

/** Where a region is. The members mean the same as in `agreement/shape.ts`. */
export const shape = tagged('kind', { box, 'rotated-box': rotatedBox, polygon, point, span });
export type Shape = Decoded<typeof shape>;
export type ShapeKind = Shape['kind'];

const aboutRegion = {
  choice: object({ label: labelId }),
  multichoice: object({ labels: listOf(labelId, { max: 10_000 }) }),
  rating: object({ level: finite({ min: 0, max: 1000, integer: true }) }),
  text: object({ text: text({ max: 1_000_000 }) }),
};

/** What was said about one region in answer to one of its question's attributes. */
export const attributeValue = tagged('type', aboutRegion);
export type AttributeValue = Decoded<typeof attributeValue>;

/** Answers by attribute id; an attribute that is not there was not answered. */
export const attributeValues = recordOf(attributeValue);
export type AttributeValues = Decoded<typeof attributeValues>;

/** One place with a label. Regions lie above each other in the order of their list, the last on top. */
export const region = object({ id: regionId, label: labelId, shape, attributes: optional(attributeValues) });
export type Region = Decoded<typeof region>;

const NO_ATTRIBUTES: AttributeValues = {};

/** What was said about a region, by attribute id. */
export function attributesOf({ attributes }: Region): AttributeValues {
  return attributes ?? NO_ATTRIBUTES;
}

/** Regions that all have one kind of shape. */
function regionsOf(kind: ShapeKind): Decoder<readonly Region[]> {
  const list = listOf(region, { max: 100_000 });
  return (value, path = '') => {
    const decoded = list(value, path);
    if (!decoded.ok) return decoded;
    const other = decoded.value.findIndex((each) => each.shape.kind !== kind);
    return other === -1 ? decoded : err({ path: `${path}[${other}].shape.kind`, expected: kind });
  };
}

/** What was said in answer to a question, explicitly empty included (no labels, no regions, empty text). */
export const answerValue = tagged('type', {
  ...aboutRegion,
  box: object({ regions: regionsOf('box') }),
  'rotated-box': object({ regions: regionsOf('rotated-box') }),
  polygon: object({ regions: regionsOf('polygon') }),
  point: object({ regions: regionsOf('point') }),
  span: object({ regions: regionsOf('span') }),
});
export type AnswerValue = Decoded<typeof answerValue>;
export type RegionsValue = Extract<AnswerValue, { regions: readonly Region[] }>;

/** Whether an answer consists of regions; each of them then has the shape that the answer's type says. */
export function hasRegions(value: AnswerValue): value is RegionsValue {
  return 'regions' in value;
}

/** The closed union of answers (design §10). No register at all means: not done. */
export const answer = tagged('is', {
  value: object({ value: answerValue }),
  'cant-tell': object({}),
  skipped: object({ reason: text({ max: 2000 }) }),
});
export type Answer = Decoded<typeof answer>;

/** One labeler's answers about one sample in one round, with under what they were given. */
export const annotation = object({
  answers: recordOf(answer),
  note: optional(text({ max: 10_000 })),
  /** Active seconds spent, as far as the app could tell. */
  seconds: finite({ min: 0 }),
  guideline: optional(contentHashId),
  labelSet: contentHashId,
  /** Others' answers or model suggestions were visible: kept out of blind agreement. */
  sawOthers: bool,
});
export type Annotation = Decoded<typeof annotation>;
