import { describe, expect, it } from 'vitest';
import { makeStamp } from '../../../../shared/history/clock.ts';
import type { RoundId } from '../../../../shared/model/ids.ts';
import { findRound, isLate, queue, type RoundEntry, rounds } from '../../../../shared/project/views/rounds.ts';
import { personOf, questionOf, ROUND, sampleOf, START_MS, Story, writerOf } from '../../../support/story.ts';

const PATHS = Array.from({ length: 12 }, (_, at) => `${at}.png`);

function story(): Story {
  return new Story().people(3).publish(questionOf('choice', ['x', 'y'])).samples(PATHS).open(PATHS, 2);
}

function entryOf(of: Story): RoundEntry {
  const entry = findRound(of.state, ROUND);
  if (entry === undefined) throw new Error('no round');
  return entry;
}

describe('rounds', () => {
  it('are numbered in order of opening, with samples and labelers as assigned', () => {
    const told = story().open(PATHS.slice(0, 3), 3, { perSample: 2, name: 'Second' }, 'a-later' as RoundId);
    expect(rounds(told.state).map(({ number, round }) => [number, round.name])).toEqual([
      [1, 'Round 1'],
      [2, 'Second'],
    ]);
    expect(entryOf(told).samples).toEqual(PATHS.map(sampleOf));
    expect(entryOf(told).labelersOf[0]).toEqual([personOf(1), personOf(2)]);
  });

  it('are open until closed, and open again when the closing is taken back', () => {
    const told = story();
    expect(entryOf(told).closedAt).toBeUndefined();
    const closing = told.say(personOf(0), [{ kind: 'round-closed/1', key: [ROUND], value: {} }]);
    expect(entryOf(told).closedAt).toBe(closing.at);
    told.say(personOf(0), [{ kind: 'round-closed/1', key: [ROUND], value: null }]);
    expect(entryOf(told).closedAt).toBeUndefined();
  });

  it('mark work late that was submitted after closing', () => {
    const told = story();
    const at = (second: number) => makeStamp(START_MS + second * 1000, 0, writerOf(2));
    expect(isLate(entryOf(told), at(9999))).toBe(false);
    told.say(personOf(0), [{ kind: 'round-closed/1', key: [ROUND], value: {} }]);
    expect(isLate(entryOf(told), at(1))).toBe(false);
    expect(isLate(entryOf(told), at(9999))).toBe(true);
  });

  it('assign the work of a merged person to whom they were merged into', () => {
    const told = story();
    told.say(personOf(0), [{ kind: 'person-merged/1', key: [personOf(2)], value: { into: personOf(3) } }]);
    expect(entryOf(told).labelersOf[0]).toEqual([personOf(1), personOf(3)]);
    expect(queue(told.state, entryOf(told), personOf(3))).toHaveLength(12);
  });
});

describe('a queue', () => {
  it('holds what is assigned to the labeler, in an own order', () => {
    const told = story();
    const [first, second] = [personOf(1), personOf(2)].map((labeler) => queue(told.state, entryOf(told), labeler));
    expect([...(first ?? [])].sort()).toEqual(PATHS.map(sampleOf).sort());
    expect(first).not.toEqual(second);
    expect(first).not.toEqual(PATHS.map(sampleOf));
    expect(queue(told.state, entryOf(told), personOf(3))).toEqual([]);
  });

  it('keeps its order when samples are excluded and taken back in', () => {
    const told = story();
    const before = queue(told.state, entryOf(told), personOf(1));
    const out = before[4];
    if (out === undefined) throw new Error('too short');
    told.say(personOf(0), [{ kind: 'sample-excluded/1', key: [out], value: { reason: 'blurred' } }]);
    expect(queue(told.state, entryOf(told), personOf(1))).toEqual(before.filter((sample) => sample !== out));
    told.say(personOf(0), [{ kind: 'sample-excluded/1', key: [out], value: null }]);
    expect(queue(told.state, entryOf(told), personOf(1))).toEqual(before);
  });
});
