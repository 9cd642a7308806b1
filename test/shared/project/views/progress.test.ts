import { describe, expect, it } from 'vitest';
import { progress } from '../../../../shared/project/views/progress.ts';
import { choice, personOf, questionOf, ROUND, sampleOf, skipped, Story } from '../../../support/story.ts';

function story(): Story {
  return new Story().people(2).publish(questionOf('choice', ['x'])).samples(['1.png', '2.png', '3.png']).open(['1.png', '2.png', '3.png'], 2);
}

describe('progress', () => {
  it('counts what is assigned, done, skipped, and the seconds of what is done', () => {
    const told = story();
    told.answer(1, '1.png', choice('x'), { seconds: 4 });
    told.answer(1, '1.png', choice('x'), { seconds: 6 });
    told.answer(1, '2.png', skipped('too dark'), { seconds: 1 });
    told.answer(1, '2.png', choice('x'), {}, ROUND, 2);
    expect(progress(told.state).get(ROUND)).toEqual([
      { labeler: personOf(1), assigned: 3, done: 2, skipped: 1, seconds: 7 },
      { labeler: personOf(2), assigned: 3, done: 0, skipped: 0, seconds: 0 },
    ]);
  });

  it('leaves excluded samples out, so that a round can be finished', () => {
    const told = story();
    told.answer(1, '1.png', choice('x'));
    told.say(personOf(0), ['1.png', '2.png'].map((path) => ({ kind: 'sample-excluded/1' as const, key: [sampleOf(path)] as const, value: { reason: 'blurred' } })));
    expect(progress(told.state).get(ROUND)?.[0]).toEqual({ labeler: personOf(1), assigned: 1, done: 0, skipped: 0, seconds: 0 });
  });

  it('adds the work of merged persons together', () => {
    const told = story();
    told.answer(1, '1.png', choice('x'));
    told.answer(2, '2.png', choice('x'));
    told.say(personOf(0), [{ kind: 'person-merged/1', key: [personOf(2)], value: { into: personOf(1) } }]);
    expect(progress(told.state).get(ROUND)?.map(({ labeler, done }) => [labeler, done])).toEqual([[personOf(1), 2]]);
  });
});
