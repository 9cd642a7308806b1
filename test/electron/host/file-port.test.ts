/* The real disk keeps what the file layer promises; the simulated one in test/support promises the same. */
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppendFile, FileChanged } from '../../../electron/host/append-file.ts';
import { copyDurably, copyFolder, createDurably, makeFolders, readWhole, removeTree, replaceDurably } from '../../../electron/host/durable-file.ts';
import { type FilePort, fileErrorCode, nodeFilePort } from '../../../electron/host/file-port.ts';
import { answering, refusalOfFileError } from '../../../electron/host/refusal.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';
import { tempFolder } from '../../support/project-host.ts';

let root = '';
let remove = async (): Promise<void> => undefined;
beforeEach(async () => {
  ({ path: root, remove } = await tempFolder());
});
afterEach(() => remove());

const ports: readonly [string, () => FilePort, () => string][] = [
  ['the real disk', () => nodeFilePort(), () => root],
  ['the simulated disk', () => new FaultyDisk().port, () => '/'],
];
const codeOf = async (work: Promise<unknown>) => work.then(() => 'done', fileErrorCode);
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const bytesOf = (value: string) => new Uint8Array(Buffer.from(value));

describe.each(ports)('%s', (_name, makePort, makeRoot) => {
  it('gives errors their code', async () => {
    const [files, at] = [makePort(), makeRoot()];
    await createDurably(files, join(at, 'a'), bytesOf('x'));
    expect(await codeOf(files.open(join(at, 'gone'), 'read'))).toBe('ENOENT');
    expect(await codeOf(files.open(join(at, 'gone'), 'change'))).toBe('ENOENT');
    expect(await codeOf(files.open(join(at, 'a'), 'create'))).toBe('EEXIST');
    expect(await codeOf(files.stat(join(at, 'gone')))).toBe('ENOENT');
    expect(await codeOf(files.list(join(at, 'a')))).toBe('ENOTDIR');
    await files.makeFolder(join(at, 'f'));
    expect(await codeOf(files.makeFolder(join(at, 'f')))).toBe('EEXIST');
    expect(await codeOf(files.makeFolder(join(at, 'no', 'f')))).toBe('ENOENT');
    expect(await codeOf(files.open(join(at, 'f'), 'read'))).toBe('EISDIR');
    await createDurably(files, join(at, 'f', 'b'), bytesOf('x'));
    expect(await codeOf(files.removeFolder(join(at, 'f')))).toBe('ENOTEMPTY');
    expect(await codeOf(readWhole(files, join(at, 'a'), 0))).toBe('EFBIG');
  });

  it('makes, replaces, copies and removes whole files and folders', async () => {
    const [files, at] = [makePort(), makeRoot()];
    const folder = join(at, 'one', 'two');
    await makeFolders(files, folder);
    await makeFolders(files, folder);
    await replaceDurably(files, join(folder, 'a'), bytesOf('first'));
    await replaceDurably(files, join(folder, 'a'), bytesOf('second'));
    await copyDurably(files, join(folder, 'a'), join(folder, 'b'), 2, 5);
    expect(text(await readWhole(files, join(folder, 'b'), 99))).toBe('con');
    await copyFolder(files, join(at, 'one'), join(at, 'copy'));
    expect((await files.list(join(at, 'copy', 'two'))).map(({ name }) => name).sort()).toEqual(['a', 'b']);
    await files.link(join(folder, 'a'), join(folder, 'c'));
    expect((await files.stat(join(folder, 'c'))).id).toBe((await files.stat(join(folder, 'a'))).id);
    expect(await codeOf(files.link(join(folder, 'a'), join(folder, 'c')))).toBe('EEXIST');
    await removeTree(files, join(at, 'one'));
    await removeTree(files, join(at, 'one'));
    expect(await codeOf(files.stat(join(at, 'one')))).toBe('ENOENT');
  });

  it('appends behind what is there, and not behind what it did not see', async () => {
    const [files, at] = [makePort(), makeRoot()];
    const log = new AppendFile(files, join(at, 'log'), 0);
    await log.append(bytesOf('one\n'));
    await log.append(bytesOf('two\n'));
    expect(text(await readWhole(files, log.path, 99))).toBe('one\ntwo\n');
    await replaceDurably(files, log.path, bytesOf('one\n'));
    await expect(log.append(bytesOf('three\n'))).rejects.toThrow(FileChanged);
    expect(text(await readWhole(files, log.path, 99))).toBe('one\n');
    const behindTorn = new AppendFile(files, log.path, 2, 'torn');
    await behindTorn.append(bytesOf('!\n'));
    expect(text(await readWhole(files, log.path, 99))).toBe('on!\n');
    await files.removeFile(log.path);
    await expect(behindTorn.append(bytesOf('x'))).rejects.toThrow(FileChanged);
    expect(await codeOf(files.stat(log.path))).toBe('ENOENT');
  });
});

describe('the real disk', () => {
  it('neither reads nor writes through links, and removes links without what they lead to', async () => {
    const files = nodeFilePort();
    await mkdir(join(root, 'outside'));
    await writeFile(join(root, 'outside', 'precious'), 'kept');
    await symlink(join(root, 'outside', 'precious'), join(root, 'link'));
    for (const how of ['read', 'append', 'change'] as const) expect(await codeOf(files.open(join(root, 'link'), how)), how).toBe('ELOOP');
    expect(await codeOf(files.open(join(root, 'link'), 'create'))).toBe('EEXIST');
    await mkdir(join(root, 'tree'));
    await symlink(join(root, 'outside'), join(root, 'tree', 'out'));
    await removeTree(files, join(root, 'tree'));
    expect(await readFile(join(root, 'outside', 'precious'), 'utf8')).toBe('kept');
  });

  it('tells of changes in a folder', async () => {
    const files = nodeFilePort();
    let stop: (() => void) | null = null;
    const changed = new Promise<void>((resolve) => {
      stop = files.watch(root, resolve);
    });
    expect(stop).not.toBe(null);
    await writeFile(join(root, 'new'), '');
    await changed;
    (stop as (() => void) | null)?.();
    expect(files.watch(join(root, 'gone'), () => undefined)).toBe(null);
  });
});

describe('refusals', () => {
  it('turn each error of the system into what happened, what is safe and what to do', async () => {
    for (const [code, expected] of [['ENOSPC', 'disk-full'], ['EDQUOT', 'disk-full'], ['EROFS', 'read-only'], ['EACCES', 'read-only'], ['ENOENT', 'not-found'], ['EIO', 'unreadable'], ['EWEIRD', 'failed']] as const) {
      const refusal = refusalOfFileError(Object.assign(new Error('x'), { code }), { what: 'save to “P”', how: 'write' });
      expect(refusal).toMatchObject({ ok: false, code: expected, message: expect.stringMatching(/^Concord could not save to “P”: .+\.$/) as string });
      for (const sentence of [refusal.safe, refusal.next]) expect(sentence).toMatch(/\.$/);
    }
    expect(refusalOfFileError(Object.assign(new Error('x'), { code: 'EACCES' }), { what: 'read it', how: 'read' })).toMatchObject({ code: 'unreadable' });
  });

  it('are made of errors of the system only: a bug stays a bug', async () => {
    await expect(answering({ what: 'x', how: 'read' }, async () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    await expect(answering({ what: 'x', how: 'read' }, async () => Promise.reject(Object.assign(new Error('argument'), { code: 'ERR_INVALID_ARG_TYPE' })))).rejects.toThrow('argument');
  });
});
