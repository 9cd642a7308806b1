import { bool, type Decoded, distinctListOf, finite, listOf, nullable, object, oneOf, optional, tagged, text } from '../basics/decode.ts';
import { commitId, type LabelId, labelId, type QuestionId, questionId } from './ids.ts';
import { mediaKind } from './sample.ts';

/** One allowed answer. The id is for ever; name, colour and hotkey may change freely. `color` is an index into the palette. */
export const label = object({
  id: labelId,
  name: text({ min: 1, max: 200 }),
  color: finite({ min: 0, max: 1000, integer: true }),
  hotkey: optional(text({ min: 1, max: 20 })),
});
export type Label = Decoded<typeof label>;

const labels = listOf(label, { max: 10_000 });
const asked = {
  id: questionId,
  prompt: text({ min: 1, max: 500 }),
  about: mediaKind,
  required: bool,
  cantTell: bool,
};

const levels = listOf(text({ min: 1, max: 200 }), { min: 2, max: 100 });

const TRIMMED = /^\S(.*\S)?$/su;

/** What a transcriber writes for what is no word: "[laughter]", "uh". `key` is a chord that writes it, such as "Alt+1" or "F9". */
export const transcriptToken = object({
  text: text({ min: 1, max: 60, pattern: TRIMMED, what: 'a text of at most 60 characters without space around it' }),
  meaning: text({ max: 500 }),
  key: optional(text({ min: 1, max: 40 })),
});
export type TranscriptToken = Decoded<typeof transcriptToken>;

/** Most tokens of one question or attribute. */
export const MAX_TOKENS = 50;
/** Most named lanes of one question. */
export const MAX_LANES = 64;
/** Longest name of a lane. */
export const MAX_LANE_NAME = 100;

const tokens = optional(distinctListOf(transcriptToken, { min: 1, max: MAX_TOKENS }, (token) => token.text));
const laneNames = distinctListOf(text({ min: 1, max: MAX_LANE_NAME, pattern: TRIMMED, what: 'a name of at most 100 characters without space around it' }), { min: 1, max: MAX_LANES }, (name) => name);

const aboutEachRegion = { id: questionId, prompt: text({ min: 1, max: 500 }), required: bool };

/** A question about each region of a region question; its id is unique among the attributes of that question. */
export const attribute = tagged('type', {
  choice: object({ ...aboutEachRegion, labels }),
  multichoice: object({ ...aboutEachRegion, labels }),
  rating: object({ ...aboutEachRegion, levels }),
  text: object({ ...aboutEachRegion, multiline: bool, tokens }),
});
export type Attribute = Decoded<typeof attribute>;
export type LabeledAttribute = Extract<Attribute, { labels: readonly Label[] }>;

const marked = {
  ...asked,
  labels,
  attributes: optional(listOf(attribute, { max: 50 })),
  /** There is at least one region on every sample: "nothing here" is no answer. */
  atLeastOne: optional(bool),
  /** Least width and height of a region in pixels (of a turned box its own sides, of a polygon those of its bounds); for a span, least seconds. */
  minimum: optional(finite({ min: 0, max: 1_000_000 })),
};

/**
 * What labelers are asked about a sample (design §5). `cantTell` allows "can't tell", kept apart from every label.
 * A rating's levels are ordered from low to high; its answer is the index of a level.
 */
export const question = tagged('type', {
  choice: object({ ...asked, labels }),
  multichoice: object({ ...asked, labels }),
  rating: object({ ...asked, levels }),
  text: object({ ...asked, multiline: bool, tokens }),
  box: object(marked),
  'rotated-box': object(marked),
  polygon: object(marked),
  point: object({ ...asked, labels, attributes: marked.attributes, atLeastOne: marked.atLeastOne }),
  /** `lanes` are names by `span.lane`: speakers, channels, kinds of sound. They are only ever added to and renamed. */
  span: object({ ...marked, lanes: optional(laneNames) }),
});
export type Question = Decoded<typeof question>;
export type QuestionType = Question['type'];
export type LabeledQuestion = Extract<Question, { labels: readonly Label[] }>;

/** The types whose answers are regions, each of the shape of the same name. */
export const REGION_TYPES = ['box', 'rotated-box', 'polygon', 'point', 'span'] as const satisfies readonly QuestionType[];
export type RegionType = (typeof REGION_TYPES)[number];
export type RegionQuestion = Extract<Question, { type: RegionType }>;

export function isRegionType(type: QuestionType): type is RegionType {
  return (REGION_TYPES as readonly QuestionType[]).includes(type);
}

export function asksForRegions(asked: Question): asked is RegionQuestion {
  return isRegionType(asked.type);
}

const NO_ATTRIBUTES: readonly Attribute[] = [];

/** What is asked about each region of a question, in order; nothing where a question has no regions. */
export function attributesAsked(asked: Question): readonly Attribute[] {
  return asksForRegions(asked) ? (asked.attributes ?? NO_ATTRIBUTES) : NO_ATTRIBUTES;
}

/** Least size of a question's regions, in pixels or seconds; 0 where any will do. */
export function leastSize(asked: RegionQuestion): number {
  return asked.type === 'point' ? 0 : (asked.minimum ?? 0);
}

const NO_LANES: readonly string[] = [];

/** The names of a question's lanes by `span.lane`; empty where spans lie on one lane without a name, or there are none. */
export function lanesAsked(asked: Question): readonly string[] {
  return asked.type === 'span' ? (asked.lanes ?? NO_LANES) : NO_LANES;
}

/**
 * What a lane is called on screen and in files. Spans may lie on lanes beyond the names (imported ones): lane 2 is "Lane 3"
 * then. The only lane of a question without names is called by its prompt.
 */
export function laneName(asked: Question, lane: number): string {
  const names = lanesAsked(asked);
  return names[lane] ?? (names.length === 0 && lane === 0 ? asked.prompt : `Lane ${lane + 1}`);
}

const NO_TOKENS: readonly TranscriptToken[] = [];

/** What is written for what is no word, in order; empty where the question asks for no text or the guideline has no tokens. */
export function tokensAsked(asked: Question | Attribute): readonly TranscriptToken[] {
  return asked.type === 'text' ? (asked.tokens ?? NO_TOKENS) : NO_TOKENS;
}

export const labelSet = object({
  questions: listOf(question, { max: 200 }),
  /** What changed, in the lead's words. */
  note: optional(text({ max: 5000 })),
  basedOn: nullable(commitId),
});
export type LabelSet = Decoded<typeof labelSet>;

/** The part of a label set that its content hash is over: what labelers see, not who published it on top of what. */
export function labelSetContent(set: LabelSet): { readonly questions: readonly Question[] } {
  return { questions: set.questions };
}

export function hasLabels<Q extends Question | Attribute>(asked: Q): asked is Extract<Q, { labels: readonly Label[] }> {
  return 'labels' in asked;
}

export function findQuestion(set: LabelSet, id: QuestionId): Question | undefined {
  return set.questions.find((each) => each.id === id);
}

export function findLabel(asked: Question | Attribute, id: LabelId): Label | undefined {
  return hasLabels(asked) ? asked.labels.find((each) => each.id === id) : undefined;
}

export const QUESTION_TYPES = ['choice', 'multichoice', 'rating', 'text', ...REGION_TYPES] as const satisfies readonly QuestionType[];
export const questionType = oneOf(...QUESTION_TYPES);
