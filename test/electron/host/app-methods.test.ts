import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appMethods, type Desktop } from '../../../electron/host/app-methods.ts';
import type { GrantId, ProjectHandle } from '../../../shared/host/host-api.ts';

const handle = 'open' as ProjectHandle;
let root = '';
let shown: string[] = [];

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'concord-app-methods-')));
  await mkdir(join(root, 'project', 'releases'), { recursive: true });
  await writeFile(join(root, 'project', 'run-me.sh'), '');
  await symlink(root, join(root, 'project', 'out'));
});
afterAll(() => rm(root, { recursive: true }));

function methods(desktop: Partial<Desktop> = {}) {
  shown = [];
  return appMethods({
    version: '1.2.3',
    transport: 'local-host',
    openAtStart: null,
    pickFolder: null,
    revealFolder: async (path) => shown.push(path) > 0,
    grantFolder: async ({ path }) => ({ ok: true, value: { grant: 'g' as GrantId, path, name: 'n' } }),
    projectFolder: (asked) => (asked === handle ? join(root, 'project') : undefined),
    ...desktop,
  });
}

describe('what the host asks of the desktop', () => {
  it('says whether there is a system folder dialog', async () => {
    expect(await methods().appInfo({})).toMatchObject({ ok: true, value: { version: '1.2.3', nativeDialogs: false } });
    expect(await methods({ pickFolder: async () => null }).appInfo({})).toMatchObject({ value: { nativeDialogs: true } });
  });

  it('grants the folder that was picked, gives null when nothing was, and refuses where there is no dialog', async () => {
    expect(await methods({ pickFolder: async () => '/picked' }).pickFolder({ title: 'T' })).toMatchObject({ ok: true, value: { path: '/picked' } });
    expect(await methods({ pickFolder: async () => null }).pickFolder({ title: 'T' })).toEqual({ ok: true, value: null });
    expect(await methods().pickFolder({ title: 'T' })).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('shows the project folder and folders in it', async () => {
    const { revealProjectFolder } = methods();
    for (const path of ['', 'releases']) expect(await revealProjectFolder({ handle, path })).toEqual({ ok: true, value: null });
    expect(shown).toEqual([join(root, 'project'), join(root, 'project', 'releases')]);
  });

  it.each(['..', '/', '/etc', 'out', 'releases/../..', 'run-me.sh', 'missing'])('shows nothing outside it, and opens no file: %s', async (path) => {
    expect(await methods().revealProjectFolder({ handle, path })).toMatchObject({ ok: false, code: 'not-found' });
    expect(shown).toEqual([]);
  });

  it('refuses for a project that is not open, and where there is no desktop', async () => {
    expect(await methods().revealProjectFolder({ handle: 'other' as ProjectHandle, path: '' })).toMatchObject({ code: 'not-open' });
    expect(await methods({ revealFolder: null }).revealProjectFolder({ handle, path: '' })).toMatchObject({ code: 'not-allowed', next: expect.stringContaining(root) });
  });
});
