import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProjectFolder } from '../../../electron/host/project-folder.ts';
import { openProjectOnDisk } from '../../../electron/host/open-projects.ts';
import type { ProjectId } from '../../../shared/model/ids.ts';
import { commitNumber, crashEverywhere, processOn } from '../../support/disk-trials.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';
import { openedBy, projectHost, tempFolder, valueOf } from '../../support/project-host.ts';

vi.setConfig({ testTimeout: 120_000 });

let root = '';
let remove = async (): Promise<void> => undefined;
beforeEach(async () => {
  ({ path: root, remove } = await tempFolder());
});
afterEach(() => remove());

describe('making a project', () => {
  it('makes the folder, its concord.json, and a history that git leaves alone', async () => {
    const host = projectHost(root);
    const path = join(root, 'deep', 'er', 'Phone scratches');
    const made = valueOf(await host.methods.createProject({ path, name: ' Phone scratches ' }));
    expect(made).toMatchObject({ path, readOnly: null, history: [], setAside: [], recovered: 0, file: { name: 'Phone scratches', formatVersion: 1 } });
    expect(JSON.parse(await readFile(join(path, 'concord.json'), 'utf8'))).toEqual(made.file);
    expect(await readFile(join(path, 'history', '.gitattributes'), 'utf8')).toBe('*.jsonl -text\n');
    expect(valueOf(await host.methods.recentProjects({}))).toMatchObject([{ path, name: 'Phone scratches', missing: false }]);
    await host.openProjects.closeAll();
  });

  it('leaves what is in the folder alone, and refuses a folder that is a project', async () => {
    const host = projectHost(root);
    const path = join(root, 'photos');
    await mkdir(path);
    await writeFile(join(path, 'a.jpg'), 'jpeg');
    valueOf(await host.methods.createProject({ path, name: 'P' }));
    expect(await readFile(join(path, 'a.jpg'), 'utf8')).toBe('jpeg');
    expect(await host.methods.createProject({ path, name: 'Q' })).toMatchObject({ ok: false, code: 'already-a-project' });
    expect(await host.methods.createProject({ path: 'photos', name: 'Q' })).toMatchObject({ ok: false, code: 'bad-request' });
    expect(await host.methods.createProject({ path: join(path, 'a.jpg'), name: 'Q' })).toMatchObject({ ok: false, code: 'not-found' });
    await host.openProjects.closeAll();
  });

  it('leaves a project or none, at whatever step it crashes, and can be done again', async () => {
    const make = (disk: FaultyDisk) => createProjectFolder(disk.port, '/projects/p', 'id1' as ProjectId, 'P');
    const story = async (disk: FaultyDisk, ack: (made: true) => void): Promise<void> => {
      await make(disk);
      ack(true);
    };
    await crashEverywhere(async () => new FaultyDisk(), story, async (disk, acked, where) => {
      if (!disk.files().has('/projects/p/concord.json')) {
        expect(acked, where).toEqual([]);
        await make(disk);
      }
      const project = valueOf(await openProjectOnDisk('/projects/p', processOn(disk, 2)));
      expect(project.readOnly, where).toBe(null);
      expect(project.file.name, where).toBe('P');
    });
  });
});

describe('a hostile or broken project folder', () => {
  const cases: readonly [string, string, string][] = [
    ['nothing', '', 'not-a-project'],
    ['no JSON', '{"format":', 'not-a-project'],
    ['bytes', '\u0000\u0001\uFFFD', 'not-a-project'],
    ['a list', '[]', 'not-a-project'],
    ['another format', '{"format":"other","formatVersion":1,"id":"a","name":"b"}', 'not-a-project'],
    ['an id with a path in it', '{"format":"concord-project","formatVersion":1,"id":"../../x","name":"b"}', 'not-a-project'],
    ['a prototype', '{"__proto__":{"format":"concord-project","formatVersion":1,"id":"a","name":"b"}}', 'not-a-project'],
    ['a newer version', '{"format":"concord-project","formatVersion":2,"id":"a","name":"b","new":true}', 'newer-format'],
    ['a megabyte', `{"format":"${'x'.repeat(1_000_000)}"}`, 'not-a-project'],
    ['depth', '['.repeat(60_000), 'not-a-project'],
  ];
  it.each(cases)('with %s in concord.json is refused with a sentence', async (_what, text, code) => {
    await writeFile(join(root, 'concord.json'), text);
    const answer = await projectHost(root).methods.openProject({ path: root });
    expect(answer).toMatchObject({ ok: false, code });
    if (!answer.ok) expect(Math.min(answer.message.length, answer.safe.length, answer.next.length)).toBeGreaterThan(10);
    expect(await readdir(root)).toEqual(['concord.json']);
  });

  it('is told apart: not there, no project, a folder or a link as concord.json', async () => {
    const { methods } = projectHost(root);
    expect(await methods.openProject({ path: join(root, 'nowhere') })).toMatchObject({ ok: false, code: 'not-found' });
    expect(await methods.openProject({ path: root })).toMatchObject({ ok: false, code: 'not-a-project' });
    await mkdir(join(root, 'concord.json'));
    expect(await methods.openProject({ path: root })).toMatchObject({ ok: false, code: 'not-a-project' });
    await rm(join(root, 'concord.json'), { recursive: true });
    await writeFile(join(root, 'real.json'), '{"format":"concord-project","formatVersion":1,"id":"a","name":"b"}');
    await symlink(join(root, 'real.json'), join(root, 'concord.json'));
    expect(await methods.openProject({ path: root })).toMatchObject({ ok: false, code: 'not-a-project' });
  });

  it('whose history is a link out of the folder is not read and not written', async () => {
    const outside = join(root, 'outside');
    await mkdir(outside);
    const path = join(root, 'p');
    await mkdir(path);
    await writeFile(join(path, 'concord.json'), '{"format":"concord-project","formatVersion":1,"id":"a","name":"b"}');
    await symlink(outside, join(path, 'history'));
    expect(await projectHost(root).methods.openProject({ path })).toMatchObject({ ok: false, code: 'not-allowed' });
    await rm(join(path, 'concord.json'));
    expect(await projectHost(root).methods.createProject({ path, name: 'P' })).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(await readdir(outside)).toEqual([]);
  });

  it('whose own history file was replaced by a link out is not written through', async () => {
    const host = projectHost(root);
    const made = valueOf(await host.methods.createProject({ path: join(root, 'p'), name: 'P' }));
    const target = join(root, 'precious.txt');
    await writeFile(target, '');
    await symlink(target, join(made.path, 'history', `${made.writer}.jsonl`));
    await host.methods.appendCommits({ handle: made.handle, commits: [commitNumber(1)] });
    expect(await readFile(target, 'utf8')).toBe('');
    await host.openProjects.closeAll();
  });
});

it('what a crash left half written in history/ is removed after a day, and not before', async () => {
  const host = projectHost(root);
  const { path } = valueOf(await host.methods.createProject({ path: join(root, 'p'), name: 'P' }));
  await host.openProjects.closeAll();
  const now = host.deps.now() / 1000;
  for (const [name, age] of [['.bo.jsonl.7-1.unfinished', 90_000], ['.cy.jsonl.7-2.unfinished', 3600], ['kept.unfinished', 90_000]] as const) {
    await writeFile(join(path, 'history', name), 'half');
    await utimes(join(path, 'history', name), now - age, now - age);
  }
  const later = projectHost(root);
  await openedBy(later, path);
  expect(await readdir(join(path, 'history'))).toEqual(['.cy.jsonl.7-2.unfinished', '.gitattributes', 'kept.unfinished']);
  await later.openProjects.closeAll();
});

describe('the sample project', () => {
  it('is copied once to app data and opened from there', async () => {
    const sampleFolder = join(root, 'shipped');
    const source = projectHost(root, { device: 'maker' });
    const made = valueOf(await source.methods.createProject({ path: sampleFolder, name: 'Sample' }));
    await source.methods.appendCommits({ handle: made.handle, commits: [commitNumber(1)] });
    await mkdir(join(sampleFolder, 'media'));
    await writeFile(join(sampleFolder, 'media', 'a.jpg'), 'jpeg');
    await source.openProjects.closeAll();

    const host = projectHost(root, { sampleFolder });
    const [first, second] = await Promise.all([host.methods.openSampleProject({}), host.methods.openSampleProject({})]);
    const opened = valueOf(first);
    expect(opened).toMatchObject({ readOnly: null, path: join(root, 'device', 'sample', 'Sample project'), file: made.file });
    expect(valueOf(second).handle).toBe(opened.handle);
    expect(opened.writer).not.toBe(made.writer);
    expect(opened.history.map(({ name }) => name)).toEqual([`${made.writer}.jsonl`]);
    expect(await readFile(join(opened.path, 'media', 'a.jpg'), 'utf8')).toBe('jpeg');
    await host.methods.appendCommits({ handle: opened.handle, commits: [commitNumber(2)] });
    await host.openProjects.closeAll();
    const later = projectHost(root, { sampleFolder });
    expect(valueOf(await later.methods.openSampleProject({})).history).toHaveLength(2);
    await later.openProjects.closeAll();
  });

  it('is made anew when a crash left half of it', async () => {
    const sampleFolder = join(root, 'shipped');
    await mkdir(sampleFolder);
    await writeFile(join(sampleFolder, 'concord.json'), '{"format":"concord-project","formatVersion":1,"id":"a","name":"b"}');
    await mkdir(join(root, 'device', 'sample', '.unfinished', 'half'), { recursive: true });
    const host = projectHost(root, { sampleFolder });
    const opened = valueOf(await host.methods.openSampleProject({}));
    expect(await readdir(opened.path)).toEqual(['concord.json', 'history']);
    expect(await readdir(join(root, 'device', 'sample'))).toEqual(['Sample project']);
    await host.openProjects.closeAll();
  });

  it('that is missing is refused with a sentence', async () => {
    expect(await projectHost(root).methods.openSampleProject({})).toMatchObject({ ok: false, code: 'not-found' });
  });
});

describe('settings and recent projects', () => {
  it('are kept per device over restarts', async () => {
    await projectHost(root).methods.writeSettings({ theme: 'dark', keys: { 'label.skip': ['x'] } });
    expect(valueOf(await projectHost(root).methods.readSettings({}))).toEqual({ theme: 'dark', actingAs: {}, keys: { 'label.skip': ['x'] } });
    expect(valueOf(await projectHost(root, { device: 'another' }).methods.readSettings({}))).toMatchObject({ theme: 'system' });
  });

  it('forget what is to be forgotten, and the folder stays', async () => {
    const host = projectHost(root);
    const made = valueOf(await host.methods.createProject({ path: join(root, 'p'), name: 'P' }));
    await host.methods.forgetRecentProject({ path: made.path });
    expect(valueOf(await host.methods.recentProjects({}))).toEqual([]);
    expect(await openedBy(host, made.path)).toMatchObject({ handle: made.handle });
    await host.openProjects.closeAll();
  });
});

it('a host that knows no such project says so to every request', async () => {
  const { methods } = projectHost(root);
  const handle = 'nobody' as never;
  const answers = await Promise.all([
    methods.listHistory({ handle }), methods.readHistory({ handle, name: 'a.jsonl', from: 0, length: 1 }), methods.hashLineBefore({ handle, name: 'a.jsonl', end: 1 }),
    methods.appendCommits({ handle, commits: [] }), methods.startNewWriter({ handle }), methods.checkHistory({ handle }), methods.mergeHistoryFiles({ handle, files: [] }),
    methods.mergeHistoryFolder({ handle, grant: 'x' as never }), methods.appendDraft({ handle, lines: [] }), methods.readDrafts({ handle }),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, code: 'not-open' });
  expect(await methods.closeProject({ handle })).toEqual({ ok: true, value: null });
});
