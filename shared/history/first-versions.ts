/*
 * What the first versions of three kinds could say, as it was released: boxes and spans without attributes, and questions
 * for them. All of it can be said in today's words too, so lifting a first version gives the very same value.
 */
import { bool, type Decoded, finite, listOf, nullable, object, optional, recordOf, tagged, text } from '../basics/decode.ts';
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
