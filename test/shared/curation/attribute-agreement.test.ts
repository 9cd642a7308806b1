import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { defined } from '../../../shared/basics/assert.ts';
import { attributeDisagreement } from '../../../shared/curation/attribute-disagreement.ts';
import { attributeInputs } from '../../../shared/curation/attribute-input.ts';
import { agreementInput } from '../../../shared/curation/agreement-input.ts';
import { answerDisagreement } from '../../../shared/curation/disagreement-queue.ts';
import { questionAgreement } from '../../../shared/curation/question-agreement.ts';
import { type Answer, type AttributeValues, hasRegions } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import { imageFacts, questionOf, QUESTION, regionsAnswer, Story } from '../../support/story.ts';

const COLOURS = ['red', 'blue'] as const;
const asked = {
  ...questionOf('polygon', ['roof', 'wall']),
  attributes: [
    { type: 'choice', id: 'colour' as QuestionId, prompt: 'Colour?', required: true, labels: COLOURS.map((id, color) => ({ id: id as LabelId, name: id, color })) },
    { type: 'rating', id: 'worn' as QuestionId, prompt: 'How worn?', required: false, levels: ['new', 'used', 'worn'] },
    { type: 'multichoice', id: 'flaws' as QuestionId, prompt: 'Flaws?', required: false, labels: [] },
    { type: 'text', id: 'sign' as QuestionId, prompt: 'What is written?', required: false, multiline: false },
  ],
} as RegionQuestion;

function told(colour: string, worn: number, flaws: readonly string[], sign: string): AttributeValues {
  return { colour: { type: 'choice', label: colour as LabelId }, worn: { type: 'rating', level: worn }, flaws: { type: 'multichoice', labels: flaws as LabelId[] }, sign: { type: 'text', text: sign } };
}

function roofAt(x: number, attributes: AttributeValues, label = 'roof') {
  return { label, shape: { kind: 'polygon', points: [[x, 0], [x + 20, 0], [x + 20, 20], [x, 20]] }, attributes } as const;
}

const roofs = (...list: readonly ReturnType<typeof roofAt>[]): Answer => regionsAnswer('polygon', list);

/** Two samples; labeler 2 misses a roof, calls another a wall, and sees one colour and one level differently. */
function story(): Story {
  const story = new Story().people(2).publish(asked).samples(['a.png', 'b.png']).open(['a.png', 'b.png'], 2);
  story.answer(1, 'a.png', roofs(roofAt(0, told('red', 0, ['x'], 'KEEP OUT')), roofAt(40, told('blue', 1, [], 'on sale')), roofAt(80, told('red', 2, [], ''))));
  story.answer(2, 'a.png', roofs(roofAt(1, told('red', 0, ['x'], 'keep out!')), roofAt(41, told('red', 2, [], 'on a sale'), 'wall')));
  story.answer(1, 'b.png', roofs(roofAt(0, told('blue', 0, ['x', 'y'], ''))));
  story.answer(2, 'b.png', roofs(roofAt(1, told('blue', 0, ['x'], ''))));
  return story;
}

describe('agreement on attributes', () => {
  it('has for units the regions that both drew, whatever their label', () => {
    const input = defined(agreementInput(story().state, QUESTION), 'input');
    const [colour, worn] = attributeInputs(input);
    expect(colour?.input.question).toMatchObject({ type: 'choice', id: 'colour', about: 'image', cantTell: false });
    expect(colour?.input.units.length).toBe(3);
    expect([...(colour?.clusters ?? [])]).toEqual([0, 0, 1]);
    expect(worn?.input.question).toMatchObject({ type: 'rating', levels: ['new', 'used', 'worn'] });
  });

  it('is what the same answers would have as questions of their own', () => {
    const input = defined(agreementInput(story().state, QUESTION), 'input');
    const { attributes = [], figures } = questionAgreement(input, { seed: 1, resamples: 200 });
    expect(figures[0]?.id).toBe('alpha_objects');
    expect(attributes.map(({ question, figures: [headline] }) => [question, headline?.id])).toEqual([
      ['colour', 'alpha_nominal'],
      ['worn', 'alpha_ordinal'],
      ['flaws', 'alpha_masi'],
      ['sign', 'alpha_words'],
    ]);
    const nominal = krippendorffAlpha(tableOfRows([[0, 0], [1, 0], [1, 1]]), { level: 'nominal' });
    const ordinal = krippendorffAlpha(tableOfRows([[0, 0], [1, 2], [0, 0]]), { level: 'ordinal' });
    expect(attributes[0]?.figures[0]?.estimate.value).toBe(nominal.kind === 'defined' ? nominal.value : null);
    expect(attributes[1]?.figures[0]?.estimate.value).toBe(ordinal.kind === 'defined' ? ordinal.value : null);
    expect(attributes[0]?.n).toMatchObject({ units: 3, raters: 2, pairable: 6 });
  });

  it('is absent where nothing is asked about regions', () => {
    const plain = new Story().people(2).publish(questionOf('polygon', ['roof'])).samples(['a.png']).open(['a.png'], 2);
    plain.answer(1, 'a.png', roofs(roofAt(0, told('red', 0, [], ''))));
    plain.answer(2, 'a.png', roofs(roofAt(0, told('blue', 0, [], ''))));
    const input = defined(agreementInput(plain.state, QUESTION), 'input');
    expect(questionAgreement(input, { seed: 1, resamples: 0 })).not.toHaveProperty('attributes');
    expect(attributeInputs(input)).toEqual([]);
  });
});

describe('disagreement about attributes', () => {
  const list = (answer: Answer) => (answer.is === 'value' && hasRegions(answer.value) ? answer.value.regions : []);

  it('is the mean over matched regions, of the attribute that differs most', () => {
    const one = roofs(roofAt(0, told('red', 0, [], 'a b')), roofAt(40, told('red', 0, [], '')));
    const other = roofs(roofAt(0, told('blue', 1, [], 'a c')), roofAt(40, told('red', 2, [], '')));
    // colour (1 + 0) / 2; worn (1/2 + 1) / 2; sign (1/2 + 0) / 2
    expect(attributeDisagreement(asked, [list(one), list(other)])).toBe(0.75);
    const values = [one, other].flatMap((answer) => (answer.is === 'value' ? [answer.value] : []));
    expect(answerDisagreement(asked, values, imageFacts('a.png'))).toBe(0.75);
  });

  it('is null where nobody drew the same thing or nothing was said twice', () => {
    expect(attributeDisagreement(asked, [list(roofs(roofAt(0, told('red', 0, [], '')))), list(roofs())])).toBeNull();
    expect(attributeDisagreement(asked, [list(roofs(roofAt(0, {}))), list(roofs(roofAt(0, told('red', 0, [], ''))))])).toBeNull();
  });
});
