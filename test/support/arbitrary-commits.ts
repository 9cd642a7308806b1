import * as fc from 'fast-check';
import { sha256OfText } from '../../shared/basics/hash.ts';
import { encodeUtf8 } from '../../shared/basics/utf8.ts';
import { type Change, changeTo } from '../../shared/history/change.ts';
import { makeStamp } from '../../shared/history/clock.ts';
import { encodeLine } from '../../shared/history/codec.ts';
import type { Commit, NewCommit } from '../../shared/history/commit.ts';
import type { CommitId, ContentHash, PersonId, QuestionId, RoundId, SampleId, WriterId } from '../../shared/model/ids.ts';
import { regionsAnswer } from './arbitrary-regions.ts';

const shortId = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/);
const hex = (digits: number) => fc.array(fc.constantFrom(...'0123456789abcdef'.split('')), { minLength: digits, maxLength: digits }).map((all) => all.join(''));
const anyText = (max: number) => fc.string({ unit: 'binary', maxLength: max });

const answer = fc.oneof(
  { weight: 1, arbitrary: regionsAnswer },
  { weight: 2, arbitrary: fc.constant({ is: 'cant-tell' as const }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('skipped' as const), reason: anyText(20) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('value' as const), value: fc.record({ type: fc.constant('text' as const), text: anyText(30) }) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('value' as const), value: fc.record({ type: fc.constant('rating' as const), level: fc.integer({ min: 0, max: 1000 }) }) }) },
);

/** Changes of a few kinds, with the texts and numbers that are hard to write down. */
export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('sample-tagged/1' as const),
    key: fc.tuple(hex(64) as fc.Arbitrary<SampleId>, fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })),
    value: fc.option(anyText(40)),
  }),
  fc
    .tuple(
      fc.tuple(shortId as fc.Arbitrary<RoundId>, hex(64) as fc.Arbitrary<SampleId>, shortId as fc.Arbitrary<PersonId>, fc.integer({ min: 1, max: 9999 }).map(String)),
      fc.option(
        fc.record({
          answers: fc.dictionary(shortId as fc.Arbitrary<QuestionId>, answer, { maxKeys: 4, noNullPrototype: true }),
          seconds: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs), // JSON has no −0
          labelSet: hex(64) as fc.Arbitrary<ContentHash>,
          sawOthers: fc.boolean(),
        }),
      ),
    )
    .map(([key, value]): Change => changeTo('annotation', key, value)),
);

const WRITER = 'abcdef0123456789' as WriterId;

/** A commit as the app makes it. */
export const anyCommit: fc.Arbitrary<NewCommit> = fc
  .record({
    id: hex(32) as fc.Arbitrary<CommitId>,
    ms: fc.integer({ min: 0, max: 9_999_999_999_999 }),
    by: shortId as fc.Arbitrary<PersonId>,
    undoes: fc.option(hex(32) as fc.Arbitrary<CommitId>, { nil: undefined }),
    changes: fc.uniqueArray(anyChange, { minLength: 1, maxLength: 4, selector: ({ kind, key }) => JSON.stringify([kind, key]) }),
  })
  .map(({ id, ms, by, undoes, changes }) => ({ id, at: makeStamp(ms, 0, WRITER), by, ...(undoes === undefined ? {} : { undoes }), changes }));

/** The commits as they stand in one writer's file. */
export function chained(commits: readonly NewCommit[], writer: WriterId = WRITER): readonly Commit[] {
  const chain: Commit[] = [];
  let prev: string | null = null;
  for (const [index, commit] of commits.entries()) {
    const next: Commit = { ...commit, v: 1, device: writer, seq: index + 1, prev };
    chain.push(next);
    prev = sha256OfText(encodeLine(next));
  }
  return chain;
}

/** The bytes of a history file of these commits. */
export function fileBytes(chain: readonly Commit[]): Uint8Array<ArrayBuffer> {
  return encodeUtf8(chain.map((commit) => `${encodeLine(commit)}\n`).join(''));
}
