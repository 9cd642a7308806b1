import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanFolder } from '../../../electron/host/scan-folder.ts';
import { asNobody, openToAll } from '../../support/as-nobody.ts';
import { bmpBytes, gifBytes, indexed, jpegBytes, pngBytes, wavBytes, writeImages } from '../../support/make-media.ts';

let folder = '';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'concord-scan-')));
  await openToAll(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (path: string, bytes: Uint8Array | string) => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), bytes);
};
const scan = async () => {
  const running = scanFolder(folder);
  await running.ended;
  return running.snapshot();
};

describe('scanning a folder', () => {
  it('counts types by content, not by name, and leaves other files alone', async () => {
    await put('a.png', pngBytes(8, 8, indexed(1)));
    await put('b', jpegBytes(8, 8, indexed(2)));
    await put('deep/er/c.gif', gifBytes(8, 8));
    await put('deep/d.BMP', bmpBytes(8, 8, indexed(4)));
    await put('deep/e.wav', wavBytes({ frames: 100 }));
    await put('notes.txt', 'hello');
    await put('.DS_Store', 'x');
    await put('.hidden/f.png', pngBytes(8, 8, indexed(6)));
    const found = await scan();
    expect(found.done).toBe(true);
    expect(Object.fromEntries(found.byType.map(({ type, files }) => [type, files]))).toEqual({ PNG: 1, JPEG: 1, GIF: 1, BMP: 1, WAV: 1 });
    expect(found).toMatchObject({ files: 7, otherFiles: 2, unreadableCount: 0, unreadable: [] });
    expect(found.preview.map(({ path }) => path).sort()).toEqual(['a.png', 'b', 'deep/d.BMP', 'deep/e.wav', 'deep/er/c.gif']);
  });

  it('lists empty, damaged, cut-off, unsupported and misnamed files with their reasons', async () => {
    await put('empty.jpg', '');
    await put('fake.wav', 'this is no sound');
    await put('cut.png', pngBytes(64, 64, indexed(1)).subarray(0, 200));
    await put('scan.tiff', 'II*\0 and so on');
    await put('really.jpg', pngBytes(8, 8, indexed(2)));
    const found = await scan();
    expect(Object.fromEntries(found.unreadable.map(({ path, reason }) => [path, reason]))).toEqual({
      'empty.jpg': 'empty',
      'fake.wav': 'damaged',
      'cut.png': 'damaged',
      'scan.tiff': 'unsupported',
      'really.jpg': 'misnamed',
    });
    expect(found.unreadableCount).toBe(4); // the misnamed one can be used
    expect(found.byType).toMatchObject([{ type: 'PNG', files: 1 }]);
  });

  it('passes over what Concord itself writes in a project', async () => {
    await put('concord.json', '{}');
    for (const own of ['history', 'releases/1.0.0', 'drafts']) await put(`${own}/a.png`, pngBytes(8, 8, indexed(1)));
    await put('media/history/b.png', pngBytes(8, 8, indexed(2)));
    expect((await scan()).preview).toEqual([{ path: 'media/history/b.png', kind: 'image' }]);
  });

  it('follows no links: not round in circles, not out of the folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'concord-outside-'));
    await writeFile(join(outside, 'secret.png'), pngBytes(8, 8, indexed(1)));
    await put('in/a.png', pngBytes(8, 8, indexed(2)));
    await symlink(folder, join(folder, 'in/loop'));
    await symlink('itself.png', join(folder, 'itself.png'));
    await symlink(join(folder, 'in/a.png'), join(folder, 'again.png'));
    await symlink(join(outside, 'secret.png'), join(folder, 'out.png'));
    await symlink(outside, join(folder, 'out'));
    await symlink('/nowhere/x.png', join(folder, 'broken.png'));
    const found = await scan();
    await rm(outside, { recursive: true });
    expect(found.byType).toMatchObject([{ type: 'PNG', files: 1 }]);
    expect(found.unreadable.map(({ path, reason }) => `${path} ${reason}`).sort()).toEqual(['broken.png unsupported', 'itself.png unsupported', 'out unsupported', 'out.png unsupported']);
  });

  it('opens no pipes, sockets or devices', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.png'), join(folder, 'pipe')]);
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(join(folder, 's.wav'), resolve);
    });
    const found = await scan();
    server.close();
    expect(found.unreadable.map(({ path }) => path).sort()).toEqual(['pipe.png', 's.wav']);
    expect(found.otherFiles).toBe(1);
  });

  it('says which files and folders it may not read', async () => {
    await put('a.png', pngBytes(8, 8, indexed(1)));
    await put('mine.png', pngBytes(8, 8, indexed(2)));
    await put('closed/b.png', pngBytes(8, 8, indexed(3)));
    await chmod(join(folder, 'mine.png'), 0);
    await chmod(join(folder, 'closed'), 0);
    const found = await asNobody(scan);
    await chmod(join(folder, 'closed'), 0o755);
    expect(found.unreadable.map(({ path, reason }) => `${path} ${reason}`).sort()).toEqual(['closed no-permission', 'mine.png no-permission']);
    expect(found.byType).toMatchObject([{ type: 'PNG', files: 1 }]);
  });

  it('takes any name that the disk takes', async () => {
    const names = ['größe.png', '📷 photo.png', 'a\nb.png', ' leading.png', 'x'.repeat(251) + '.png', '-rf.png', 'a"b\'c.png', '日本語/画像.png', 'e\u0301.png', '\u00e9.png', 'back\\slash.png'];
    for (const [i, name] of names.entries()) await put(name, pngBytes(8, 8, indexed(i)));
    execFileSync('sh', ['-c', String.raw`cp "$0/größe.png" "$0/$(printf 'bad-\377.png')"`, folder]);
    const found = await scan();
    expect(found.byType).toMatchObject([{ type: 'PNG', files: names.length }]);
    expect(found.unreadable).toMatchObject([{ reason: 'unsupported', detail: 'its name is not valid Unicode; rename it' }]);
  });

  it('goes on when files and folders vanish under it', async () => {
    await writeImages(folder, 300, { width: 4, height: 4, folders: ['a', 'b', 'c'] });
    const running = scanFolder(folder);
    await rename(join(folder, 'b'), join(folder, 'd'));
    await rm(join(folder, 'c'), { recursive: true });
    await running.ended;
    const found = running.snapshot();
    expect(found.done).toBe(true);
    expect(found.unreadable.every(({ reason }) => reason === 'gone')).toBe(true);
  });

  it('tells what it has so far, and stops when told to', async () => {
    await writeImages(folder, 500, { width: 4, height: 4 });
    const running = scanFolder(folder);
    expect(running.snapshot()).toMatchObject({ done: false, files: 0 });
    running.cancel();
    await running.ended;
    expect(running.snapshot().done).toBe(true);
    expect(running.snapshot().files).toBeLessThan(500);
  });
});
