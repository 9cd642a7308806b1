import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAppData } from '../../../electron/host/app-data.ts';
import { nodeFilePort } from '../../../electron/host/file-port.ts';
import { createGrants } from '../../../electron/host/grants.ts';
import { OpenProjects } from '../../../electron/host/open-projects.ts';
import { projectMethods } from '../../../electron/host/project-methods.ts';
import { nodeProcesses } from '../../../electron/host/running-process.ts';

let root = '';
beforeEach(async () => { root = await mkdtemp(join(tmpdir(), 'concord-host-')); });
afterEach(() => rm(root, { recursive: true, force: true }));

it('makes, opens, appends, closes', async () => {
  const files = nodeFilePort();
  let n = 0;
  const newId = (bytes: number) => String((n += 1)).padStart(bytes * 2, '0');
  const base = { files, appData: createAppData(files, join(root, 'app')), processes: await nodeProcesses(), newId, now: () => 1, emit: () => undefined };
  const openProjects = new OpenProjects(base);
  const methods = projectMethods({ ...base, openProjects, grants: createGrants(newId), home: root, sampleFolder: root });
  const made = await methods.createProject({ path: join(root, 'p'), name: 'P' });
  if (!made.ok) throw new Error(made.message);
  const { handle, writer } = made.value;
  expect(made.value.readOnly).toBe(null);
  const commit = { id: 'a'.repeat(32), at: `0000000000001-000000-${writer}`, by: 'p', changes: [{ kind: 'person-added/1', key: ['p'], value: { name: 'P', role: 'lead', code: 'L1' } }] };
  const r = await methods.appendCommits({ handle, commits: [commit as never] });
  expect(r).toEqual({ ok: true, value: [{ id: commit.id, seq: 1 }] });
  for (let i = 0; i < 20; i++) await methods.appendCommits({ handle, commits: [{ ...commit, id: String(i).padStart(32, "0") } as never] });
  await methods.closeProject({ handle });
  const again = await methods.openProject({ path: join(root, 'p') });
  expect(again).toMatchObject({ ok: true, value: { writer, readOnly: null } });
  await openProjects.closeAll();
});
