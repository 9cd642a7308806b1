/* Peaks and spectrograms are a cache: whatever happens to it, they are measured again. */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkingDatabase } from '../../../renderer/storage/database.ts';
import { SoundStore } from '../../../renderer/storage/sound-store.ts';
import { WorkingStore } from '../../../renderer/storage/working-store.ts';
import { makeStamp } from '../../../shared/history/clock.ts';
import type { CommitId, ProjectId } from '../../../shared/model/ids.ts';
import type { SoundSurvey } from '../../../shared/signal/sound-survey.ts';
import { personOf, sampleOf, writerOf } from '../../support/story.ts';

const SURVEY: SoundSurvey = { frames: 1000, peak: 0.5, loudness: undefined, clipped: 0, isSilent: false, noiseFloor: -60 };
const bytes = (length: number, value = 1) => new Uint8Array(length).fill(value);

let stores = 0;
let db: WorkingDatabase;
let now: number;
const storeOf = (mostBytes: number) => new SoundStore(db, { mostBytes, now: () => (now += 100_000) });

beforeEach(() => {
  now = 0;
  db = new WorkingDatabase(`sound-store-test-${(stores += 1)}`);
});
afterEach(() => db.close());

describe('what was computed of a recording', () => {
  it('comes back by the recording and the tile, and nothing else does', async () => {
    const store = storeOf(1000);
    await store.keepPeaks('a', bytes(100), SURVEY);
    await store.keepTile('a', 'mean/512/0', bytes(50, 2));
    expect(await store.peaks('a')).toEqual({ bytes: bytes(100), survey: SURVEY });
    expect(await store.tile('a', 'mean/512/0')).toEqual(bytes(50, 2));
    expect([await store.peaks('b'), await store.tile('a', 'mean/512/1'), await store.tile('b', 'mean/512/0')]).toEqual([undefined, undefined, undefined]);
  });

  it('is forgotten when the room is needed, what was used longest ago first, peaks and tiles alike', async () => {
    const store = storeOf(1000);
    await store.keepPeaks('a', bytes(300), SURVEY);
    await store.keepTile('b', '0', bytes(300));
    await store.keepTile('b', '1', bytes(300));
    await store.peaks('a');
    await store.keepTile('b', '2', bytes(300));
    expect(await Promise.all([store.peaks('a'), store.tile('b', '0'), store.tile('b', '1'), store.tile('b', '2')])).toEqual([expect.anything(), undefined, expect.anything(), expect.anything()]);
  });

  it('never takes more than its room, however often the same is written and whatever was there before', async () => {
    for (let n = 0; n < 40; n++) await storeOf(1000).keepTile('a', String(n % 7), bytes(100 + n));
    const sizes = await db.spectrograms.toArray((rows) => rows.map(({ size }) => size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1000);
    expect(sizes.length).toBeGreaterThan(4);
  });

  it('is not kept when it alone is larger than the room', async () => {
    const store = storeOf(1000);
    await store.keepTile('a', 'small', bytes(100));
    await store.keepTile('a', 'large', bytes(1001));
    expect([await store.tile('a', 'large'), await store.tile('a', 'small')]).toEqual([undefined, bytes(100)]);
  });

  it('is not given back when it is damaged', async () => {
    const store = storeOf(1000);
    for (const damaged of [{ sample: 'a' }, { sample: 'a', used: 1, size: 4, bytes: bytes(3), survey: SURVEY }, { sample: 'a', used: 1, size: 3, bytes: bytes(3), survey: { frames: 'many' } }, { sample: 'a', used: 1, size: 3, bytes: 'abc', survey: SURVEY }]) {
      await db.table('surveys').put(damaged);
      expect(await store.peaks('a')).toBeUndefined();
    }
    await db.table('spectrograms').put({ key: 'a/0', used: 1, size: 9, bytes: null });
    expect(await store.tile('a', '0')).toBeUndefined();
    await store.keepPeaks('a', bytes(5), SURVEY);
    expect(await store.peaks('a')).toBeDefined();
  });

  it('is nothing in a store that is closed or forbidden, without an error', async () => {
    const store = storeOf(1000);
    db.close();
    await store.keepPeaks('a', bytes(5), SURVEY);
    await store.keepTile('a', '0', bytes(5));
    expect([await store.peaks('a'), await store.tile('a', '0')]).toEqual([undefined, undefined]);
  });
});

it('a working store from before sounds were kept opens with its outbox and pictures whole', async () => {
  const name = `old-store-${stores}`;
  const old = new Dexie(name);
  old.version(1).stores({ snapshots: 'project', outbox: '++n, project', thumbnails: 'sample' });
  const project = 'project-1' as ProjectId;
  const commit = { id: 'ab'.repeat(16) as CommitId, at: makeStamp(7, 0, writerOf(1)), by: personOf(1), changes: [{ kind: 'sample-tagged/1' as const, key: [sampleOf('a.png'), 'blurred'] as const, value: '' }] };
  await old.table('outbox').add({ project, commit });
  await old.table('thumbnails').put({ sample: sampleOf('a.png'), picture: new Blob(['webp']) });
  old.close();
  const store = new WorkingStore(new WorkingDatabase(name));
  expect(await store.outbox(project)).toEqual([commit]);
  expect(await store.thumbnail(sampleOf('a.png'))).toBeDefined();
  await store.sounds.keepTile('a', '0', bytes(5));
  expect(await store.sounds.tile('a', '0')).toEqual(bytes(5));
  store.close();
});
