import { describe, expect, it } from 'vitest';
import { recentReasons } from '../../../../renderer/features/review/recent-reasons.ts';
import { choice, QUESTION } from '../../../support/story.ts';
import { reviewStory } from './review-story.ts';

describe('recentReasons', () => {
  it('are each once, newest first, of decisions in force', () => {
    const told = reviewStory();
    told.decide('a.png', choice('x'), 'too short');
    told.decide('b.png', choice('y'), 'clear line');
    told.decide('c.png', choice('y'), 'too short');
    told.decide('b.png', choice('y'), '');
    expect(recentReasons(told.state, QUESTION)).toEqual(['too short']);
  });
});
