import { describe, expect, it } from 'vitest';
import type { Question } from '../../../shared/model/label-set.ts';
import { questionsAsked } from '../../../shared/release/questions-asked.ts';
import { choice, questionOf, Story } from '../../support/story.ts';

const PATHS = ['1.png', '2.png', '3.png', '4.png'];
const old = questionOf('choice', ['x', 'y']);
const later = { ...old, id: 'later' as Question['id'], prompt: 'And how bad is it?' };

function labeled(): Story {
  const told = new Story().people(1).publish(old).samples(PATHS).open(PATHS, 1);
  for (const path of PATHS) told.answer(1, path, choice('x'));
  return told;
}

const leftOut = (told: Story) => questionsAsked(told.state).flatMap((share) => (share.leftOut ? [[share.question.id, share.asked, share.of]] : []));

describe('which questions a release starts with', () => {
  it('is all of them while every labeled sample was asked all', () => {
    expect(leftOut(labeled())).toEqual([]);
  });

  it('leaves out a new question that must be answered, which would empty the release', () => {
    expect(leftOut(labeled().publish(old, later))).toEqual([['later', 0, 4]]);
  });

  it('keeps a new question that may be left open, and all where nothing would be in', () => {
    expect(leftOut(labeled().publish(old, { ...later, required: false }))).toEqual([]);
    expect(leftOut(labeled().publish(later))).toEqual([]);
  });
});
