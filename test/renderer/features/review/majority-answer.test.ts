import { describe, expect, it } from 'vitest';
import { onSample } from '../../../../renderer/features/review/averaged-region.ts';
import { majorityAnswer } from '../../../../renderer/features/review/majority-answer.ts';
import { regionsOf } from '../../../../renderer/features/review/labeler-answers.ts';
import type { Answer } from '../../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../../shared/model/ids.ts';
import type { Question } from '../../../../shared/model/label-set.ts';
import { audioFacts, boxes, CANT_TELL, choice, imageFacts, multichoice, questionOf, rating, regionsAnswer, skipped, spans, transcript } from '../../../support/story.ts';

const image = imageFacts('a.png');
const sound = audioFacts('a.wav');
const id = () => 'new' as RegionId;
const most = (type: Parameters<typeof questionOf>[0], ...answers: Answer[]) => majorityAnswer(questionOf(type, ['a', 'b', 'c']), answers, type === 'span' ? sound : image, id);

describe('majorityAnswer', () => {
  it('is the label, level or wording of more than half', () => {
    expect(most('choice', choice('a'), choice('b'), choice('a'))).toEqual(choice('a'));
    expect(most('rating', rating(1), rating(1), rating(4))).toEqual(rating(1));
    expect(most('text', transcript('turn it off'), transcript('turn it of'), transcript('turn  it off '))).toEqual(transcript('turn it off'));
  });

  it('is none for a tie, or where only a few of many agree', () => {
    expect(most('choice', choice('a'), choice('b'))).toBeUndefined();
    expect(most('choice', choice('a'), choice('a'), choice('b'), choice('c'))).toBeUndefined();
  });

  it('is none for a single answer; can’t tell and skipped do not count', () => {
    expect(most('choice', choice('a'), CANT_TELL, skipped('blurred'))).toBeUndefined();
    expect(most('choice', choice('a'), choice('a'), CANT_TELL)).toEqual(choice('a'));
  });

  it('takes each label of a set for itself', () => {
    expect(most('multichoice', multichoice('a', 'b'), multichoice('b', 'c'), multichoice('b'))).toEqual(multichoice('b'));
  });

  it('takes boxes that more than half have drawn, at their average place', () => {
    const answer = most('box', boxes(['a', 0, 0, 100, 100]), boxes(['a', 2, 2, 100, 100], ['b', 300, 300, 20, 20]), boxes(['a', 4, 4, 100, 100]));
    expect(regionsOf(answer)).toEqual([{ id: 'new', label: 'a', shape: { kind: 'box', x: 2, y: 2, width: 100, height: 100 } }]);
  });

  it('leaves out boxes whose label is a tie', () => {
    const sure = ['a', 300, 300, 50, 50] as const;
    const answer = most('box', boxes(sure, ['a', 0, 0, 100, 100]), boxes(sure, ['b', 0, 0, 100, 100]));
    expect(regionsOf(answer).map(({ shape }) => shape)).toEqual([{ kind: 'box', x: 300, y: 300, width: 50, height: 50 }]);
  });

  it('is “nothing” only where more than half said so, not where all said something else', () => {
    expect(most('box', boxes(), boxes(), boxes(['a', 0, 0, 9, 9]))).toEqual(boxes());
    expect(most('box', boxes(), boxes(['a', 50, 50, 9, 9]), boxes(['a', 0, 0, 9, 9]))).toBeUndefined();
    expect(most('multichoice', multichoice(), multichoice(), multichoice('a'))).toEqual(multichoice());
    expect(most('multichoice', multichoice('a'), multichoice('b'))).toBeUndefined();
  });

  it('puts averaged spans on whole audio samples', () => {
    const [span] = regionsOf(most('span', spans(['a', 1, 2]), spans(['a', 1.0001, 2.0001])));
    expect(span?.shape).toEqual({ kind: 'span', start: onSample(1.00005, 16_000), end: onSample(2.00005, 16_000), lane: 0 });
  });

  it('takes points at their mean, polygons as somebody drew them, and what most say about them', () => {
    const colour = (label: string) => ({ colour: { type: 'choice', label: label as LabelId } }) as const;
    const eye = (x: number, said: string) => regionsAnswer('point', [{ label: 'a', shape: { kind: 'point', x, y: 5 }, attributes: colour(said) }]);
    const asked = { ...questionOf('point', ['a']), attributes: [{ type: 'choice', id: 'colour' as QuestionId, prompt: 'Colour?', required: true, labels: [] }] } as Question;
    expect(majorityAnswer(asked, [eye(10, 'blue'), eye(11, 'blue'), eye(12.5, 'grey')], image, id)).toEqual({
      is: 'value',
      value: { type: 'point', regions: [{ id: 'new', label: 'a', shape: { kind: 'point', x: 11.2, y: 5 }, attributes: colour('blue') }] },
    });
    const roof = (x: number) => regionsAnswer('polygon', [{ label: 'a', shape: { kind: 'polygon', points: [[x, 0], [x + 40, 0], [x, 40]] } }]);
    expect(most('polygon', roof(0), roof(1), roof(2))).toMatchObject({ value: { type: 'polygon', regions: [{ shape: { kind: 'polygon', points: [[1, 0], [41, 0], [1, 40]] } }] } });
  });
});
