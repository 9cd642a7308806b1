/*
 * What the first versions of four kinds could say, as it was released: boxes and spans without attributes, questions for
 * them, and releases in three formats. All of it can be said in today's words too, so lifting a first version gives the very same value.
 */
import { bool, type Decoded, finite, listOf, nullable, object, oneOf, optional, recordOf, tagged, text } from '../basics/decode.ts';
import { box, span } from '../model/annotation.ts';
import { commitId, contentHashId, labelId, questionId, regionId, roundId } from '../model/ids.ts';
import { label } from '../model/label-set.ts';
import { mediaKind } from '../model/sample.ts';

const regions = listOf(object({ id: regionId, label: labelId, shape: tagged('kind', { box, span }) }), { max: 100_000 });

const answer = tagged('is', {
  value: object({
    value: tagged('type', {
      choice: object({ label: labelId }),
      multichoice: object({ labels: listOf(labelId, { max: 10_000 }) }),
      rating: object({ level: finite({ min: 0, max: 1000, integer: true }) }),
      text: object({ text: text({ max: 1_000_000 }) }),
      box: object({ regions }),
      span: object({ regions }),
    }),
  }),
  'cant-tell': object({}),
  skipped: object({ reason: text({ max: 2000 }) }),
});

export const firstAnnotation = object({
  answers: recordOf(answer),
  note: optional(text({ max: 10_000 })),
  seconds: finite({ min: 0 }),
  guideline: optional(contentHashId),
  labelSet: contentHashId,
  sawOthers: bool,
});
export type FirstAnnotation = Decoded<typeof firstAnnotation>;

export const firstAdjudication = object({
  answer,
  reason: text({ max: 5000 }),
  round: optional(roundId),
  guideline: optional(contentHashId),
  basedOn: nullable(commitId),
});
export type FirstAdjudication = Decoded<typeof firstAdjudication>;

const labels = listOf(label, { max: 10_000 });
const asked = { id: questionId, prompt: text({ min: 1, max: 500 }), about: mediaKind, required: bool, cantTell: bool };

export const firstLabelSet = object({
  questions: listOf(
    tagged('type', {
      choice: object({ ...asked, labels }),
      multichoice: object({ ...asked, labels }),
      rating: object({ ...asked, levels: listOf(text({ min: 1, max: 200 }), { min: 2, max: 100 }) }),
      text: object({ ...asked, multiline: bool }),
      box: object({ ...asked, labels }),
      span: object({ ...asked, labels }),
    }),
    { max: 200 },
  ),
  note: optional(text({ max: 5000 })),
  basedOn: nullable(commitId),
});
export type FirstLabelSet = Decoded<typeof firstLabelSet>;

const version = text({ pattern: /^\d{1,6}\.\d{1,6}\.\d{1,6}$/, what: 'a version like 1.0.0' });
const share = finite({ min: 0, max: 1 });

export const firstReleaseRecord = object({
  recipe: object({
    version,
    rounds: listOf(roundId, { max: 10_000 }),
    questions: listOf(questionId, { max: 200, min: 1 }),
    threshold: share,
    atLeast: finite({ min: 1, max: 1000, integer: true }),
    shares: object({ train: share, dev: share, test: share }),
    seed: finite({ min: 0, max: 0xffff_ffff, integer: true }),
    splitsFrom: optional(version),
    stratifyBy: nullable(questionId),
    groupBy: nullable(text({ max: 200 })),
    media: oneOf('copy', 'link', 'none'),
    formats: listOf(oneOf('csv', 'coco', 'audio-manifest'), { max: 20 }),
    title: text({ min: 1, max: 300 }),
    license: text({ max: 300 }),
    description: text({ max: 20_000 }),
    anonymous: bool,
  }),
  heads: recordOf(text({ max: 200 })),
  checksums: contentHashId,
  samples: finite({ min: 0, integer: true }),
  formatVersion: finite({ min: 1, integer: true }),
  note: optional(text({ max: 5000 })),
});
export type FirstReleaseRecord = Decoded<typeof firstReleaseRecord>;
