import { describe, expect, it } from 'vitest';
import { labelerAnswers } from '../../../../renderer/features/review/labeler-answers.ts';
import type { RoundId } from '../../../../shared/model/ids.ts';
import { choice, ROUND } from '../../../support/story.ts';
import { caseOf, PATHS, reviewStory } from './review-story.ts';

describe('labelerAnswers', () => {
  it('are in the order in which people were added, by name and own colour', () => {
    expect(labelerAnswers(reviewStory().state, caseOf('a.png'), false).map(({ name, color }) => [name, color])).toEqual([['Labeler 1', 2], ['Labeler 2', 3], ['Labeler 3', 4]]);
  });

  it('are without names, and not always in the same order, when names are hidden', () => {
    const { state } = reviewStory();
    const orders = PATHS.map((path) => labelerAnswers(state, caseOf(path), true));
    for (const answers of orders) expect(answers.map(({ name, color }) => [name, color])).toEqual([['Labeler 1', 1], ['Labeler 2', 2], ['Labeler 3', 3]]);
    expect(new Set(orders.map((answers) => answers.map(({ labeler }) => labeler).join())).size).toBeGreaterThan(1);
    expect(labelerAnswers(state, caseOf('a.png'), true)).toEqual(orders[0]);
  });

  it('are of the case’s round, first pass only', () => {
    const told = reviewStory();
    told.answer(1, 'a.png', choice('y'), {}, ROUND, 2);
    told.open(PATHS, 1, { name: 'Round 2' }, 'r2' as RoundId).answer(1, 'a.png', choice('y'), {}, 'r2' as RoundId);
    expect(labelerAnswers(told.state, caseOf('a.png'), false).map(({ answer }) => answer)).toEqual([choice('x'), choice('y'), choice('y')]);
  });
});
