import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projectHost, tempFolder, valueOf } from '../../support/project-host.ts';

let root = '';
let remove = async (): Promise<void> => undefined;
beforeEach(async () => {
  ({ path: root, remove } = await tempFolder());
});
afterEach(() => remove());

it('browsing shows sub-folders in natural order, says which are projects, and counts files', async () => {
  for (const name of ['img10', 'img2', '.hidden', 'proj']) await mkdir(join(root, name));
  await writeFile(join(root, 'proj', 'concord.json'), '{}');
  await writeFile(join(root, 'a.jpg'), '');
  await symlink(join(root, 'proj'), join(root, 'shortcut'));
  await symlink(join(root, 'nowhere'), join(root, 'broken'));
  const { methods } = projectHost(root);
  const listing = valueOf(await methods.browseFolder({ path: '' }));
  expect(listing).toMatchObject({ path: root, home: root, files: 1, project: false, writable: true });
  expect(listing.folders.map(({ name, project, readable }) => [name, project, readable])).toEqual([
    ['broken', false, false],
    ['img2', false, true],
    ['img10', false, true],
    ['proj', true, true],
    ['shortcut', true, true],
  ]);
  expect(valueOf(await methods.browseFolder({ path: join(root, 'proj') }))).toMatchObject({ project: true, parent: root });
  expect(valueOf(await methods.browseFolder({ path: parse(root).root })).parent).toBe(null);
});

it('browsing refuses what is not there, is a file, or is not a full path', async () => {
  await writeFile(join(root, 'a.jpg'), '');
  const { methods } = projectHost(root);
  expect(await methods.browseFolder({ path: join(root, 'gone') })).toMatchObject({ ok: false, code: 'not-found' });
  expect(await methods.browseFolder({ path: join(root, 'a.jpg') })).toMatchObject({ ok: false, code: 'not-found' });
  expect(await methods.browseFolder({ path: '..' })).toMatchObject({ ok: false, code: 'bad-request' });
});

it('a grant names the real folder behind a link, and each grant is another name', async () => {
  await mkdir(join(root, 'photos'));
  await symlink(join(root, 'photos'), join(root, 'shortcut'));
  const { methods } = projectHost(root);
  const first = valueOf(await methods.grantFolder({ path: join(root, 'shortcut') }));
  expect(first).toMatchObject({ path: join(root, 'photos'), name: 'photos' });
  expect(valueOf(await methods.grantFolder({ path: join(root, 'photos') })).grant).not.toBe(first.grant);
});

it('making a folder takes plain names only', async () => {
  const { methods } = projectHost(root);
  expect(valueOf(await methods.makeFolder({ parent: root, name: 'Äpfel & Birnen' }))).toEqual({ path: join(root, 'Äpfel & Birnen') });
  expect(await methods.makeFolder({ parent: root, name: 'Äpfel & Birnen' })).toMatchObject({ ok: false, code: 'exists' });
  for (const name of ['', ' ', '.', '..', 'a/b', 'a\\b', 'con', 'LPT1.txt', 'dot.', 'tab\tname', 'x'.repeat(300)]) {
    expect(await methods.makeFolder({ parent: root, name }), name).toMatchObject({ ok: false, code: 'bad-request' });
  }
});
