/* What others put into history/, and what a page may read of it. */
import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdir, open, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { historyLookout } from '../../../electron/host/watch-history.ts';
import { sha256OfText } from '../../../shared/basics/hash.ts';
import type { OpenedProject } from '../../../shared/host/host-api.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import type { WriterId } from '../../../shared/model/ids.ts';
import { commitNumber } from '../../support/disk-trials.ts';
import { openedBy, projectHost, type ProjectHost, tempFolder, valueOf } from '../../support/project-host.ts';

vi.setConfig({ testTimeout: 120_000 });

let root = '';
let remove = async (): Promise<void> => undefined;
let host: ProjectHost;
let project: OpenedProject;
let history = '';
beforeEach(async () => {
  ({ path: root, remove } = await tempFolder());
  host = projectHost(root);
  project = valueOf(await host.methods.createProject({ path: join(root, 'p'), name: 'P' }));
  history = join(project.path, 'history');
});
afterEach(async () => {
  await host.openProjects.closeAll();
  await remove();
});

const BO = 'b'.repeat(16) as WriterId;

/** `count` commits of Bo, chained, without the last LF. */
function linesOfBo(count: number): string[] {
  const lines: string[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const last = lines.at(-1);
    lines.push(encodeLine({ ...commitNumber(1000 + seq, BO), v: 1, device: BO, seq, prev: last === undefined ? null : sha256OfText(last) }));
  }
  return lines;
}

const list = async () => valueOf(await host.methods.listHistory({ handle: project.handle }));
const read = (name: string, from = 0, length = 1_000_000) => host.methods.readHistory({ handle: project.handle, name, from, length });
const check = async () => valueOf(await host.methods.checkHistory({ handle: project.handle }));

describe('reading history files', () => {
  it('gives exactly the bytes asked for, as far as there are any', async () => {
    await writeFile(join(history, `${BO}.jsonl`), 'abcdef\n');
    expect(Buffer.from(valueOf(await read(`${BO}.jsonl`, 2, 3))).toString()).toBe('cde');
    expect(Buffer.from(valueOf(await read(`${BO}.jsonl`, 5))).toString()).toBe('f\n');
    expect(valueOf(await read(`${BO}.jsonl`, 100))).toHaveLength(0);
  });

  it('tells the hash of the line before an offset, and null where no line ends', async () => {
    await writeFile(join(history, `${BO}.jsonl`), `first\n${'x'.repeat(200_000)}\nrest`);
    const hash = async (end: number) => valueOf(await host.methods.hashLineBefore({ handle: project.handle, name: `${BO}.jsonl`, end }));
    expect(await hash(6)).toBe(sha256OfText('first'));
    expect(await hash(200_007)).toBe(sha256OfText('x'.repeat(200_000)));
    for (const end of [0, 5, 7, 200_011, 1e9]) expect(await hash(end)).toBe(null);
  });

  it.each(['../concord.json', '..', 'torn/x.jsonl', '/etc/passwd', 'a\0.jsonl', '.hidden.jsonl', 'concord.json', ''])('does not read %j', async (name) => {
    expect(await read(name)).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('neither lists nor follows links, folders and pipes', async () => {
    await writeFile(join(root, 'secret.jsonl'), 'secret');
    await symlink(join(root, 'secret.jsonl'), join(history, 'link.jsonl'));
    await mkdir(join(history, 'folder.jsonl'));
    execFileSync('mkfifo', [join(history, 'pipe.jsonl')]);
    expect(await list()).toEqual([]);
    for (const name of ['link.jsonl', 'folder.jsonl', 'pipe.jsonl']) expect(await read(name), name).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(await read('gone.jsonl')).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('takes a line that is still arriving for what it is', async () => {
    const lines = linesOfBo(3);
    const path = join(history, `${BO}.jsonl`);
    await writeFile(path, `${lines[0]}\n${lines[1]?.slice(0, 40)}`);
    expect(await check()).toEqual([]);
    await appendFile(path, `${lines[1]?.slice(40)}\n${lines[2]}\n`);
    expect(await check()).toEqual([]);
    expect((await list()).map(({ name }) => name)).toEqual([`${BO}.jsonl`]);
  });
});

describe('checking history', () => {
  it('names file and line of what was changed, and finds nothing in good files and conflicted copies', async () => {
    const lines = linesOfBo(5);
    await writeFile(join(history, `${BO}.jsonl`), `${lines.join('\n')}\n`);
    await writeFile(join(history, `${BO} (conflicted copy).jsonl`), `${lines.slice(0, 3).join('\n')}\n`);
    await writeFile(join(history, 'altered.jsonl'), `${lines.join('\n')}\n`.replace('number 1002', 'number 1009'));
    await writeFile(join(history, 'short.jsonl'), `${[...lines.slice(0, 2), ...lines.slice(3)].join('\n')}\n`);
    await writeFile(join(history, 'double.jsonl'), `${lines[0]}\n${lines[0]}\n`);
    expect(await check()).toEqual([
      { name: 'altered.jsonl', problems: [{ code: 'altered-line', line: 2 }] },
      { name: 'double.jsonl', problems: [{ code: 'duplicate-seq', line: 2, seq: 1 }] },
      { name: 'short.jsonl', problems: [{ code: 'missing-lines', line: 3, from: 3, to: 3 }] },
    ]);
  });

  it('stops appending when one’s own file turns out damaged, until the user has decided (H5)', async () => {
    const commits = [commitNumber(1), commitNumber(2), commitNumber(3)];
    valueOf(await host.methods.appendCommits({ handle: project.handle, commits }));
    const own = join(history, `${project.writer}.jsonl`);
    const bytes = await readFile(own);
    bytes[bytes.indexOf('number 2') + 7] = 0x39;
    await writeFile(own, bytes);
    expect(await check()).toEqual([{ name: `${project.writer}.jsonl`, problems: [{ code: 'altered-line', line: 2 }] }]);
    expect(await host.methods.appendCommits({ handle: project.handle, commits: [commitNumber(4)] })).toMatchObject({ ok: false, code: 'damaged' });
    expect(await readFile(own)).toEqual(bytes);
    const next = valueOf(await host.methods.startNewWriter({ handle: project.handle }));
    expect(next.writer).not.toBe(project.writer);
    expect(await host.methods.appendCommits({ handle: project.handle, commits: [commitNumber(4)] })).toMatchObject({ ok: true });
  });

  it('gets through huge and binary junk without holding up the host', async () => {
    const sparse = await open(join(history, 'huge.jsonl'), 'w');
    await sparse.truncate(400 * 1024 * 1024); // zeros without a line end
    await sparse.close();
    await writeFile(join(history, 'binary.jsonl'), Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 251));
    let turns = 0;
    let done = false;
    const count = (): void => {
      turns += 1;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    const found = await check();
    done = true;
    expect(found.map(({ name }) => name)).toEqual(['binary.jsonl', 'huge.jsonl']);
    expect(found[1]?.problems).toEqual([{ code: 'damaged-line', line: 1, detail: 'the line is too long' }]);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('merging', () => {
  const merge = async (files: Readonly<Record<string, string>>) =>
    valueOf(await host.methods.mergeHistoryFiles({ handle: project.handle, files: Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })) }));
  const grant = async (path: string) => valueOf(await host.methods.grantFolder({ path })).grant;

  it('takes dropped files in, reports each, and tells the page', async () => {
    const lines = linesOfBo(2);
    expect(await merge({ 'bo.jsonl': `${lines[0]}\n`, 'photo.jpg': '\xff\xd8' })).toMatchObject({ added: ['bo.jsonl'], refused: [{ name: 'photo.jpg' }] });
    expect(host.events).toEqual([{ event: 'history-grew', handle: project.handle }]);
    expect((await list()).map(({ name }) => name)).toEqual([`${BO}.jsonl`]);
  });

  it('takes in a granted copy of the project, its history folder, or loose files', async () => {
    const copy = join(root, 'copy');
    await cp(project.path, copy, { recursive: true });
    const lines = linesOfBo(3);
    for (const [n, place] of [[1, join(copy, 'history')], [2, join(copy, 'history')], [3, join(root, 'loose')]] as const) {
      await mkdir(place, { recursive: true });
      await writeFile(join(place, 'bo.jsonl'), `${lines.slice(0, n).join('\n')}\n`);
      const from = n === 1 ? copy : place;
      const report = valueOf(await host.methods.mergeHistoryFolder({ handle: project.handle, grant: await grant(from) }));
      expect(n === 1 ? report.added : report.extended, from).toEqual(['bo.jsonl']);
    }
  });

  it('refuses another project, a folder without history, and a folder that nobody picked', async () => {
    const other = projectHost(root, { device: 'other' });
    const theirs = valueOf(await other.methods.createProject({ path: join(root, 'theirs'), name: 'Theirs' }));
    await other.openProjects.closeAll();
    const from = async (path: string) => host.methods.mergeHistoryFolder({ handle: project.handle, grant: await grant(path) });
    expect(await from(theirs.path)).toMatchObject({ ok: false, code: 'not-allowed', message: expect.stringContaining('Theirs') as string });
    await mkdir(join(root, 'empty'));
    expect(await from(join(root, 'empty'))).toMatchObject({ ok: false, code: 'not-found' });
    expect(await host.methods.mergeHistoryFolder({ handle: project.handle, grant: 'made-up' as never })).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('brings two devices that worked on copies of one project to the same commits (H1, H2)', async () => {
    const away = join(root, 'away');
    await cp(project.path, away, { recursive: true });
    const second = projectHost(root, { device: 'second device' });
    const there = await openedBy(second, away);
    expect(there.writer).not.toBe(project.writer);
    valueOf(await host.methods.appendCommits({ handle: project.handle, commits: [commitNumber(1)] }));
    valueOf(await second.methods.appendCommits({ handle: there.handle, commits: [commitNumber(2)] }));
    valueOf(await host.methods.mergeHistoryFolder({ handle: project.handle, grant: await grant(away) }));
    valueOf(await second.methods.mergeHistoryFolder({ handle: there.handle, grant: valueOf(await second.methods.grantFolder({ path: project.path })).grant }));
    const theirs = valueOf(await second.methods.listHistory({ handle: there.handle }));
    expect(theirs.map(({ name, bytes }) => [name, bytes])).toEqual((await list()).map(({ name, bytes }) => [name, bytes]));
    await second.openProjects.closeAll();
  });
});

it('growth of others’ files is told once, growth of one’s own is not', async () => {
  let told = 0;
  const look = historyLookout(host.deps.files, valueOf(host.openProjects.get(project.handle)), () => {
    told += 1;
  });
  await look();
  valueOf(await host.methods.appendCommits({ handle: project.handle, commits: [commitNumber(1)] }));
  await look();
  expect(told).toBe(0);
  await writeFile(join(history, `${BO}.jsonl`), `${linesOfBo(1)[0]}\n`);
  await look();
  await look();
  expect(told).toBe(1);
});

it('growth of one’s own file is told where another process of this installation writes it', async () => {
  let told = 0;
  const opened = valueOf(host.openProjects.get(project.handle));
  const look = historyLookout(host.deps.files, { path: opened.path, ownHistory: opened.ownHistory, readOnly: { code: 'locked', message: '', next: '' } }, () => {
    told += 1;
  });
  await look();
  valueOf(await host.methods.appendCommits({ handle: project.handle, commits: [commitNumber(1)] }));
  await look();
  expect(told).toBe(1);
});
