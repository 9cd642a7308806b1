import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../shared/basics/utf8.ts';
import { decodeLine, encodeLine, MAX_LINE } from '../../../shared/history/codec.ts';
import { doublySetRegister } from '../../../shared/history/commit.ts';
import { makeStamp } from '../../../shared/history/clock.ts';
import type { WriterId } from '../../../shared/model/ids.ts';
import { anyCommit, chained } from '../../support/arbitrary-commits.ts';
import { goldenCommits } from '../../support/golden-history.ts';

const [golden] = goldenCommits();
if (golden === undefined) throw new Error('no golden commit');
const line = encodeLine(golden);
const changed = (members: object) => JSON.stringify({ ...(JSON.parse(line) as object), ...members });

describe('a line of history', () => {
  it('decodes to the commit it was made of, through UTF-8, and encodes to the same bytes again', () => {
    fc.assert(
      fc.property(fc.array(anyCommit, { maxLength: 4 }), (commits) => {
        for (const commit of chained(commits)) {
          const text = encodeLine(commit);
          expect(text).not.toContain('\n');
          const through = decodeUtf8(encodeUtf8(text));
          const decoded = decodeLine(through.ok ? through.value : '');
          expect(decoded).toEqual({ ok: true, value: { commit, unknownKinds: [] } });
          expect(decoded.ok && encodeLine(decoded.value.commit)).toBe(text);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('keeps a commit’s stamp when another writer had to save it', () => {
    const stamped = { ...golden, at: makeStamp(1, 0, 'f'.repeat(16) as WriterId) };
    expect(decodeLine(encodeLine(stamped))).toMatchObject({ ok: true, value: { commit: { at: stamped.at } } });
  });

  it.each([
    ['no JSON', line.slice(0, -1), 'not JSON'],
    ['nothing', '', 'not JSON'],
    ['another value', 'null', 'an object'],
    ['no id', changed({ id: undefined }), 'id'],
    ['a short id', changed({ id: 'ab' }), 'id'],
    ['an upper-case hash', changed({ prev: 'A'.repeat(64) }), 'prev'],
    ['seq 0', changed({ seq: 0 }), 'seq'],
    ['no changes', changed({ changes: [] }), 'changes'],
    ['a change without kind', changed({ changes: [{ key: [], value: null }] }), 'changes[0].kind'],
    ['a key of the wrong length', changed({ changes: [{ kind: 'person-added/1', key: [], value: null }] }), 'changes[0].key'],
    ['a key with a path in it', changed({ changes: [{ kind: 'person-added/1', key: ['../x'], value: null }] }), 'changes[0].key[0]'],
    ['a value of the wrong type', changed({ changes: [{ kind: 'person-added/1', key: ['p'], value: { name: 1 } }] }), 'changes[0].value.name'],
    ['an absent value', changed({ changes: [{ kind: 'person-added/1', key: ['p'] }] }), 'changes[0].value'],
    ['a register set twice', changed({ changes: [golden.changes[0], golden.changes[0]] }), 'two changes of the register'],
    ['version 0', changed({ v: 0 }), 'v'],
  ])('with %s is damaged, and says where', (_what, text, where) => {
    expect(decodeLine(text)).toMatchObject({ ok: false, problem: { code: 'damaged-line', detail: expect.stringContaining(where) as string } });
  });

  it('of a newer version is told apart from a damaged one, whatever else it says (H6)', () => {
    expect(decodeLine(JSON.stringify({ v: 2, anything: true }))).toEqual({ ok: false, problem: { code: 'newer-line', version: 2 } });
  });

  it('with kinds that this version does not know keeps what it knows and names the rest (H6)', () => {
    const changes = [...golden.changes, { kind: 'person-added/2', key: ['x'], value: {} }, { kind: 'constructor/1', key: [], value: {} }];
    expect(decodeLine(changed({ changes }))).toMatchObject({ ok: true, value: { commit: { changes: golden.changes }, unknownKinds: ['person-added/2', 'constructor/1'] } });
  });

  it('too long to be read is never parsed', () => {
    expect(decodeLine(' '.repeat(MAX_LINE + 1))).toMatchObject({ ok: false, problem: { detail: 'the line is too long' } });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.jsonValue().map((value) => changed({ changes: [value] }))), (text) => {
        expect(typeof decodeLine(text).ok).toBe('boolean');
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('one commit sets a register once', () => {
  it('also through different versions of a kind: the register counts', () => {
    const [change] = golden.changes;
    if (change === undefined) throw new Error('no change');
    expect(doublySetRegister([change])).toBe(undefined);
    expect(doublySetRegister([change, change])).toBe('["person","lea"]');
  });
});
