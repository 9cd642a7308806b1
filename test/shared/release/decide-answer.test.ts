import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../../shared/basics/random.ts';
import type { Answer, AttributeValues } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import type { Attribute, QuestionType } from '../../../shared/model/label-set.ts';
import { decideAnswer } from '../../../shared/release/decide-answer.ts';
import { boxes, CANT_TELL, choice, multichoice, personOf, points, rating, regionsAnswer, skipped, spans, transcript } from '../../support/story.ts';

const RULE = { threshold: 0.5, atLeast: 1 };

function decide(type: QuestionType, answers: readonly Answer[], rule = RULE) {
  return decideAnswer(type, answers.map((answer, n) => ({ labeler: personOf(n), answer })), rule);
}

function undecided(because: string, share: number | null, votes: number) {
  return { is: 'undecided', because, share, votes };
}

describe('the consensus on one answer', () => {
  it('needs answers: none, only skips, and fewer than asked for leave it undecided', () => {
    expect(decide('choice', [])).toEqual(undecided('no-answers', null, 0));
    expect(decide('choice', [skipped('dark'), skipped('dark')])).toEqual(undecided('skipped', null, 0));
    expect(decide('choice', [choice('x'), skipped('dark')], { threshold: 0.5, atLeast: 2 })).toEqual(undecided('too-few', null, 1));
  });

  it('on a choice is the label most gave; ties, low shares and can’t tell leave it undecided', () => {
    expect(decide('choice', [choice('x'), choice('y'), choice('x')])).toEqual({ is: 'decided', value: { type: 'choice', label: 'x' }, share: 2 / 3, votes: 3 });
    expect(decide('choice', [choice('x'), choice('y')])).toEqual(undecided('tie', 0.5, 2));
    expect(decide('choice', [choice('x'), choice('x'), choice('y')], { threshold: 0.7, atLeast: 1 })).toEqual(undecided('below-threshold', 2 / 3, 3));
    expect(decide('choice', [choice('x'), CANT_TELL, CANT_TELL])).toEqual(undecided('cant-tell', 2 / 3, 3));
    expect(decide('choice', [choice('x'), CANT_TELL])).toEqual(undecided('tie', 0.5, 2));
    expect(decide('choice', [choice('x'), choice('y'), CANT_TELL, CANT_TELL])).toEqual(undecided('cant-tell', 0.5, 4));
  });

  it('on several labels goes label by label, the weakest being the share', () => {
    expect(decide('multichoice', [multichoice('a', 'b'), multichoice('a'), multichoice('b', 'a', 'c')])).toEqual({
      is: 'decided',
      value: { type: 'multichoice', labels: ['a', 'b'] },
      share: 2 / 3,
      votes: 3,
    });
    expect(decide('multichoice', [multichoice(), multichoice()])).toMatchObject({ is: 'decided', value: { labels: [] }, share: 1 });
    expect(decide('multichoice', [multichoice('a'), multichoice()])).toEqual(undecided('tie', 0.5, 2));
  });

  it('on a rating is the median where there is one', () => {
    expect(decide('rating', [rating(1), rating(3), rating(3)])).toEqual({ is: 'decided', value: { type: 'rating', level: 3 }, share: 2 / 3, votes: 3 });
    expect(decide('rating', [rating(1), rating(2)])).toEqual(undecided('tie', 0.5, 2));
    expect(decide('rating', [rating(1), rating(2), rating(3)])).toEqual(undecided('below-threshold', 1 / 3, 3));
  });

  it('on a text compares what is left after normalisation, and keeps the most frequent spelling', () => {
    const texts = ['Turn it on.', 'turn it on', 'turn it on', 'turn it off'].map(transcript);
    expect(decide('text', texts)).toEqual({ is: 'decided', value: { type: 'text', text: 'turn it on' }, share: 0.75, votes: 4 });
    expect(decide('text', [transcript('a'), transcript('b')])).toEqual(undecided('tie', 0.5, 2));
    expect(decide('text', [transcript(''), transcript('')])).toMatchObject({ is: 'decided', value: { text: '' } });
  });

  it('on boxes averages what most drew and leaves out what few drew', () => {
    const decision = decide('box', [boxes(['s', 10, 10, 20, 20], ['s', 200, 200, 5, 5]), boxes(['s', 12, 10, 20, 20]), boxes(['d', 11, 13, 20, 20])]);
    expect(decision).toMatchObject({ is: 'decided', votes: 3 });
    expect(decision.is === 'decided' && decision.value).toEqual({ type: 'box', regions: [{ id: 'c1', label: 's', shape: { kind: 'box', x: 11, y: 11, width: 20, height: 20 } }] });
    expect(decision.share).toBeCloseTo(2 / 3);
    expect(decide('box', [boxes(['s', 10, 10, 20, 20]), boxes()])).toEqual(undecided('tie', 0.5, 2));
    expect(decide('box', [boxes(['s', 10, 10, 20, 20]), boxes(['d', 10, 10, 20, 20])])).toEqual(undecided('tie', 0.5, 2));
    expect(decide('box', [boxes(), boxes()])).toMatchObject({ is: 'decided', value: { regions: [] }, share: 1 });
  });

  it('on spans averages too', () => {
    const decision = decide('span', [spans(['speech', 1, 2]), spans(['speech', 1.2, 2.2])]);
    expect(decision.is === 'decided' && decision.value).toEqual({ type: 'span', regions: [{ id: 'c1', label: 'speech', shape: { kind: 'span', start: 1.1, end: 2.1, lane: 0 } }] });
  });

  it('does not depend on the order of votes, and is a labeler’s own answer when there is one', () => {
    const answer = fc.oneof(
      fc.constantFrom(choice('x'), choice('y'), CANT_TELL, skipped('')),
      fc.constantFrom(boxes(), boxes(['s', 0, 0, 10, 10]), boxes(['d', 1, 0, 10, 10], ['s', 50, 50, 10, 10]), boxes(['s', 2, 2, 10, 10])),
    );
    fc.assert(
      fc.property(fc.constantFrom<QuestionType>('choice', 'box'), fc.array(answer, { maxLength: 7 }), fc.nat(), (type, answers, seed) => {
        const votes = answers.map((each, n) => ({ labeler: personOf(n), answer: each }));
        expect(decideAnswer(type, shuffled(votes, seededRandom(seed)), RULE)).toEqual(decideAnswer(type, votes, RULE));
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(decide('box', [boxes(['s', 1.5, 2, 3, 4])])).toMatchObject({ is: 'decided', share: 1, value: { regions: [{ label: 's', shape: { x: 1.5, width: 3 } }] } });
  });

  it('on points, polygons and rotated boxes is what most drew: points averaged, of the others the one in the middle', () => {
    expect(decide('point', [points(['eye', 10, 10]), points(['eye', 12, 10]), points(['eye', 11, 13], ['eye', 90, 90])])).toMatchObject({
      is: 'decided',
      share: 1 - 1 / 3,
      value: { type: 'point', regions: [{ id: 'c1', label: 'eye', shape: { kind: 'point', x: 11, y: 11 } }] },
    });
    const turned = (angle: number) => regionsAnswer('rotated-box', [{ label: 'ship', shape: { kind: 'rotated-box', x: 50, y: 50, width: 40, height: 20, angle } }]);
    expect(decide('rotated-box', [turned(0), turned(5), turned(10)])).toMatchObject({ is: 'decided', share: 1, value: { regions: [{ shape: { kind: 'rotated-box', angle: 5 } }] } });
    expect(decide('polygon', [regionsAnswer('polygon', []), regionsAnswer('polygon', [])])).toMatchObject({ is: 'decided', value: { type: 'polygon', regions: [] } });
  });

  it('on attributes is by vote of those who drew the region; what must be answered and is not decided leaves it undecided', () => {
    const eye = (attributes: AttributeValues, x = 10) => regionsAnswer('point', [{ label: 'eye', shape: { kind: 'point', x, y: 10 }, attributes }]);
    const colour = (label: string): AttributeValues => ({ colour: { type: 'choice', label: label as LabelId } });
    const about = (required: boolean): Attribute => ({ type: 'choice', id: 'colour' as QuestionId, prompt: 'Colour?', required, labels: [] });
    const of = (answers: readonly Answer[], required: boolean, rule = RULE) => decideAnswer('point', answers.map((each, n) => ({ labeler: personOf(n), answer: each })), rule, [about(required)]);
    expect(of([eye(colour('blue')), eye(colour('blue')), eye(colour('grey'))], true)).toMatchObject({ is: 'decided', share: 2 / 3, value: { regions: [{ attributes: colour('blue') }] } });
    expect(of([eye(colour('blue')), eye(colour('grey'))], true)).toEqual(undecided('tie', 0.5, 2));
    expect(of([eye({}), eye({})], true)).toEqual(undecided('no-answers', 0, 2));
    expect(of([eye(colour('blue')), eye(colour('blue')), eye(colour('grey'))], true, { threshold: 0.9, atLeast: 1 })).toEqual(undecided('below-threshold', 2 / 3, 3));
    const open = of([eye(colour('blue')), eye(colour('grey'))], false);
    expect(open.is === 'decided' && open.value).toEqual({ type: 'point', regions: [{ id: 'c1', label: 'eye', shape: { kind: 'point', x: 10, y: 10 } }] });
    // An attribute that is not asked any more is not released.
    expect(decide('point', [eye(colour('blue')), eye(colour('blue'))])).toMatchObject({ is: 'decided', value: { regions: [{ id: 'c1', label: 'eye', shape: { x: 10 } }] } });
  });
});
