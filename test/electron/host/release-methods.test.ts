import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectHandle } from '../../../shared/host/host-api.ts';
import { changeTo } from '../../../shared/history/change.ts';
import { makeStamp } from '../../../shared/history/clock.ts';
import type { CommitId } from '../../../shared/model/ids.ts';
import { indexed, pngBytes } from '../../support/make-media.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { hashBytes } from '../../../electron/host/hash-file.ts';
import { choice, personOf, questionOf, ROUND, Story } from '../../support/story.ts';
import { writeStory } from '../../support/story-folder.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

const PICTURE = pngBytes(8, 8, indexed(1));

let folder: string;
let test: TestHost;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-release-'));
  test = await testHost();
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

/** A project of one labeled sample whose file lies in the project folder. */
async function openProject(): Promise<ProjectHandle> {
  const bytes = PICTURE;
  const sample = hashBytes(bytes);
  const told = new Story().people(2).publish(questionOf('choice', ['x', 'y']));
  told.say(personOf(0), [
    { kind: 'sample-added/1', key: [sample], value: { kind: 'image', mime: 'image/png', bytes: bytes.length, width: 8, height: 8 } },
    { kind: 'sample-found/1', key: [sample, 'project' as never, 'one.png'], value: {} },
  ]);
  told.open([], 2);
  for (const n of [1, 2]) told.say(personOf(n), [changeTo('annotation', [ROUND, sample, personOf(n), '1'], told.annotation(choice('x')))]);
  await writeStory(folder, told);
  await writeFile(join(folder, 'one.png'), bytes);
  const opened = await test.host.handlers.openProject({ path: folder });
  if (!opened.ok) throw new Error(opened.message);
  return opened.value.handle;
}

const RECIPE = recipeOf({ shares: { train: 1, dev: 0, test: 0 } });

describe('releases through the host', () => {
  it('are built, listed, verified and looked into', async () => {
    const handle = await openProject();
    const { buildRelease, listReleases, verifyRelease, readReleaseText, appendCommits } = test.host.handlers;
    const built = await buildRelease({ handle, recipe: RECIPE });
    if (!built.ok) throw new Error(built.message);
    expect(await listReleases({ handle })).toMatchObject({ ok: true, value: [{ version: '1.0.0', record: built.value }] });
    const opened = await test.host.handlers.openProject({ path: folder });
    const writer = opened.ok ? opened.value.writer : ('' as never);
    const frozen = { id: 'a'.repeat(32) as CommitId, at: makeStamp(1_800_000_000_000, 0, writer), by: personOf(0), changes: [changeTo('release', ['1.0.0'], built.value)] };
    expect(await appendCommits({ handle, commits: [frozen] })).toMatchObject({ ok: true });
    expect(await verifyRelease({ handle, version: '1.0.0' })).toMatchObject({ ok: true, value: { intact: true, problems: [] } });
    expect(await readReleaseText({ handle, version: '1.0.0', path: 'README.md' })).toEqual({ ok: true, value: await readFile(join(folder, 'releases/1.0.0/README.md'), 'utf8') });
    expect(hashBytes(await readFile(join(folder, 'releases/1.0.0/media/train/one.png')))).toBe(hashBytes(PICTURE));
    expect(await buildRelease({ handle, recipe: RECIPE })).toMatchObject({ ok: false, code: 'exists' });
  });

  it('never lead out of the release that is looked into', async () => {
    const handle = await openProject();
    const { buildRelease, readReleaseText, verifyRelease } = test.host.handlers;
    await buildRelease({ handle, recipe: RECIPE });
    await symlink(join(folder, 'concord.json'), join(folder, 'releases/1.0.0/link.json'));
    for (const path of ['../../concord.json', 'link.json', '/etc/hostname']) expect(await readReleaseText({ handle, version: '1.0.0', path })).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(await readReleaseText({ handle, version: '..', path: 'concord.json' })).toMatchObject({ ok: false, code: 'bad-request' });
    expect(await readReleaseText({ handle, version: '1.0.0', path: 'nothing.txt' })).toMatchObject({ ok: false, code: 'not-found' });
    expect(await verifyRelease({ handle, version: '1.0.0' })).toMatchObject({ ok: true, value: { intact: false, problems: [{ path: 'link.json', problem: 'unexpected' }] } });
  });

  it('are refused where the project is not open, and where its releases lead elsewhere', async () => {
    const handle = await openProject();
    expect(await test.host.handlers.buildRelease({ handle: 'nothing' as ProjectHandle, recipe: RECIPE })).toMatchObject({ ok: false, code: 'not-open' });
    await symlink(tmpdir(), join(folder, 'releases'));
    expect(await test.host.handlers.buildRelease({ handle, recipe: RECIPE })).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(await test.host.handlers.listReleases({ handle })).toEqual({ ok: true, value: [] });
  });
});
