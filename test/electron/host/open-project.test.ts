/* One's own history on the real disk: what is continued, what is not, what is set aside (H2, H5, H6, design §10 Writers). */
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FilePort, fileError, nodeFilePort } from '../../../electron/host/file-port.ts';
import { sha256OfText } from '../../../shared/basics/hash.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import type { OpenedProject } from '../../../shared/host/host-api.ts';
import { commitNumber } from '../../support/disk-trials.ts';
import { openedBy, projectHost, type ProjectHost, tempFolder, valueOf } from '../../support/project-host.ts';

let root = '';
let remove = async (): Promise<void> => undefined;
let folder = '';
beforeEach(async () => {
  ({ path: root, remove } = await tempFolder());
  folder = join(root, 'Phone scratches');
});
afterEach(() => remove());

const ownFile = ({ path, writer }: OpenedProject) => join(path, 'history', `${writer}.jsonl`);
const append = async (host: ProjectHost, { handle }: OpenedProject, ...numbers: readonly number[]) =>
  host.methods.appendCommits({ handle, commits: numbers.map((n) => commitNumber(n)) });

/** A project in which commits 1 to 3 are saved; closed, unless killed. */
async function workedOn(how: 'closed' | 'killed' = 'closed'): Promise<OpenedProject> {
  const host = projectHost(root);
  const project = valueOf(await host.methods.createProject({ path: folder, name: 'Phone scratches' }));
  valueOf(await append(host, project, 1, 2, 3));
  if (how === 'closed') await host.openProjects.closeAll();
  else {
    // A killed process writes nothing any more: wait for what this one still has under way.
    const [name = ''] = await readdir(join(root, 'device', 'writers'));
    await vi.waitFor(async () => expect(await readFile(join(root, 'device', 'writers', name), 'utf8')).toContain('"seq": 3'));
  }
  return project;
}

async function idsOnDisk(): Promise<readonly number[]> {
  const ids = new Set<number>();
  for (const name of await readdir(join(folder, 'history'))) {
    if (!name.endsWith('.jsonl')) continue;
    for (const line of (await readFile(join(folder, 'history', name), 'utf8')).split('\n')) {
      const id = /^\{"v":1,"id":"([0-9a-f]{32})".*\}$/.exec(line)?.[1];
      if (id !== undefined) ids.add(Number.parseInt(id, 16));
    }
  }
  return [...ids].sort((a, b) => a - b);
}

describe('opening a project again', () => {
  it('goes on in the same file, whether it was closed or killed', async () => {
    for (const how of ['closed', 'killed'] as const) {
      await rm(folder, { recursive: true, force: true });
      await rm(join(root, 'device'), { recursive: true, force: true });
      const before = await workedOn(how);
      const host = projectHost(root);
      const project = await openedBy(host, folder);
      expect(project).toMatchObject({ writer: before.writer, readOnly: null, setAside: [], recovered: 0 });
      expect(valueOf(await append(host, project, 4))).toMatchObject([{ seq: 4 }]);
      await host.openProjects.closeAll();
    }
  });

  it('sets a torn last line aside and goes on (H5)', async () => {
    const before = await workedOn('killed');
    const good = await readFile(ownFile(before));
    await appendFile(ownFile(before), '{"v":1,"id":"0123');
    const host = projectHost(root);
    const project = await openedBy(host, folder);
    const savedAs = `torn/${before.writer}.jsonl-${good.length}`;
    expect(project).toMatchObject({ writer: before.writer, readOnly: null, setAside: [{ name: `${before.writer}.jsonl`, bytes: 17, savedAs }] });
    expect(await readFile(join(folder, 'history', savedAs), 'utf8')).toBe('{"v":1,"id":"0123');
    expect(await readFile(ownFile(before))).toEqual(good);
    expect(project.history.map(({ name }) => name)).toEqual([`${before.writer}.jsonl`]);
    valueOf(await append(host, project, 4));
    expect(await idsOnDisk()).toEqual([1, 2, 3, 4]);
    await host.openProjects.closeAll();
  });

  it('writes nothing to a file with a flipped byte until the user has decided, then goes on in a new one (H5)', async () => {
    const before = await workedOn();
    const bytes = await readFile(ownFile(before));
    bytes[bytes.indexOf('number 2') + 7] = 0x39; // still JSON, still a commit: only the chain tells
    await writeFile(ownFile(before), bytes);
    const host = projectHost(root);
    const project = await openedBy(host, folder);
    expect(project.readOnly).toMatchObject({ code: 'damaged' });
    expect(await append(host, project, 4)).toMatchObject({ ok: false, code: 'damaged' });
    expect(await readFile(ownFile(before))).toEqual(bytes);

    const goingOn = valueOf(await host.methods.startNewWriter({ handle: project.handle }));
    expect(goingOn).toMatchObject({ handle: project.handle, readOnly: null });
    expect(goingOn.writer).not.toBe(before.writer);
    valueOf(await append(host, project, 4));
    expect(await readFile(ownFile(before))).toEqual(bytes);
    expect((await openedBy(host, folder)).history).toHaveLength(2);
    await host.openProjects.closeAll();
    expect(await openedBy(projectHost(root), folder)).toMatchObject({ writer: goingOn.writer, readOnly: null });
  });

  it('becomes a new writer in a copied folder, in a restored backup, and where the last line was changed', async () => {
    const before = await workedOn();
    const backup = await readFile(ownFile(before));
    const copy = join(root, 'copy');
    await cp(folder, copy, { recursive: true });
    const host = projectHost(root);
    expect((await openedBy(host, copy)).writer).not.toBe(before.writer);

    const original = await openedBy(host, folder);
    valueOf(await append(host, original, 4));
    await host.openProjects.closeAll();
    await writeFile(ownFile(before), backup);
    const restored = await openedBy(projectHost(root), folder);
    expect(restored).toMatchObject({ readOnly: null });
    expect(restored.writer).not.toBe(before.writer);
    expect(await readFile(ownFile(before))).toEqual(backup);

    const again = projectHost(root);
    const current = await openedBy(again, folder);
    valueOf(await append(again, current, 5));
    await again.openProjects.closeAll();
    await writeFile(ownFile(current), (await readFile(ownFile(current), 'utf8')).replace('number 5', 'number 7'));
    expect((await openedBy(projectHost(root), folder)).writer).not.toBe(current.writer);
  });

  it('becomes a new writer where the file is gone, is shorter, or was continued by somebody else after it was closed', async () => {
    const before = await workedOn();
    await truncate(ownFile(before), 100);
    const second = await openedBy(projectHost(root), folder);
    expect(second.writer).not.toBe(before.writer);
    await rm(ownFile(before));
    const host = projectHost(root);
    const third = await openedBy(host, folder);
    expect(third.writer).toBe(second.writer);
    valueOf(await append(host, third, 8));
    await host.openProjects.closeAll();
    await appendFile(ownFile(third), '\n');
    expect((await openedBy(projectHost(root), folder)).writer).not.toBe(third.writer);
  });

  it('opens read-only what a newer Concord wrote, and says why (H6)', async () => {
    const before = await workedOn('killed');
    const last = (await readFile(ownFile(before), 'utf8')).trimEnd().split('\n').at(-1) ?? '';
    const line = encodeLine({ ...commitNumber(4), v: 1, device: before.writer, seq: 4, prev: sha256OfText(last) });
    await appendFile(ownFile(before), `${line.replace('person-added/1', 'person-added/2')}\n`);
    const host = projectHost(root);
    const project = await openedBy(host, folder);
    expect(project.readOnly).toMatchObject({ code: 'newer-format' });
    expect(await append(host, project, 4)).toMatchObject({ ok: false, code: 'newer-format' });
  });
});

describe('while a project is open', () => {
  it('appends each commit once, in order, however often it is asked', async () => {
    const host = projectHost(root);
    const project = valueOf(await host.methods.createProject({ path: folder, name: 'P' }));
    const answers = await Promise.all([append(host, project, 1, 2, 1), append(host, project, 2, 3), append(host, project, 3)]);
    expect(answers.map((answer) => valueOf(answer).map(({ seq }) => seq))).toEqual([[1, 2, 1], [2, 3], [3]]);
    expect((await readFile(ownFile(project), 'utf8')).split('\n')).toHaveLength(4);
    await host.openProjects.closeAll();
  });

  it('shares one project between two openings, and lets the lock go with the last', async () => {
    const host = projectHost(root);
    const first = valueOf(await host.methods.createProject({ path: folder, name: 'P' }));
    const second = await openedBy(host, `${folder}/../Phone scratches/`);
    expect(second.handle).toBe(first.handle);
    await host.methods.closeProject({ handle: first.handle });
    valueOf(await append(host, second, 1));
    await host.methods.closeProject({ handle: first.handle });
    expect(await append(host, second, 2)).toMatchObject({ ok: false, code: 'not-open' });
  });

  it('goes on as a new writer when another program has replaced the file, and loses nothing', async () => {
    const host = projectHost(root);
    const project = valueOf(await host.methods.createProject({ path: folder, name: 'P' }));
    valueOf(await append(host, project, 1, 2));
    await writeFile(ownFile(project), (await readFile(ownFile(project), 'utf8')).split('\n')[0] ?? '');
    valueOf(await append(host, project, 3));
    expect(await idsOnDisk()).toEqual([1, 3]);
    expect((await openedBy(host, folder)).writer).not.toBe(project.writer);
    await host.openProjects.closeAll();
  });

  it('keeps work on this device when the folder is gone, and brings it in when the folder is back, even elsewhere', async () => {
    await workedOn();
    for (const place of [folder, join(root, 'moved here')]) {
      const host = projectHost(root);
      const project = await openedBy(host, folder);
      await rename(folder, join(root, 'unplugged'));
      await mkdir(folder); // the empty place where a disk was mounted
      const answer = await append(host, project, place === folder ? 4 : 5);
      expect(answer).toMatchObject({ ok: false, code: 'not-found', safe: expect.stringContaining(join(root, 'device', 'spool')) as string });
      expect(await readdir(folder)).toEqual([]);
      await rm(folder, { recursive: true });
      await host.openProjects.closeAll();
      await rename(join(root, 'unplugged'), place);
      const next = projectHost(root);
      expect(await openedBy(next, place)).toMatchObject({ recovered: 1, readOnly: null });
      await next.openProjects.closeAll();
      const again = projectHost(root);
      expect(await openedBy(again, place)).toMatchObject({ recovered: 0 });
      await again.openProjects.closeAll();
      folder = place;
      expect(await idsOnDisk()).toEqual(place.endsWith('here') ? [1, 2, 3, 4, 5] : [1, 2, 3, 4]);
      folder = join(root, 'Phone scratches');
    }
  });

  it('says that the disk is full, keeps the work, and saves it as soon as there is room', async () => {
    let full = false;
    const host = projectHost(root, { files: portThat((path) => full && path.startsWith(folder), 'ENOSPC') });
    const project = valueOf(await host.methods.createProject({ path: folder, name: 'P' }));
    valueOf(await append(host, project, 1));
    full = true;
    expect(await append(host, project, 2)).toMatchObject({
      ok: false,
      code: 'disk-full',
      message: 'Concord could not save to “P”: the disk is full.',
      safe: expect.stringContaining('kept on this device') as string,
    });
    expect(await host.methods.appendDraft({ handle: project.handle, lines: [{ line: 'clear', key: ['r', 's', 'p', '1'] }] })).toMatchObject({ ok: false, code: 'disk-full' });
    full = false;
    expect(valueOf(await append(host, project, 2))).toMatchObject([{ seq: 2 }]);
    expect(await readdir(join(root, 'device', 'spool'))).toEqual([]);
    expect(await idsOnDisk()).toEqual([1, 2]);
    await host.openProjects.closeAll();
  });

  it('says when the work is nowhere on a disk', async () => {
    let full = false;
    const host = projectHost(root, { files: portThat(() => full, 'ENOSPC') });
    const project = valueOf(await host.methods.createProject({ path: folder, name: 'P' }));
    full = true;
    expect(await append(host, project, 1)).toMatchObject({ ok: false, code: 'disk-full', safe: expect.stringMatching(/still in this window.*Do not close it/) as string });
  });

  it('opens a folder that cannot be written read-only, and leaves it exactly as it is', async () => {
    const before = await workedOn('killed');
    await appendFile(ownFile(before), 'torn');
    const names = await readdir(folder, { recursive: true });
    const readOnlyPort: FilePort = { ...portThat((path) => path.startsWith(folder), 'EROFS'), writable: async (path) => !path.startsWith(folder) };
    const host = projectHost(root, { files: readOnlyPort });
    const project = await openedBy(host, folder);
    expect(project).toMatchObject({ readOnly: { code: 'read-only' }, setAside: [] });
    expect(await append(host, project, 4)).toMatchObject({ ok: false, code: 'read-only' });
    expect(await host.methods.appendDraft({ handle: project.handle, lines: [] })).toMatchObject({ ok: false, code: 'read-only' });
    expect(await host.methods.mergeHistoryFiles({ handle: project.handle, files: [] })).toMatchObject({ ok: false, code: 'read-only' });
    expect(valueOf(await host.methods.readHistory({ handle: project.handle, name: `${before.writer}.jsonl`, from: 0, length: 10 }))).toHaveLength(10);
    expect(await readdir(folder, { recursive: true })).toEqual(names);
    // The disk is writable again: opening again is enough.
    const later = projectHost(root);
    expect(await openedBy(later, folder)).toMatchObject({ readOnly: null });
    await later.openProjects.closeAll();
  });

  it('still shows the project when Concord’s own folder cannot be written', async () => {
    await workedOn();
    const host = projectHost(root, { files: portThat((path) => path.startsWith(join(root, 'device')), 'EACCES') });
    expect(await openedBy(host, folder)).toMatchObject({ readOnly: { code: 'read-only', message: expect.stringContaining('its own folder') as string } });
  });

  it('keeps drafts over a restart, and for the new writer after a damaged file', async () => {
    const gesture = { line: 'gesture' as const, key: ['r', 's', 'p', '1'], gesture: { did: 'note' as const, after: 'x', before: '' } };
    const before = await workedOn();
    const host = projectHost(root);
    const project = await openedBy(host, folder);
    valueOf(await host.methods.appendDraft({ handle: project.handle, lines: [gesture] }));
    await host.openProjects.closeAll();
    const bytes = await readFile(ownFile(before));
    bytes[30] = 0xff;
    await writeFile(ownFile(before), bytes);
    const next = projectHost(root);
    const damaged = await openedBy(next, folder);
    expect(valueOf(await next.methods.readDrafts({ handle: damaged.handle }))).toEqual([gesture]);
    await next.methods.startNewWriter({ handle: damaged.handle });
    expect(valueOf(await next.methods.readDrafts({ handle: damaged.handle }))).toEqual([gesture]);
    await next.openProjects.closeAll();
  });
});

/** The real disk, except that writing where `refuses` holds fails. */
function portThat(refuses: (path: string) => boolean, code: string): FilePort {
  const real = nodeFilePort();
  const guard = async (path: string): Promise<void> => {
    if (refuses(path)) throw fileError(code, path);
  };
  return {
    ...real,
    open: async (path, how) => {
      const file = how === 'read' ? await real.open(path, how) : await guard(path).then(() => real.open(path, how));
      return how === 'read' ? file : { ...file, write: (bytes) => guard(path).then(() => file.write(bytes)) };
    },
    makeFolder: (path) => guard(path).then(() => real.makeFolder(path)),
    rename: (from, to) => guard(to).then(() => real.rename(from, to)),
    removeFile: (path) => guard(path).then(() => real.removeFile(path)),
  };
}
