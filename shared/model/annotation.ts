import { bool, type Decoded, finite, listOf, object, optional, recordOf, tagged, text } from '../basics/decode.ts';
import { contentHashId, labelId, regionId } from './ids.ts';

/** A box in pixels of the upright image, origin top left; `width` and `height` are positive. */
export const box = object({ x: finite(), y: finite(), width: finite({ min: 0 }), height: finite({ min: 0 }) });
export type Box = Decoded<typeof box>;

/** A time span in seconds from the start of the recording; lanes let spans overlap. */
export const span = object({ start: finite({ min: 0 }), end: finite({ min: 0 }), lane: finite({ min: 0, max: 1000, integer: true }) });
export type Span = Decoded<typeof span>;

export const shape = tagged('kind', { box, span });
export type Shape = Decoded<typeof shape>;

export const region = object({ id: regionId, label: labelId, shape });
export type Region = Decoded<typeof region>;

/** What was said in answer to a question, explicitly empty included (no labels, no regions, empty text). */
export const answerValue = tagged('type', {
  choice: object({ label: labelId }),
  multichoice: object({ labels: listOf(labelId, { max: 10_000 }) }),
  rating: object({ level: finite({ min: 0, max: 1000, integer: true }) }),
  text: object({ text: text({ max: 1_000_000 }) }),
  box: object({ regions: listOf(region, { max: 100_000 }) }),
  span: object({ regions: listOf(region, { max: 100_000 }) }),
});
export type AnswerValue = Decoded<typeof answerValue>;

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
