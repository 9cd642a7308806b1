import { expect, it } from 'vitest';
import type { QuestionId } from '../../../../shared/model/ids.ts';
import { lanesInUse } from '../../../../shared/project/views/lanes-in-use.ts';
import { audioFacts, boxes, QUESTION, questionOf, regionsAnswer, Story } from '../../../support/story.ts';

const onLane = (lane: number) => regionsAnswer('span', [{ label: 'speech', shape: { kind: 'span', start: 0, end: 1, lane } }]);

it('counts the lanes that any answer or decision ever reached to, per question', () => {
  const story = new Story().people(2).publish(questionOf('span', ['speech'], 'audio')).samples(['a.wav', 'b.wav'], audioFacts).open(['a.wav', 'b.wav'], 2);
  expect(lanesInUse(story.state, QUESTION)).toBe(0);
  story.answer(1, 'a.wav', onLane(0));
  expect(lanesInUse(story.state, QUESTION)).toBe(1);
  story.answer(2, 'a.wav', onLane(2));
  story.answer(2, 'a.wav', onLane(1)); // replaced, but undo brings the third lane back
  expect(lanesInUse(story.state, QUESTION)).toBe(3);
  story.decide('b.wav', onLane(4));
  story.answer(1, 'b.wav', boxes(['speech', 0, 0, 1, 1]));
  expect(lanesInUse(story.state, QUESTION)).toBe(5);
  expect(lanesInUse(story.state, 'other' as QuestionId)).toBe(0);
});
