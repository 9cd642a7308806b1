/* The window's one project: opening, leaving, and never losing work on the way out. */
import 'fake-indexeddb/auto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actAs, appStore, closeProject, createAppStore, openProject, setAppStore, startNewWriter, workingStore } from '../../../renderer/state/app-store.ts';
import type { ProjectSession } from '../../../renderer/state/project-session.ts';
import type { Change } from '../../../shared/history/change.ts';
import { valueOf } from '../../support/project-host.ts';
import { ProjectWindow } from '../../support/project-window.ts';
import { personOf, sampleOf } from '../../support/story.ts';

const ME = personOf(1);
let window: ProjectWindow;

beforeEach(async () => {
  window = await ProjectWindow.make();
  const { api } = window.wire;
  setAppStore(createAppStore(api, valueOf(await api.appInfo({})), valueOf(await api.readSettings({}))));
});
afterEach(async () => {
  window.wire.state = 'answering';
  await closeProject();
  await window.close();
  vi.restoreAllMocks();
});

const open = (path = window.folder) => openProject('Scratches', (host) => host.openProject({ path }));
const tagged = (tag: string): Change => ({ kind: 'sample-tagged/1', key: [sampleOf('a.png'), tag], value: '' });

function session(): ProjectSession {
  const { project } = appStore().getState();
  if (project.phase !== 'open') throw new Error('no project is open');
  return project.session;
}

describe('opening a project', () => {
  it('shows it, and grows its revision with every commit', async () => {
    expect(await open()).toBe(true);
    session().commit([tagged('one')], ME);
    session().commit([tagged('two')], ME);
    expect(appStore().getState().project).toMatchObject({ phase: 'open', revision: 2, problems: [] });
    await vi.waitFor(() => expect(appStore().getState().project).toMatchObject({ saving: { is: 'saved' } }));
  });

  it.each(['nothing', 'reading', 'checking'])('is called off after %s: no project is open, nothing is told, and it opens again', async (seen) => {
    // The first opening of a project has no history to read.
    await open();
    session().commit([tagged('one')], ME);
    const { id } = session().opened.file;
    await closeProject();
    await workingStore.forget(id);
    const watching = appStore().subscribe(({ project }) => {
      if (project.phase === 'opening' && (project.progress?.step ?? 'nothing') === seen) project.cancel();
    });
    expect(await open()).toBe(false);
    watching();
    expect(appStore().getState()).toMatchObject({ project: { phase: 'none' }, refusal: undefined });
    expect(await open()).toBe(true);
    expect((await window.saved()).length).toBe(1);
  });

  it('that is none says why, and leaves no project open', async () => {
    expect(await open(join(window.folder, 'history'))).toBe(false);
    expect(appStore().getState()).toMatchObject({ project: { phase: 'none' }, refusal: { ok: false } });
  });

  it('leaves the one that was open before, saved', async () => {
    await open();
    const before = session();
    before.commit([tagged('one')], ME);
    await open();
    expect([before.isClosed, session() === before, (await window.saved()).length]).toEqual([true, false, 1]);
  });

  it('is refused while another window of this browser has it (H7)', async () => {
    const { file, path } = await window.opened();
    let release = (): void => undefined;
    const other = navigator.locks.request(`concord/${file.id}/${path}`, { ifAvailable: true }, () => new Promise<void>((resolve) => (release = resolve)));
    expect(await open()).toBe(false);
    expect(appStore().getState().refusal).toMatchObject({ code: 'locked', message: expect.stringContaining('another window') });
    release();
    await other;
    expect(await open()).toBe(true);
  });

  it('remembers who acts on this device, per project', async () => {
    await open();
    await actAs(ME);
    const { id } = session().opened.file;
    expect([appStore().getState().settings.actingAs[id], valueOf(await window.wire.api.readSettings({})).actingAs[id]]).toEqual([ME, ME]);
  });
});

describe('leaving a project', () => {
  it('keeps in the working store what could not be saved, and saves it at the next opening', async () => {
    await open();
    window.wire.state = 'refusing';
    session().commit([tagged('kept')], ME);
    expect(await closeProject()).toBe(true);
    window.wire.state = 'answering';
    await open();
    await vi.waitFor(() => expect(session().outbox.saving).toEqual({ is: 'saved' }));
    expect((await window.saved()).map(({ changes }) => changes)).toEqual([[tagged('kept')]]);
  });

  it('does not happen while work would be lost by it: neither host nor working store has taken it', async () => {
    await open();
    vi.spyOn(workingStore, 'addToOutbox').mockResolvedValue(false); // the store is full
    window.wire.state = 'refusing';
    session().commit([tagged('only here')], ME);
    expect([await closeProject(), appStore().getState().project.phase]).toEqual([false, 'open']);
    expect([await open(), session().isClosed]).toEqual([false, false]);
    window.wire.state = 'answering';
    expect([await closeProject(), (await window.saved()).length]).toEqual([true, 1]);
  });
});

describe('one’s own history file, found damaged', () => {
  it('is left as it is, and work goes on in a new file once the user says so (H5)', async () => {
    await open();
    for (const tag of ['one', 'two', 'three']) session().commit([tagged(tag)], ME);
    await closeProject();
    const folder = join(window.folder, 'history');
    const [name = ''] = (await readdir(folder)).filter((each) => each.endsWith('.jsonl'));
    const damaged = (await readFile(join(folder, name), 'utf8')).replace('"one"', '"on~"');
    await writeFile(join(folder, name), damaged);

    await open();
    expect([session().canWrite, session().opened.readOnly?.code]).toEqual([false, 'damaged']);
    await vi.waitFor(() => expect(appStore().getState().project).toMatchObject({ problems: [{ file: name }] }));
    await startNewWriter();
    session().commit([tagged('four')], ME);
    await vi.waitFor(() => expect(session().outbox.saving).toEqual({ is: 'saved' }));
    expect(await readFile(join(folder, name), 'utf8')).toBe(damaged);
    expect((await window.saved()).flatMap(({ changes }) => changes)).toEqual(expect.arrayContaining([tagged('two'), tagged('three'), tagged('four')]));
  });
});
