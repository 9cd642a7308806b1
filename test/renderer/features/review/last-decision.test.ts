import { describe, expect, it } from 'vitest';
import { lastDecision } from '../../../../renderer/features/review/last-decision.ts';
import { undoChanges } from '../../../../shared/project/undo.ts';
import { choice, personOf, QUESTION, sampleOf } from '../../../support/story.ts';
import { reviewStory } from './review-story.ts';

describe('lastDecision', () => {
  it('is the newest decision, whatever was done since on other screens', () => {
    const told = reviewStory();
    told.decide('a.png', choice('x'));
    const last = told.decide('b.png', choice('y'));
    told.say(personOf(0), [{ kind: 'sample-tagged/1', key: [sampleOf('c.png'), 'odd'], value: '' }]);
    expect(lastDecision(told.state, personOf(0), 'undo')).toEqual({ commit: last.id, sample: sampleOf('b.png'), question: QUESTION });
    expect(lastDecision(told.state, personOf(1), 'undo')).toBeUndefined();
  });

  it('walks back decision by decision, and can be made again', () => {
    const told = reviewStory();
    const first = told.decide('a.png', choice('x'));
    const second = told.decide('b.png', choice('y'));
    const undo = (commit: typeof first) => {
      const changes = undoChanges(told.state, commit.id, personOf(0));
      return told.say(personOf(0), changes.ok ? changes.value : [], commit.id);
    };
    const undone = undo(second);
    expect(lastDecision(told.state, personOf(0), 'undo')?.commit).toBe(first.id);
    expect(lastDecision(told.state, personOf(0), 'redo')).toEqual({ commit: undone.id, sample: sampleOf('b.png'), question: QUESTION });
    undo(undone);
    expect(told.state.registers.value('adjudication', sampleOf('b.png'), QUESTION)?.answer).toEqual(choice('y'));
  });
});
