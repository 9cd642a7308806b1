/* An open project: from the working store or from the files, always what the files say (H1, H3, H4, H6). */
import 'fake-indexeddb/auto';
import { appendFile, copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProjectSession } from '../../../renderer/state/project-session.ts';
import { stampsFromTheFuture } from '../../../renderer/state/project-session.ts';
import { WorkingDatabase } from '../../../renderer/storage/database.ts';
import { WorkingStore } from '../../../renderer/storage/working-store.ts';
import { sha256OfText } from '../../../shared/basics/hash.ts';
import type { Change } from '../../../shared/history/change.ts';
import { makeStamp, parseStamp } from '../../../shared/history/clock.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import type { NewCommit } from '../../../shared/history/commit.ts';
import type { CommitId } from '../../../shared/model/ids.ts';
import { foldCommits } from '../../../shared/project/fold.ts';
import { undoChanges } from '../../../shared/project/undo.ts';
import { dumpState } from '../../support/dump-state.ts';
import { valueOf } from '../../support/project-host.ts';
import { listening, ProjectWindow } from '../../support/project-window.ts';
import { personOf, sampleOf, writerOf } from '../../support/story.ts';

const ME = personOf(1);
let window: ProjectWindow;

beforeEach(async () => {
  window = await ProjectWindow.make();
});
afterEach(() => window.close());

const tagged = (tag: string, value: string | null = ''): Change => ({ kind: 'sample-tagged/1', key: [sampleOf('a.png'), tag], value });
const tagsOf = ({ state }: ProjectSession) => [...state.registers.all('tag')].filter(({ versions }) => versions.at(-1)?.value !== null).map(({ key }) => key[1]);
const allSaved = async (session: ProjectSession) => vi.waitFor(() => expect(session.outbox.saving).toEqual({ is: 'saved' }));
/** Bytes of history that were read, by the requests that crossed the wire. */
const readings = () => window.wire.timesAsked('readHistory');
const ownFile = async () => join(window.folder, 'history', (await readdir(join(window.folder, 'history'))).find((name) => name.endsWith('.jsonl')) ?? '');

/** Others' work, as a synced folder brings it. */
async function othersWork(commits: readonly NewCommit[], writer = writerOf(77)): Promise<void> {
  let prev: string | null = null;
  const lines = commits.map((commit, at) => {
    const line: string = encodeLine({ ...commit, v: 1, device: writer, seq: at + 1, prev });
    prev = sha256OfText(line);
    return `${line}\n`;
  });
  await writeFile(join(window.folder, 'history', `${writer}.jsonl`), lines.join(''));
}

function othersCommit(n: number, changes: readonly Change[] = [tagged(`theirs ${n}`)]): NewCommit {
  return { id: (1000 + n).toString(16).padStart(32, '0') as CommitId, at: makeStamp(1_700_000_000_000 + n, 0, writerOf(77)), by: personOf(2), changes };
}

describe('a session', () => {
  it('shows a commit at once and has it in the file when it says saved (H3)', async () => {
    const told = listening();
    const session = await window.session(told);
    const id = session.commit([tagged('mine')], ME);
    expect([tagsOf(session), told.changes, told.saving.at(-1)]).toEqual([['mine'], 1, { is: 'saving', unsaved: 1 }]);
    await allSaved(session);
    expect((await window.saved()).map((commit) => commit.id)).toEqual([id]);
  });

  it('makes no commit of no changes', async () => {
    const session = await window.session();
    expect(session.commit([], ME)).toBeUndefined();
    expect([session.state.commits.length, window.wire.timesAsked('appendCommits')]).toEqual([0, 0]);
  });

  it('stamps its commits in the order in which they are made, behind all that it has seen', async () => {
    await othersWork([{ ...othersCommit(1), at: makeStamp(Date.now() + 3_600_000, 5, writerOf(77)) }]);
    const session = await window.session();
    session.commit([tagged('one')], ME);
    session.commit([tagged('two')], ME);
    await allSaved(session);
    const stamps = (await window.saved()).map(({ at }) => at);
    expect(stamps.toSorted()).toEqual([stamps.find((at) => at.endsWith(writerOf(77))), ...stamps.filter((at) => !at.endsWith(writerOf(77)))]);
  });

  it('does not follow a clock that is wrong by more than a day, and says whose it is', async () => {
    const wrong = makeStamp(Date.now() + 40 * 3_600_000, 0, writerOf(77));
    await othersWork([{ ...othersCommit(1), at: wrong }]);
    const session = await window.session();
    session.commit([tagged('mine')], ME);
    expect(stampsFromTheFuture(session.state, Date.now())).toEqual([wrong]);
    expect(parseStamp(session.state.commits.at(1)).ms).toBeLessThan(Date.now() + 1000);
    await session.close(); // what was committed is on its way to the folder that is taken away next
  });
});

describe('opening', () => {
  async function worked(): Promise<string> {
    const session = await window.session();
    for (let n = 0; n < 5; n++) session.commit([tagged(`tag ${n}`)], ME);
    await session.close();
    window.restart();
    return dumpState(foldCommits(await window.saved()));
  }

  it('takes the working store and reads only what is new (H4)', async () => {
    const before = await worked();
    const read = readings();
    const session = await window.session();
    expect([dumpState(session.state), readings()]).toEqual([before, read]);
    await session.close();
    await othersWork([othersCommit(1)]);
    const again = await window.session();
    expect([dumpState(again.state), readings()]).toEqual([dumpState(foldCommits(await window.saved())), read + 1]);
  });

  it('gives the same state as opening from the files alone, after every kind of restart', async () => {
    for (let round = 0; round < 4; round++) {
      const session = await window.session();
      for (let n = 0; n < 3; n++) session.commit([tagged(`${round} ${n}`)], ME);
      if (round % 2 === 0) await session.close();
      else await allSaved(session); // and then the window is gone
      window.restart();
      await othersWork(Array.from({ length: round + 1 }, (_, n) => othersCommit(n)));
    }
    const warm = await window.session();
    const cold = await window.session(listening(), new WorkingStore(new WorkingDatabase(`${window.storeName} other`)));
    expect(dumpState(warm.state)).toBe(dumpState(cold.state));
    expect(dumpState(warm.state)).toBe(dumpState(foldCommits(await window.saved())));
  });

  it.each([
    ['is empty', async () => indexedDB.deleteDatabase(window.storeName)],
    ['has a snapshot of another version', async () => {
      const db = new WorkingDatabase(window.storeName);
      await db.snapshots.toCollection().modify((stored) => {
        Object.assign(stored.snapshot, { version: 0 });
      });
      db.close();
    }],
    ['has a snapshot of other bytes than the file has now', async () => {
      const db = new WorkingDatabase(window.storeName);
      await db.snapshots.toCollection().modify((stored) => {
        for (const point of Object.values(stored.points)) Object.assign(point, { head: 'f'.repeat(64) });
      });
      db.close();
    }],
    ['is cut in the middle', async () => {
      const db = new WorkingDatabase(window.storeName);
      await db.snapshots.toCollection().modify((stored) => {
        Object.assign(stored.snapshot, { registers: stored.snapshot.registers.slice(0, -9) });
      });
      db.close();
    }],
  ])('reads the files again when the working store %s (H4)', async (_, damage) => {
    const before = await worked();
    await damage();
    const session = await window.session();
    expect(dumpState(session.state)).toBe(before);
  });

  it('works without a working store at all (H4)', async () => {
    const before = await worked();
    const store = new WorkingStore(new WorkingDatabase('closed'));
    store.close();
    const session = await window.session(listening(), store);
    expect(dumpState(session.state)).toBe(before);
    session.commit([tagged('still')], ME);
    await allSaved(session);
    await session.close();
    expect((await window.saved()).at(-1)?.changes).toEqual([tagged('still')]);
  });

  it('forgets what the files do not have: a folder restored from a backup shows what the backup has (H4)', async () => {
    const first = await window.session();
    first.commit([tagged('in the backup')], ME);
    await first.close();
    const own = await ownFile();
    await copyFile(own, `${own}.backup`);
    const second = await window.session();
    for (let n = 0; n < 600; n++) second.commit([tagged(`after ${n}`)], ME); // enough for a snapshot on the way
    await allSaved(second);
    await vi.waitFor(async () => expect((await window.store.recall(second.opened.file.id))?.state.commits.length).toBeGreaterThan(1));
    window.restart(); // without closing
    await writeFile(own, await readFile(`${own}.backup`));
    const session = await window.session();
    expect(tagsOf(session)).toEqual(['in the backup']);
  });

  it('never remembers work that the files do not have yet', async () => {
    const session = await window.session();
    session.commit([tagged('saved')], ME);
    await allSaved(session);
    window.wire.state = 'refusing';
    session.commit([tagged('not saved')], ME);
    await session.close();
    expect(await window.store.recall(session.opened.file.id)).toBeUndefined();
    window.wire.state = 'answering';
    window.restart();
    const again = await window.session();
    expect(tagsOf(again)).toEqual(['saved', 'not saved']); // from the outbox
    await allSaved(again);
    expect(await window.saved()).toHaveLength(2);
  });

  it('reports damage with file and line, leaves that line out and opens the rest (H5)', async () => {
    await othersWork([othersCommit(1), othersCommit(2), othersCommit(3)]);
    const file = join(window.folder, 'history', `${writerOf(77)}.jsonl`);
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines[1] = `${lines[1]?.slice(0, 40)}~${lines[1]?.slice(41)}`;
    await writeFile(file, lines.join('\n'));
    const told = listening();
    const session = await window.session(told);
    expect(told.problems[0]).toMatchObject([{ file: `${writerOf(77)}.jsonl`, problem: { code: 'damaged-line', line: 2 } }]);
    expect(tagsOf(session)).toEqual(['theirs 1', 'theirs 3']);
    expect(session.canWrite).toBe(true); // it is somebody else's file
    await session.close();
    expect(await window.store.recall(session.opened.file.id)).toBeUndefined(); // what is set aside today may be read another day
  });

  it('has the host check the hashes while it reads sound files once, and reads with hashes itself when there is damage (H5)', async () => {
    await othersWork([othersCommit(1), othersCommit(2), othersCommit(3)]);
    expect(tagsOf(await window.session())).toEqual(['theirs 1', 'theirs 2', 'theirs 3']);
    expect([readings(), window.wire.timesAsked('checkHistory')]).toEqual([1, 1]);
    window.restart();
    const file = join(window.folder, 'history', `${writerOf(77)}.jsonl`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('theirs 2', 'theirs X'));
    const told = listening();
    expect(tagsOf(await window.session(told))).toEqual(['theirs 1', 'theirs 3']);
    expect(told.problems[0]).toMatchObject([{ problem: { code: 'altered-line', line: 2 } }]);
    expect(readings()).toBe(3);
  });

  it('finds damage far back in the background, and does not trust the working store after that (H5)', async () => {
    const told = listening();
    await othersWork([othersCommit(1), othersCommit(2), othersCommit(3)]);
    await (await window.session()).close();
    const file = join(window.folder, 'history', `${writerOf(77)}.jsonl`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('theirs 1', 'theirs X'));
    const session = await window.session(told); // the heads still match
    await vi.waitFor(() => expect(told.problems.at(-1)).toMatchObject([{ problem: { code: 'altered-line', line: 1 } }]));
    await session.close();
    expect(tagsOf(await window.session())).toEqual(['theirs 2', 'theirs 3']);
  });

  it('is read-only where a newer Concord wrote, says why, and keeps what was not saved (H6)', async () => {
    const { file } = await window.opened();
    await window.store.addToOutbox(file.id, [othersCommit(9)]);
    const newer = encodeLine({ ...othersCommit(1), v: 1, device: writerOf(77), seq: 1, prev: null }).replace('sample-tagged/1', 'sample-dreamt/7');
    await writeFile(join(window.folder, 'history', `${writerOf(77)}.jsonl`), `${newer}\n`);
    const session = await window.session();
    expect(session.canWrite).toBe(false);
    expect(session.readOnlyBecause?.message).toMatch(/newer/i);
    expect(session.outbox.saving).toMatchObject({ is: 'not-saved', unsaved: 1, because: { code: 'read-only' } });
    expect(() => session.commit([tagged('no')], ME)).toThrow();
    await session.close();
    expect([await window.saved(), (await window.store.outbox(file.id)).length]).toMatchObject([[{ changes: [] }], 1]);
  });
});

describe('refreshing', () => {
  it('takes in what others saved, once, and says that there is something new', async () => {
    const told = listening();
    const session = await window.session(told);
    await othersWork([othersCommit(1)]);
    await session.refresh();
    expect([tagsOf(session), told.changes]).toEqual([['theirs 1'], 1]);
    await session.refresh();
    expect(told.changes).toBe(1);
  });

  it('reads what came while it was reading', async () => {
    const session = await window.session();
    await othersWork([othersCommit(1)]);
    const release = window.wire.holdAnswers('listHistory');
    const first = session.refresh();
    await othersWork([othersCommit(1), othersCommit(2)]);
    const second = session.refresh(); // told while the first has its list already
    release();
    await Promise.all([first, second]);
    expect(tagsOf(session)).toEqual(['theirs 1', 'theirs 2']);
  });

  it('takes a line that is still arriving when it has arrived', async () => {
    const session = await window.session();
    await othersWork([othersCommit(1), othersCommit(2)]);
    const file = join(window.folder, 'history', `${writerOf(77)}.jsonl`);
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.slice(0, -30));
    await session.refresh();
    expect(tagsOf(session)).toEqual(['theirs 1']);
    await appendFile(file, whole.slice(-30));
    await session.refresh();
    expect(tagsOf(session)).toEqual(['theirs 1', 'theirs 2']);
  });

  it('turns read-only when a newer Concord starts to write (H6)', async () => {
    const session = await window.session();
    const newer = encodeLine({ ...othersCommit(1), v: 1, device: writerOf(77), seq: 1, prev: null }).replace('"v":1', '"v":99');
    await writeFile(join(window.folder, 'history', `${writerOf(77)}.jsonl`), `${newer}\n`);
    await session.refresh();
    expect(session.canWrite).toBe(false);
  });
});

describe('undo', () => {
  it('reaches back over restarts, and is a commit of its own', async () => {
    const first = await window.session();
    first.commit([tagged('rust', 'a little')], ME);
    const second = first.commit([tagged('rust', 'a lot')], ME);
    await first.close();
    window.restart();

    const session = await window.session();
    const undoing = undoChanges(session.state, second as CommitId, ME);
    if (!undoing.ok) throw new Error('cannot be undone');
    session.commit(undoing.value, ME, second);
    expect(session.state.registers.value('tag', sampleOf('a.png'), 'rust')).toBe('a little');
    await session.close();
    expect((await window.saved()).at(-1)).toMatchObject({ undoes: second, changes: [tagged('rust', 'a little')] });
  });
});

describe('leaving', () => {
  it('saves first, and lets nothing be committed afterwards', async () => {
    const session = await window.session();
    session.commit([tagged('last')], ME);
    await session.close();
    expect([session.isClosed, (await window.saved()).length]).toEqual([true, 1]);
    expect(() => session.commit([tagged('too late')], ME)).toThrow();
    expect(valueOf(await window.wire.api.openProject({ path: window.folder })).handle).not.toBe(session.opened.handle);
  });
});
