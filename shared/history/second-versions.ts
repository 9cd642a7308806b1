/*
 * What the second version of label sets could say, as it was released: every kind of region with attributes, but no names of
 * lanes and no tokens. All of it can be said in today's words too, so lifting a second version gives the very same value.
 */
import { bool, type Decoded, finite, listOf, nullable, object, optional, tagged, text } from '../basics/decode.ts';
import { commitId, questionId } from '../model/ids.ts';
import { label } from '../model/label-set.ts';
import { mediaKind } from '../model/sample.ts';

const labels = listOf(label, { max: 10_000 });
const levels = listOf(text({ min: 1, max: 200 }), { min: 2, max: 100 });
const asked = { id: questionId, prompt: text({ min: 1, max: 500 }), about: mediaKind, required: bool, cantTell: bool };
const aboutEachRegion = { id: questionId, prompt: text({ min: 1, max: 500 }), required: bool };

const attribute = tagged('type', {
  choice: object({ ...aboutEachRegion, labels }),
  multichoice: object({ ...aboutEachRegion, labels }),
  rating: object({ ...aboutEachRegion, levels }),
  text: object({ ...aboutEachRegion, multiline: bool }),
});

const pointed = { ...asked, labels, attributes: optional(listOf(attribute, { max: 50 })), atLeastOne: optional(bool) };
const marked = { ...pointed, minimum: optional(finite({ min: 0, max: 1_000_000 })) };

export const secondLabelSet = object({
  questions: listOf(
    tagged('type', {
      choice: object({ ...asked, labels }),
      multichoice: object({ ...asked, labels }),
      rating: object({ ...asked, levels }),
      text: object({ ...asked, multiline: bool }),
      box: object(marked),
      'rotated-box': object(marked),
      polygon: object(marked),
      point: object(pointed),
      span: object(marked),
    }),
    { max: 200 },
  ),
  note: optional(text({ max: 5000 })),
  basedOn: nullable(commitId),
});
export type SecondLabelSet = Decoded<typeof secondLabelSet>;
