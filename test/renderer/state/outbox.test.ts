/* H3: "saved" is said only when the project's file has it; until then the work waits, survives and is tried again. */
import 'fake-indexeddb/auto';
import { rename } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox, type Saving } from '../../../renderer/state/outbox.ts';
import { WorkingDatabase } from '../../../renderer/storage/database.ts';
import { WorkingStore } from '../../../renderer/storage/working-store.ts';
import type { OpenedProject } from '../../../shared/host/host-api.ts';
import { makeStamp } from '../../../shared/history/clock.ts';
import type { NewCommit } from '../../../shared/history/commit.ts';
import type { CommitId } from '../../../shared/model/ids.ts';
import { ProjectWindow } from '../../support/project-window.ts';
import { personOf, sampleOf } from '../../support/story.ts';

let window: ProjectWindow;
let opened: OpenedProject;
let told: Saving[];

beforeEach(async () => {
  window = await ProjectWindow.make();
  opened = await window.opened();
  told = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await window.close();
});

function outbox(store: WorkingStore = window.store): Outbox {
  return new Outbox(window.wire.api, store, opened.file.id, opened.handle, (saving) => told.push(saving));
}

function commitOf(n: number, changes: NewCommit['changes'] = [{ kind: 'sample-tagged/1', key: [sampleOf('a.png'), `tag ${n}`], value: '' }]): NewCommit {
  return { id: n.toString(16).padStart(32, '0') as CommitId, at: makeStamp(1_700_000_000_000 + n, 0, opened.writer), by: personOf(1), changes };
}

const commitsOf = (count: number) => Array.from({ length: count }, (_, n) => commitOf(n));
const waitingInStore = async () => (await window.store.outbox(opened.file.id)).map(({ id }) => id);
const savedIds = async () => (await window.saved()).map(({ id }) => id);

describe('a commit', () => {
  it('is saving until the host has answered, and saved from then on (H3)', async () => {
    const release = window.wire.holdAnswers('appendCommits');
    const box = outbox();
    box.add(commitOf(1));
    expect([box.saving, window.wire.unsaved]).toEqual([{ is: 'saving', unsaved: 1 }, 1]);
    await vi.waitFor(async () => expect(await savedIds()).toEqual([commitOf(1).id]));
    expect(box.saving).toEqual({ is: 'saving', unsaved: 1 }); // the file has it, but nobody has said so yet
    release();
    await box.send();
    expect([box.saving, window.wire.unsaved]).toEqual([{ is: 'saved' }, 0]);
    expect(told.map(({ is }) => is)).toEqual(['saving', 'saved']);
  });

  it('is in the working store as long as it is not saved, and no longer', async () => {
    const release = window.wire.holdAnswers('appendCommits');
    const box = outbox();
    box.add(commitOf(1));
    await vi.waitFor(() => expect(window.wire.timesAsked('appendCommits')).toBe(1));
    expect(await waitingInStore()).toEqual([commitOf(1).id]);
    expect(await box.onlyHere()).toBe(0);
    release();
    await box.send();
    expect(await waitingInStore()).toEqual([]);
  });

  it('that comes while another is being saved is saved too', async () => {
    const box = outbox();
    box.add(commitOf(1));
    const release = window.wire.holdAnswers('appendCommits');
    await vi.waitFor(() => expect(window.wire.timesAsked('appendCommits')).toBe(1));
    box.add(commitOf(2));
    release();
    await vi.waitFor(() => expect(box.saving).toEqual({ is: 'saved' }));
    expect(await savedIds()).toEqual([commitOf(1).id, commitOf(2).id]);
  });

  it('that comes in the very moment in which the last one was saved is not forgotten', async () => {
    const box = new Outbox(window.wire.api, window.store, opened.file.id, opened.handle, (saving) => {
      told.push(saving);
      if (saving.is === 'saved' && box.waiting.length === 0 && told.length < 5) queueMicrotask(() => box.add(commitOf(told.length + 10)));
    });
    box.add(commitOf(1));
    await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(6));
    await vi.waitFor(() => expect(box.saving).toEqual({ is: 'saved' }));
    expect(await savedIds()).toHaveLength(3);
  });
});

describe('many commits', () => {
  it('are saved in the order in which they were made', async () => {
    const box = outbox();
    const all = commitsOf(450);
    for (const commit of all) box.add(commit);
    await box.send();
    await vi.waitFor(() => expect(box.saving).toEqual({ is: 'saved' }));
    expect(await savedIds()).toEqual(all.map(({ id }) => id));
    expect(await waitingInStore()).toEqual([]);
  });

  it('go in requests that the host takes, however large they are', async () => {
    const markdown = 'x'.repeat(500_000);
    const large = (n: number) => commitOf(n, Array.from({ length: 10 }, (_, page) => ({ kind: 'guideline-page-written/1', key: [`page ${page}`], value: { markdown, basedOn: null } })));
    await window.store.addToOutbox(opened.file.id, [large(1), large(2), large(3)]);
    const box = outbox();
    await box.recover();
    await box.send();
    expect(box.saving).toEqual({ is: 'saved' });
    expect(window.wire.timesAsked('appendCommits')).toBe(3);
  });
});

describe('when the host refuses', () => {
  it('says not saved and why, and is saved once when the folder is back', async () => {
    await rename(window.folder, `${window.folder} away`);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const box = outbox();
    box.add(commitOf(1));
    await vi.waitFor(() => expect(box.saving.is).toBe('not-saved'));
    expect(box.saving).toMatchObject({ unsaved: 1, because: { ok: false, message: expect.stringContaining('Scratches'), next: expect.any(String) } });
    expect(await waitingInStore()).toEqual([commitOf(1).id]);
    await rename(`${window.folder} away`, window.folder);
    vi.advanceTimersByTime(1000);
    await vi.waitFor(() => expect(box.saving).toEqual({ is: 'saved' }));
    expect(await savedIds()).toEqual([commitOf(1).id]);
  });

  it('tries again by itself, later and later, until somebody answers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    window.wire.state = 'refusing';
    const box = outbox();
    box.add(commitOf(1));
    await until(() => vi.getTimerCount() === 1);
    for (const [at, wait] of [1000, 2000, 5000, 10_000, 30_000, 30_000].entries()) {
      vi.advanceTimersByTime(wait - 1);
      expect(window.wire.timesAsked('appendCommits')).toBe(at + 1);
      vi.advanceTimersByTime(1);
      expect(window.wire.timesAsked('appendCommits')).toBe(at + 2);
      await until(() => vi.getTimerCount() === 1);
    }
    window.wire.state = 'answering';
    await box.send(); // "Try again"
    const asked = window.wire.timesAsked('appendCommits');
    vi.advanceTimersByTime(120_000);
    expect([box.saving, window.wire.timesAsked('appendCommits')]).toEqual([{ is: 'saved' }, asked]);
  });

  it('counts a wire that breaks as no answer, and goes on', async () => {
    window.wire.state = 'throwing';
    const box = outbox();
    box.add(commitOf(1));
    await vi.waitFor(() => expect(box.saving).toMatchObject({ is: 'not-saved', because: { code: 'offline' } }));
    window.wire.state = 'answering';
    await box.send();
    expect(box.saving).toEqual({ is: 'saved' });
  });

  it('does not save twice what the host had saved when the answer was lost', async () => {
    const box = outbox();
    const release = window.wire.holdAnswers('appendCommits');
    box.add(commitOf(1));
    await vi.waitFor(async () => expect(await savedIds()).toHaveLength(1));
    const later = outbox(); // the page was reloaded before the answer came
    await later.recover();
    release();
    await Promise.all([later.send(), box.send()]);
    expect([later.saving.is, await savedIds()]).toEqual(['saved', [commitOf(1).id]]);
  });
});

describe('after a restart', () => {
  it('sends what was left behind, in order and before anything new (H3)', async () => {
    window.wire.state = 'refusing';
    const before = outbox();
    for (const commit of commitsOf(5)) before.add(commit);
    await before.close();
    window.restart();
    window.wire.state = 'answering';

    const box = outbox();
    expect((await box.recover()).map(({ id }) => id)).toEqual(commitsOf(5).map(({ id }) => id));
    expect(box.saving).toEqual({ is: 'saving', unsaved: 5 });
    box.add(commitOf(9));
    await box.send();
    await vi.waitFor(() => expect(box.saving).toEqual({ is: 'saved' }));
    expect(await savedIds()).toEqual([...commitsOf(5), commitOf(9)].map(({ id }) => id));
  });

  it('sends nothing while the project is read-only, and says that it is not saved and why', async () => {
    await window.store.addToOutbox(opened.file.id, [commitOf(1)]);
    const box = outbox();
    await box.recover();
    box.hold({ ok: false, code: 'read-only', message: 'Look, do not touch.', safe: 'Kept here.', next: 'Update.' });
    await box.send();
    expect(box.saving).toMatchObject({ is: 'not-saved', unsaved: 1, because: { message: 'Look, do not touch.' } });
    expect(window.wire.timesAsked('appendCommits')).toBe(0);
    expect(await waitingInStore()).toEqual([commitOf(1).id]);
  });
});

describe('a working store that takes nothing', () => {
  const brokenStore = () => {
    const store = new WorkingStore(new WorkingDatabase(`${window.storeName} broken`));
    store.close();
    return store;
  };

  it('does not keep work from being saved', async () => {
    const box = outbox(brokenStore());
    box.add(commitOf(1));
    await vi.waitFor(() => expect(box.saving).toEqual({ is: 'saved' }));
    expect([await box.onlyHere(), await savedIds()]).toEqual([0, [commitOf(1).id]]);
  });

  it('is told apart: what the host refuses then lives in this page only', async () => {
    window.wire.state = 'refusing';
    const box = outbox(brokenStore());
    box.add(commitOf(1));
    await box.close();
    expect(await box.onlyHere()).toBe(1);
  });
});

/** Lets everything happen that is due, without moving the clock. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}
