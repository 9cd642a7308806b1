import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, changeTo } from '../../../../shared/history/change.ts';
import type { PersonId, RoundId } from '../../../../shared/model/ids.ts';
import { applyCommit, foldCommits } from '../../../../shared/project/fold.ts';
import { emptyProjectState } from '../../../../shared/project/project-state.ts';
import { samplesDone } from '../../../../shared/project/views/samples-done.ts';
import { choice, personOf, questionOf, ROUND, sampleOf, Story } from '../../../support/story.ts';

const PATHS = ['a.png', 'b.png', 'c.png'];
const story = () => new Story().people(3).publish(questionOf('choice', ['cat', 'dog'])).samples(PATHS).open(PATHS, 3);
const done = (state: Parameters<typeof samplesDone>[0], labeler: PersonId = personOf(1), round: RoundId = ROUND) => [...samplesDone(state, round, labeler)].sort();

describe('samples done', () => {
  it('are those that the labeler answered in the round, in the first pass', () => {
    const told = story();
    told.answer(1, 'a.png', choice('cat'));
    told.answer(2, 'b.png', choice('cat'));
    told.answer(1, 'c.png', choice('cat'), {}, ROUND, 2);
    told.answer(1, 'b.png', choice('cat'), {}, 'r2' as RoundId);
    expect(done(told.state)).toEqual([sampleOf('a.png')]);
  });

  it('count a correction once, and not what was taken back', () => {
    const told = story();
    told.answer(1, 'a.png', choice('cat'));
    told.answer(1, 'a.png', choice('dog'));
    told.answer(1, 'b.png', choice('cat'));
    told.say(personOf(1), [{ kind: 'annotation-submitted/1', key: [ROUND, sampleOf('b.png'), personOf(1), '1'], value: null }]);
    expect(done(told.state)).toEqual([sampleOf('a.png')]);
  });

  it('are found under every id of a person who was merged, also when one of two answers is taken back', () => {
    const told = story();
    told.answer(1, 'a.png', choice('cat'));
    told.answer(2, 'b.png', choice('cat'));
    told.answer(2, 'a.png', choice('cat'));
    const { state } = told;
    expect(done(state)).toEqual([sampleOf('a.png')]);
    applyCommit(state, told.say(personOf(0), [{ kind: 'person-merged/1', key: [personOf(2)], value: { into: personOf(1) } }]));
    expect(done(state)).toEqual([sampleOf('a.png'), sampleOf('b.png')].sort());
    applyCommit(state, told.say(personOf(2), [{ kind: 'annotation-submitted/1', key: [ROUND, sampleOf('a.png'), personOf(2), '1'], value: null }]));
    expect(done(state)).toEqual([sampleOf('a.png'), sampleOf('b.png')].sort());
  });

  it('asked for while the state grows are those asked for at its end, in any order of arrival', () => {
    const step = fc.record({ labeler: fc.integer({ min: 1, max: 3 }), path: fc.constantFrom(...PATHS), what: fc.constantFrom('cat', 'dog', null), merge: fc.constant(false) });
    const merge = fc.record({ labeler: fc.integer({ min: 2, max: 3 }), path: fc.constant('a.png'), what: fc.constant(null), merge: fc.constant(true) });
    const property = fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: step }, { weight: 1, arbitrary: merge }), { maxLength: 25 }), fc.integer(), (steps, seed) => {
      const told = story();
      for (const { labeler, path, what, merge: isMerge } of steps) {
        const change: Change = isMerge
          ? { kind: 'person-merged/1', key: [personOf(labeler)], value: { into: personOf(1) } }
          : changeTo('annotation', [ROUND, sampleOf(path), personOf(labeler), '1'], what === null ? null : told.annotation(choice(what)));
        told.say(personOf(labeler), [change]);
      }
      const arrivals = told.commits.map((commit, at) => ({ commit, place: Math.imul(at + 1, seed | 1) })).sort((a, b) => a.place - b.place);
      const growing = emptyProjectState();
      for (const { commit } of arrivals) {
        applyCommit(growing, commit);
        for (const labeler of [1, 2, 3]) samplesDone(growing, ROUND, personOf(labeler));
      }
      const whole = foldCommits(told.commits);
      for (const labeler of [1, 2, 3]) expect(done(growing, personOf(labeler))).toEqual(done(whole, personOf(labeler)));
    });
    fc.assert(property, { seed: 1, numRuns: 300 });
  });
});
