import { describe, expect, it } from 'vitest';
import { onlyPicked, pickedCases, withPicked } from '../../../../renderer/features/review/picked-cases.ts';
import { choice, sampleOf } from '../../../support/story.ts';
import { reviewStory } from './review-story.ts';

describe('pickedCases', () => {
  it('hold samples on which all agree too', () => {
    const told = reviewStory();
    told.answer(1, 'b.png', choice('y'));
    const found = pickedCases(told.state, [sampleOf('b.png'), sampleOf('a.png')]);
    expect(found.map(({ sample, score, pattern }) => [sample, score > 0, pattern])).toEqual([
      [sampleOf('b.png'), false, 'y'],
      [sampleOf('a.png'), true, 'x / y'],
    ]);
  });
});

describe('withPicked', () => {
  it('adds only what the queue does not hold, and leaves a complete queue as it is', () => {
    const { state } = reviewStory();
    const queue = pickedCases(state, [sampleOf('a.png'), sampleOf('b.png')]);
    const more = pickedCases(state, [sampleOf('b.png'), sampleOf('c.png')]);
    expect(withPicked(queue, more).map(({ sample }) => sample)).toEqual(['a.png', 'b.png', 'c.png'].map(sampleOf));
    expect(withPicked(queue, queue)).toBe(queue);
    expect(onlyPicked(withPicked(queue, more), [sampleOf('c.png')])).toEqual(more.slice(1));
  });
});
