import { describe, expect, it } from 'vitest';
import { onlyPicked, pickedCases, withPicked } from '../../../../renderer/features/review/picked-cases.ts';
import type { RoundId } from '../../../../shared/model/ids.ts';
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

  it('keeps to the rounds that were picked, where these are named', () => {
    const { state } = reviewStory();
    const [first] = pickedCases(state, [sampleOf('a.png')]);
    const cases = first === undefined ? [] : [first, { ...first, round: 'later' as RoundId }];
    const { sample } = cases[1] ?? {};
    expect(onlyPicked(cases, [sampleOf('a.png')])).toHaveLength(2);
    expect(onlyPicked(cases, [sampleOf('a.png')], sample === undefined ? [] : [{ sample, round: 'later' as RoundId }])).toEqual(cases.slice(1));
  });
});
