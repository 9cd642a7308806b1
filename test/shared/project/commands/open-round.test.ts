import { describe, expect, it } from 'vitest';
import type { Round } from '../../../../shared/model/round.ts';
import { extendRound, openRound } from '../../../../shared/project/commands/open-round.ts';
import { findRound, queue } from '../../../../shared/project/views/rounds.ts';
import { personOf, questionOf, ROUND, sampleOf, Story } from '../../../support/story.ts';

const names = (n: number, from = 0) => Array.from({ length: n }, (_, at) => `${from + at}.png`);

function opened(count: number): Story {
  const all = names(count + 10);
  return new Story().people(3).publish(questionOf('choice', ['x'])).samples(all).open(names(count), 3, { perSample: 2 });
}

describe('opening a round', () => {
  it('writes down the assignment in pieces of a thousand, duplicates dropped', () => {
    const terms = findRound(opened(3).state, ROUND)?.round as Round;
    const ids = names(2500).map(sampleOf);
    const changes = openRound(ROUND, terms, [...ids, ...ids.slice(0, 5)]);
    expect(changes.map(({ kind, key }) => [kind, key[1]])).toEqual([
      ['round-opened/1', undefined],
      ['samples-assigned/1', '0'],
      ['samples-assigned/1', '1'],
      ['samples-assigned/1', '2'],
    ]);
    const assigned = changes.flatMap((change) => (change.kind === 'samples-assigned/1' ? (change.value?.samples ?? []) : []));
    expect(assigned).toEqual(ids);
  });

  it('can be extended: old samples keep their labelers and each queue its order', () => {
    const story = opened(30);
    const before = findRound(story.state, ROUND);
    if (before === undefined) throw new Error('no round');
    const labelers = before.round.labelers;
    const queues = labelers.map((labeler) => queue(story.state, before, labeler));

    story.say(personOf(0), extendRound(story.state, ROUND, names(40).map(sampleOf)));
    const after = findRound(story.state, ROUND);
    if (after === undefined) throw new Error('no round');
    expect(after.samples).toEqual(names(40).map(sampleOf));
    expect(after.labelersOf.slice(0, 30)).toEqual(before.labelersOf);
    const loads = labelers.map((labeler) => after.labelersOf.filter((list) => list.includes(labeler)).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    labelers.forEach((labeler, at) => {
      const old = new Set(before.samples);
      expect(queue(story.state, after, labeler).filter((sample) => old.has(sample))).toEqual(queues[at]);
    });
  });

  it('adds nothing when all samples are in the round, or there is no such round', () => {
    const story = opened(5);
    expect(extendRound(story.state, ROUND, names(5).map(sampleOf))).toEqual([]);
    expect(extendRound(story.state, 'r9' as typeof ROUND, names(5).map(sampleOf))).toEqual([]);
  });
});
