/* H4: the working store is a cache and an outbox; whatever happens to it, the files have everything. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkingDatabase } from '../../../renderer/storage/database.ts';
import { WorkingStore } from '../../../renderer/storage/working-store.ts';
import { changeTo, setsRegister } from '../../../shared/history/change.ts';
import { makeStamp } from '../../../shared/history/clock.ts';
import type { NewCommit } from '../../../shared/history/commit.ts';
import { START_OF_FILE } from '../../../shared/history/read-history.ts';
import type { CommitId, ProjectId, SampleId } from '../../../shared/model/ids.ts';
import { foldCommits } from '../../../shared/project/fold.ts';
import { anyCommit } from '../../support/arbitrary-commits.ts';
import { dumpState } from '../../support/dump-state.ts';
import { choice, personOf, questionOf, sampleOf, Story, writerOf } from '../../support/story.ts';

const PROJECT = 'project-1' as ProjectId;
const OTHER = 'project-2' as ProjectId;
const POINTS = { 'a.jsonl': { ...START_OF_FILE, bytes: 120, lines: 2, writer: writerOf(1), seq: 2, head: 'ab' } };

let stores = 0;
let db: WorkingDatabase;
let store: WorkingStore;

beforeEach(() => {
  db = new WorkingDatabase(`working-store-test-${(stores += 1)}`);
  store = new WorkingStore(db);
});
afterEach(() => store.close());

const story = () => new Story().people(2).publish(questionOf('choice', ['cat', 'dog'])).samples(['a.png', 'b.png']).open(['a.png', 'b.png'], 2);

function commitOf(n: number): NewCommit {
  return { id: n.toString(16).padStart(32, '0') as CommitId, at: makeStamp(n, 0, writerOf(1)), by: personOf(1), changes: [{ kind: 'sample-tagged/1', key: [sampleOf('a.png'), `tag ${n}`], value: '' }] };
}

describe('a remembered project', () => {
  it('comes back as it was, with the points up to which its files were read', async () => {
    const told = story();
    told.answer(1, 'a.png', choice('cat'), { note: 'blurred', guideline: 'f'.repeat(64) as never });
    told.answer(2, 'a.png', choice('dog'));
    await store.remember(PROJECT, told.state, POINTS);
    const known = await store.recall(PROJECT);
    expect(dumpState(known?.state ?? foldCommits([]))).toBe(dumpState(told.state));
    expect(known?.points).toEqual(POINTS);
  });

  it('comes back as it was, whatever was committed', async () => {
    const property = fc.asyncProperty(fc.uniqueArray(anyCommit, { maxLength: 12, selector: ({ id }) => id }), async (commits) => {
      const state = foldCommits(commits.map(withinADay));
      await store.remember(PROJECT, state, POINTS);
      const known = await store.recall(PROJECT);
      expect(dumpState(known?.state ?? foldCommits([]))).toBe(dumpState(state));
    });
    await fc.assert(property, { seed: 1, numRuns: 50 });
  });

  it('replaces what was remembered before, and is kept apart from other projects', async () => {
    await store.remember(PROJECT, story().state, POINTS);
    await store.remember(PROJECT, foldCommits([]), {});
    await store.remember(OTHER, story().state, POINTS);
    expect((await store.recall(PROJECT))?.state.commits.length).toBe(0);
    await store.forget(OTHER);
    expect([await store.recall(OTHER), (await store.recall(PROJECT))?.points]).toEqual([undefined, {}]);
  });

  it('is not known when it is of another version, or cannot be read', async () => {
    expect(await store.recall(PROJECT)).toBeUndefined();
    await store.remember(PROJECT, story().state, POINTS);
    const whole = await db.snapshots.get(PROJECT);
    if (whole === undefined) throw new Error('nothing was stored');
    const damages = [
      { ...whole, snapshot: { ...whole.snapshot, version: 0 } },
      { ...whole, snapshot: { ...whole.snapshot, registers: new Uint8Array([255, 254]) } },
      { ...whole, snapshot: { ...whole.snapshot, registers: whole.snapshot.registers.slice(0, -5) } },
      { ...whole, snapshot: { ...whole.snapshot, commits: { ...whole.snapshot.commits, ms: new ArrayBuffer(3) } } },
    ];
    for (const damaged of damages) {
      await db.snapshots.put(damaged);
      expect(await store.recall(PROJECT)).toBeUndefined();
    }
    await db.table('snapshots').put({ project: PROJECT });
    expect(await store.recall(PROJECT)).toBeUndefined();
  });
});

describe('the outbox', () => {
  it('gives commits back in the order in which they came, to their project only', async () => {
    await store.addToOutbox(PROJECT, [commitOf(3), commitOf(1)]);
    await store.addToOutbox(OTHER, [commitOf(7)]);
    await store.addToOutbox(PROJECT, [commitOf(2)]);
    expect((await store.outbox(PROJECT)).map(({ id }) => id)).toEqual([commitOf(3), commitOf(1), commitOf(2)].map(({ id }) => id));
    await store.removeFromOutbox(PROJECT, new Set([commitOf(1).id, commitOf(7).id]));
    expect((await store.outbox(PROJECT)).map(({ id }) => id)).toEqual([commitOf(3).id, commitOf(2).id]);
    expect(await store.outbox(OTHER)).toEqual([commitOf(7)]);
  });

  it('keeps commits exactly as they are', async () => {
    const property = fc.asyncProperty(anyCommit, async (commit) => {
      await store.addToOutbox(PROJECT, [commit]);
      expect((await store.outbox(PROJECT)).at(-1)).toEqual(commit);
    });
    await fc.assert(property, { seed: 1, numRuns: 50 });
  });

  it('survives that the remembered project is forgotten', async () => {
    await store.addToOutbox(PROJECT, [commitOf(1)]);
    await store.forget(PROJECT);
    expect(await store.outbox(PROJECT)).toEqual([commitOf(1)]);
  });
});

describe('small pictures', () => {
  it('are kept by sample', async () => {
    const picture = new Blob(['webp'], { type: 'image/webp' });
    await store.keepThumbnail(sampleOf('a.png'), picture);
    expect(await store.thumbnail('0'.repeat(64) as SampleId)).toBeUndefined();
    expect(await store.thumbnail(sampleOf('a.png'))).toBeDefined();
  });
});

describe('a store that is damaged, full or forbidden', () => {
  it('knows nothing, takes nothing, and says so only where work depends on it', async () => {
    store.close();
    await store.remember(PROJECT, story().state, POINTS);
    await store.keepThumbnail(sampleOf('a.png'), new Blob([]));
    await store.forget(PROJECT);
    await store.removeFromOutbox(PROJECT, new Set([commitOf(1).id]));
    expect([await store.recall(PROJECT), await store.thumbnail(sampleOf('a.png')), await store.outbox(PROJECT)]).toEqual([undefined, undefined, []]);
    expect(await store.addToOutbox(PROJECT, [commitOf(1)])).toBe(false);
  });
});

/** Active seconds are kept as 32-bit floats, which have no room for what nobody takes. */
function withinADay(commit: NewCommit): NewCommit {
  const changes = commit.changes.map((change) =>
    setsRegister(change, 'annotation') && change.value !== null ? changeTo('annotation', change.key, { ...change.value, seconds: change.value.seconds % 86_400 }) : change,
  );
  return { ...commit, changes };
}
