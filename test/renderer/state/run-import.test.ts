/* Importing in the background: batches are commits, the round grows with them, and it can be stopped. */
import 'fake-indexeddb/auto';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actAs, appStore, closeProject, createAppStore, openProject, setAppStore } from '../../../renderer/state/app-store.ts';
import type { ProjectSession } from '../../../renderer/state/project-session.ts';
import { findMediaIn, runImport } from '../../../renderer/state/run-import.ts';
import { contentHash } from '../../../shared/basics/hash.ts';
import type { FolderGrant } from '../../../shared/host/host-api.ts';
import type { ContentHash, RoundId } from '../../../shared/model/ids.ts';
import { labelSetContent } from '../../../shared/model/label-set.ts';
import type { Round } from '../../../shared/model/round.ts';
import { startProject } from '../../../shared/project/commands/start-project.ts';
import { findRound } from '../../../shared/project/views/rounds.ts';
import { samples } from '../../../shared/project/views/samples.ts';
import { writeClips, writeImages } from '../../support/make-media.ts';
import { tempFolder, valueOf } from '../../support/project-host.ts';
import { ProjectWindow } from '../../support/project-window.ts';
import { personOf, questionOf } from '../../support/story.ts';

const LEAD = personOf(0);
let window: ProjectWindow;
let media: { readonly path: string; readonly remove: () => Promise<void> };
let session: ProjectSession;

beforeEach(async () => {
  window = await ProjectWindow.make();
  media = await tempFolder();
  const { api } = window.wire;
  setAppStore(createAppStore(api, valueOf(await api.appInfo({})), valueOf(await api.readSettings({}))));
  await openProject('Scratches', (host) => host.openProject({ path: window.folder }));
  session = openSession();
  session.commit(startProject(LEAD, 'Lea', [questionOf('choice', ['cat', 'dog'])]), LEAD);
  await actAs(LEAD);
});
afterEach(async () => {
  await closeProject();
  await window.close();
  await media.remove();
});

function openSession(): ProjectSession {
  const { project } = appStore().getState();
  if (project.phase !== 'open') throw new Error(appStore().getState().refusal?.message ?? 'no project is open');
  return project.session;
}

const granted = async (path = media.path): Promise<FolderGrant> => valueOf(await window.wire.api.grantFolder({ path }));
const status = () => appStore().getState().importing;
const sampleCommits = async () => (await window.saved()).filter(({ changes }) => changes.some(({ kind }) => kind === 'sample-added/1'));
const saved = () => vi.waitFor(() => expect(session.outbox.saving).toEqual({ is: 'saved' }));

describe('an import', () => {
  it('adds every file once, in commits of at most 500 files, and says what it did', async () => {
    await writeImages(media.path, 620, { width: 48, height: 4 });
    await runImport(session, LEAD, await granted(), false);
    await saved();
    expect(status()).toMatchObject({ doneFiles: 620, totalFiles: 620, added: 620, duplicates: [], unreadable: [], cancelled: false, refusal: undefined });
    expect(status()?.finishedAt).toBeGreaterThanOrEqual(status()?.startedAt ?? Infinity);
    const commits = await sampleCommits();
    expect(commits.length).toBeGreaterThan(1);
    for (const { changes } of commits) expect(changes.filter(({ kind }) => kind === 'sample-added/1').length).toBeLessThanOrEqual(500);
    expect(samples(session.state)).toHaveLength(620);
  });

  it('changes nothing when it is run again', async () => {
    await writeImages(media.path, 5);
    await runImport(session, LEAD, await granted(), false);
    const before = session.state.commits.length;
    await runImport(session, LEAD, await granted(), false);
    expect([session.state.commits.length, status()?.added, status()?.duplicates]).toEqual([before, 0, []]);
  });

  it('recognises equal bytes under other names, in one folder and in two', async () => {
    const [first = ''] = await writeImages(media.path, 3);
    await copyFile(join(media.path, first), join(media.path, 'z copy.png'));
    await runImport(session, LEAD, await granted(), false);
    expect([status()?.added, status()?.duplicates]).toEqual([3, [{ path: 'z copy.png', same: first }]]);

    const other = await tempFolder();
    await copyFile(join(media.path, first), join(other.path, 'elsewhere.png'));
    await runImport(session, LEAD, await granted(other.path), false);
    expect([status()?.added, status()?.duplicates]).toEqual([0, [{ path: 'elsewhere.png', same: first }]]);
    expect(samples(session.state).find(({ path }) => path === first || path === 'elsewhere.png')?.places).toHaveLength(3);
    await other.remove();
  });

  it('names what it could not read and adds the rest', async () => {
    await writeImages(media.path, 2);
    await writeFile(join(media.path, 'empty.png'), '');
    await runImport(session, LEAD, await granted(), false);
    expect([status()?.added, status()?.unreadable]).toMatchObject([2, [{ path: 'empty.png', reason: 'empty' }]]);
  });

  it('makes a group of the folder that a file lies in', async () => {
    await mkdir(join(media.path, 'night'));
    await writeImages(join(media.path, 'night'), 1);
    await runImport(session, LEAD, await granted(), false);
    expect(samples(session.state)[0]?.places[0]?.occurrence).toEqual({ group: 'night' });
  });

  it('that is refused says why, and leaves the project as it was', async () => {
    const grant = await granted();
    await rm(media.path, { recursive: true });
    const before = session.state.commits.length;
    await runImport(session, LEAD, grant, false);
    expect([status()?.refusal?.code, session.state.commits.length]).toEqual(['not-found', before]);
  });
});

describe('an import into a round', () => {
  const ROUND = 'r-first' as RoundId;
  const terms = (): Round => ({
    name: 'Round 1', labelers: [LEAD], perSample: 1, blind: true, repeatRate: 0, checkRate: 0, seed: 7, basedOn: null,
    labelSet: contentHash(labelSetContent({ questions: [questionOf('choice', ['cat', 'dog'])], basedOn: null })) as ContentHash,
  });

  it('opens the round with the first samples and extends it with the rest', async () => {
    await writeImages(media.path, 620, { width: 48, height: 4 });
    await runImport(session, LEAD, await granted(), false, { round: ROUND, terms: terms() });
    await saved();
    const round = findRound(session.state, ROUND);
    expect([round?.samples.length, new Set(round?.samples).size]).toEqual([620, 620]);
    expect(round?.labelersOf.every((people) => people.length === 1 && people[0] === LEAD)).toBe(true);
    const openings = (await window.saved()).flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'round-opened/1'));
    expect(openings).toHaveLength(1);
  });

  it('assigns only what its questions are about', async () => {
    await writeImages(media.path, 2);
    await writeClips(media.path, 2, { seconds: 0.1 });
    await runImport(session, LEAD, await granted(), false, { round: ROUND, terms: terms() });
    expect([samples(session.state).length, findRound(session.state, ROUND)?.samples.length]).toEqual([4, 2]);
  });
});

describe('stopping', () => {
  it('keeps what was added, and says that it was stopped', async () => {
    await writeImages(media.path, 300, { width: 48, height: 4 });
    const release = window.wire.holdAnswers('startImport');
    const running = runImport(session, LEAD, await granted(), false);
    release();
    await vi.waitFor(() => expect(window.wire.timesAsked('nextImported')).toBeGreaterThan(0));
    session.cancelImport();
    await running;
    expect([status()?.cancelled, status()?.refusal, status()?.finishedAt]).toEqual([true, undefined, expect.any(Number)]);
    expect(samples(session.state)).toHaveLength(status()?.added ?? -1);
  });

  it('by leaving the project commits nothing more and shows nothing in the next one', async () => {
    await writeImages(media.path, 300, { width: 48, height: 4 });
    const release = window.wire.holdAnswers('nextImported');
    const running = runImport(session, LEAD, await granted(), false);
    await vi.waitFor(() => expect(window.wire.timesAsked('nextImported')).toBe(1));
    const leaving = closeProject();
    release();
    await Promise.all([running, leaving]);
    expect([status(), appStore().getState().project.phase]).toEqual([undefined, 'none']);
    const commits = (await window.saved()).length;
    await openProject('Scratches', (host) => host.openProject({ path: window.folder }));
    expect([status(), openSession().outbox.saving, (await window.saved()).length]).toEqual([undefined, { is: 'saved' }, commits]);
  });
});

describe('pointing at a folder', () => {
  it('finds samples by their bytes wherever they lie, and writes nothing to the project', async () => {
    const [first = ''] = await writeImages(media.path, 2);
    await runImport(session, LEAD, await granted(), false);
    await saved();
    const other = await tempFolder();
    await copyFile(join(media.path, first), join(other.path, 'moved.png'));
    await rm(join(media.path, first));
    await session.locate();
    const problems = () => {
      const { project } = appStore().getState();
      return project.phase === 'open' ? project.media.missing.length : -1;
    };
    expect(problems()).toBe(1);
    const before = session.state.commits.length;
    await findMediaIn(session, await granted(other.path), () => undefined);
    expect([problems(), session.state.commits.length]).toEqual([0, before]);
    await other.remove();
  });
});
