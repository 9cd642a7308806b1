import { describe, expect, it } from 'vitest';
import { decidedWorkOf } from '../../../../renderer/features/review/decided-work.ts';
import type { RoundId } from '../../../../shared/model/ids.ts';
import { choice, personOf } from '../../../support/story.ts';
import { reviewStory } from './review-story.ts';

describe('decidedWorkOf', () => {
  it('sets a labeler’s own answers beside what was decided', () => {
    const told = reviewStory();
    told.decide('a.png', choice('y'), 'look again');
    const [row, ...more] = decidedWorkOf(told.state, personOf(1));
    expect([row?.path, row?.mine, row?.decision.answer, row?.decision.reason, more.length]).toEqual(['a.png', choice('x'), choice('y'), 'look again', 0]);
  });

  it('keeps quiet about samples that the labeler is still to answer in an open round', () => {
    const told = reviewStory();
    told.decide('a.png', choice('y'));
    told.open(['a.png'], 3, { name: 'Round 2' }, 'r2' as RoundId);
    expect(decidedWorkOf(told.state, personOf(1))).toEqual([]);
    told.answer(1, 'a.png', choice('x'), {}, 'r2' as RoundId);
    expect(decidedWorkOf(told.state, personOf(1))).toHaveLength(2);
  });
});
