import * as fc from 'fast-check';
import { sha256OfText } from '../../shared/basics/hash.ts';
import { type Change, changeTo } from '../../shared/history/change.ts';
import { makeStamp } from '../../shared/history/clock.ts';
import { type NewCommit, doublySetRegister } from '../../shared/history/commit.ts';
import type { CommitId, ContentHash, RoundId } from '../../shared/model/ids.ts';
import { CANT_TELL, QUESTION, ROOT, START_MS, choice, imageFacts, personOf, points, questionOf, sampleOf, writerOf } from './story.ts';

const HASH = 'a'.repeat(64) as ContentHash;
const sample = fc.constantFrom('a', 'b', 'c').map(sampleOf);
const person = fc.integer({ min: 0, max: 2 }).map(personOf);
const round = fc.constantFrom('r1', 'r2') as fc.Arbitrary<RoundId>;
// Of the last one's kind is a second version: registers that different versions set.
const answer = fc.constantFrom(choice('x'), choice('y'), CANT_TELL, points(['x', 1, 2]));

/** A change of one of few registers, so that they clash; one in four takes its register back. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(round, sample, person, fc.constantFrom('1', '2'), answer, fc.boolean()).map(
    ([r, s, p, pass, given, sawOthers]): Change => changeTo('annotation', [r, s, p, pass], { answers: { [QUESTION]: given }, seconds: 1.5, labelSet: HASH, sawOthers }),
  ),
  fc.tuple(sample, answer).map(([s, given]): Change => changeTo('adjudication', [s, QUESTION], { answer: given, reason: '', basedOn: null })),
  sample.map((s): Change => ({ kind: 'sample-added/1', key: [s], value: imageFacts(s) })),
  fc.tuple(sample, fc.constantFrom('1.png', '10.png', '2.png')).map(([s, path]): Change => ({ kind: 'sample-found/1', key: [s, ROOT, path], value: {} })),
  fc.tuple(sample, fc.constantFrom('blurred', 'dark')).map(([s, reason]): Change => ({ kind: 'sample-excluded/1', key: [s], value: { reason } })),
  fc.tuple(sample, fc.constantFrom('night', 'day')).map(([s, tag]): Change => ({ kind: 'sample-tagged/1', key: [s, tag], value: '' })),
  fc.tuple(person, fc.constantFrom('Ada', 'Bo')).map(([p, name]): Change => ({ kind: 'person-added/1', key: [p], value: { name, role: 'labeler', code: 'L1' } })),
  fc.tuple(person, person).map(([p, into]): Change => ({ kind: 'person-merged/1', key: [p], value: { into } })),
  fc.constantFrom(['x'], ['x', 'y']).map((labels): Change => changeTo('label-set', [], { questions: [questionOf('choice', labels)], basedOn: null })),
  fc.constantFrom('one', 'two').map((markdown): Change => ({ kind: 'guideline-published/1', key: [], value: { pages: [{ page: 'general', markdown }], basedOn: null } })),
  fc.tuple(round, fc.integer({ min: 1, max: 3 })).map(
    ([r, seed]): Change => ({
      kind: 'round-opened/1',
      key: [r],
      value: { name: r, labelers: [personOf(0), personOf(1), personOf(2)], perSample: 2, blind: true, repeatRate: 0, checkRate: 0, seed, labelSet: HASH, basedOn: null },
    }),
  ),
  fc.tuple(round, fc.constantFrom('0', '1'), fc.shuffledSubarray([sampleOf('a'), sampleOf('b'), sampleOf('c')])).map(
    ([r, piece, samples]): Change => ({ kind: 'samples-assigned/1', key: [r, piece], value: { samples, labelers: samples.map(() => [0, 1]) } }),
  ),
  round.map((r): Change => ({ kind: 'round-closed/1', key: [r], value: {} })),
);

const maybeTakenBack = fc.tuple(change, fc.integer({ min: 0, max: 3 })).map(([each, n]) => (n === 0 ? { ...each, value: null } : each));

const gesture = fc.record({
  writer: fc.integer({ min: 1, max: 3 }),
  second: fc.integer({ min: 0, max: 20 }),
  by: person,
  undoes: fc.option(fc.nat({ max: 60 }), { freq: 4 }),
  changes: fc.array(maybeTakenBack, { minLength: 1, maxLength: 4 }).map(withoutDoubles),
});

/**
 * Up to 60 commits of three writers over few registers: clashes, tombstones, undos, whole seconds that tie, and now and
 * then (a broken writer) one stamp twice.
 */
export const clashingCommits: fc.Arbitrary<readonly NewCommit[]> = fc.array(gesture, { minLength: 1, maxLength: 60 }).map((gestures) =>
  gestures.map(({ writer, second, by, undoes, changes }, at) => ({
    id: idOf(at),
    at: makeStamp(START_MS + second * 1000, 0, writerOf(writer)),
    by,
    ...(undoes === null || undoes >= at ? {} : { undoes: idOf(undoes) }),
    changes,
  })),
);

function idOf(at: number): CommitId {
  return sha256OfText(`commit ${at}`).slice(0, 32) as CommitId;
}

function withoutDoubles(changes: readonly Change[]): readonly Change[] {
  return changes.reduce<Change[]>((kept, each) => (doublySetRegister([...kept, each]) === undefined ? [...kept, each] : kept), []);
}
