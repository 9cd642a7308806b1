import { createHash } from 'node:crypto';
import { appendFile, chmod, copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediaMethods } from '../../../electron/host/media-methods.ts';
import { refuse } from '../../../electron/host/refusal.ts';
import type { GrantId, ImportBatch, ImportedFile, ProjectHandle, UnreadableFile } from '../../../shared/host/host-api.ts';
import type { ProjectFile } from '../../../shared/model/project-file.ts';
import { asNobody, openToAll } from '../../support/as-nobody.ts';
import { indexed, pngBytes, wavBytes, writeClips, writeImages } from '../../support/make-media.ts';

const HANDLE = 'h' as ProjectHandle;
const file = { format: 'concord-project', formatVersion: 1, id: 'p1', name: 'Test' } as ProjectFile;
let base = '';
let project = '';
let photos = '';

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'concord-import-')));
  await openToAll(base);
  project = join(base, 'project');
  photos = join(base, 'photos');
  await mkdir(project);
  await mkdir(photos);
});
afterEach(() => rm(base, { recursive: true, force: true }));

/** A host that was just started; what it remembers is in app data. Grants are the folders themselves. */
const host = () =>
  mediaMethods({
    appData: join(base, 'app-data'),
    grants: { get: (grant) => grant },
    projects: { get: (handle) => (handle === HANDLE ? { ok: true, value: { path: project, file } } : refuse('not-open', 'closed', 'all', 'open')) },
  });

async function start(methods = host(), folder = photos, copy = false) {
  const started = await methods.handlers.startImport({ handle: HANDLE, grant: folder as GrantId, copy });
  if (!started.ok) throw new Error(started.message);
  const { job, root } = started.value;
  return { job, root, next: (max: number) => methods.handlers.nextImported({ job, max }), cancel: () => methods.handlers.cancelJob({ job }) };
}

async function importAll(methods = host(), folder = photos, copy = false, max = 500) {
  const running = await start(methods, folder, copy);
  const files: ImportedFile[] = [];
  const unreadable: UnreadableFile[] = [];
  for (;;) {
    const next = await running.next(max);
    if (!next.ok) throw new Error(next.message);
    files.push(...next.value.files);
    unreadable.push(...next.value.unreadable);
    expect(next.value.files.length).toBeLessThanOrEqual(max);
    if (next.value.done) return { root: running.root, files, unreadable, last: next.value };
  }
}

const sha256 = async (path: string) => createHash('sha256').update(await readFile(path)).digest('hex');

describe('importing a folder', () => {
  it('hashes and probes every file, in the order of names, with progress in files and bytes', async () => {
    await writeImages(photos, 30, { folders: ['', 'scratch', 'dent/deep'] });
    await writeClips(photos, 5, { folders: ['sounds'] });
    await writeFile(join(photos, 'read me.txt'), 'hello');
    const { root, files, unreadable, last } = await importAll(host(), photos, false, 7);
    expect(files).toHaveLength(35);
    expect(unreadable).toEqual([]);
    expect(files.map(({ path }) => path).filter((path) => !path.includes('/'))).toEqual(Array.from({ length: 10 }, (_, i) => `image-${String(i * 3).padStart(4, '0')}.png`));
    for (const one of files) {
      expect(one.root).toBe(root);
      expect(one.sample).toBe(await sha256(join(photos, one.path)));
    }
    expect(files.find(({ path }) => path.startsWith('dent'))).toMatchObject({ folder: 'deep', facts: { kind: 'image', mime: 'image/png', width: 64, height: 48 } });
    expect(files.find(({ path }) => path.startsWith('sounds'))).toMatchObject({ folder: 'sounds', facts: { kind: 'audio', seconds: 0.25, sampleRate: 8000, channels: 1 } });
    expect(files[0]?.folder).toBe('');
    expect(last).toMatchObject({ doneFiles: 36, totalFiles: 36, done: true });
    expect(last.doneBytes).toBe(last.totalBytes);
  });

  it('gives exact duplicates as further places of the same sample', async () => {
    await writeImages(photos, 1, { prefix: 'a' });
    await mkdir(join(photos, 'again'));
    await copyFile(join(photos, 'a0000.png'), join(photos, 'again', 'b.png'));
    const { files } = await importAll();
    expect(files.map(({ path }) => path)).toEqual(['a0000.png', 'again/b.png']);
    expect(files[0]?.sample).toBe(files[1]?.sample);
  });

  it('lists what cannot be used and imports the rest, misnamed files included', async () => {
    await writeFile(join(photos, 'empty.png'), '');
    await writeFile(join(photos, 'fake.mp3'), 'no sound at all');
    await writeFile(join(photos, 'really.wav'), pngBytes(8, 8, indexed(1)));
    await writeFile(join(photos, 'mine.png'), pngBytes(8, 8, indexed(2)));
    await chmod(join(photos, 'mine.png'), 0);
    const { files, unreadable } = await asNobody(() => importAll());
    expect(files).toMatchObject([{ path: 'really.wav', facts: { mime: 'image/png' } }]);
    expect(unreadable.map(({ path, reason }) => `${path} ${reason}`)).toEqual(['empty.png empty', 'fake.mp3 damaged', 'mine.png no-permission', 'really.wav misnamed']);
  });

  it('names a folder inside the project by its path there, and another by a root that stays the same', async () => {
    await writeImages(join(project, 'media', 'in'), 2);
    expect(await importAll(host(), join(project, 'media'))).toMatchObject({ root: 'project', files: [{ root: 'project', path: 'media/in/image-0000.png' }, {}] });
    await writeImages(photos, 2, { folders: ['sub'] });
    const first = await importAll();
    const second = await importAll();
    const inner = await importAll(host(), join(photos, 'sub'));
    expect(first.root).toMatch(/^[0-9a-f]{24}$/);
    expect(second).toEqual(first);
    expect(inner).toMatchObject({ root: first.root, files: [{ path: 'sub/image-0000.png' }, { path: 'sub/image-0001.png' }] });
  });

  it('does not read again what has not changed, and reads what has', async () => {
    await writeImages(photos, 3);
    const first = await importAll();
    const places = first.files.map(({ path }) => join(photos, path));
    // Unreadable by now, yet known by size and time of change.
    for (const place of places) await chmod(place, 0);
    await chmod(join(base, 'app-data', 'media'), 0o777);
    await chmod(join(base, 'app-data', 'media', 'p1.jsonl'), 0o666);
    expect((await asNobody(() => importAll())).files).toEqual(first.files);
    const [one = ''] = places;
    await writeFile(one, pngBytes(5, 5, indexed(9)));
    await utimes(one, 1_700_000_000, 1_700_000_000);
    expect((await importAll()).files[0]).toMatchObject({ sample: await sha256(one), facts: { width: 5 } });
  });

  it('reads only so far ahead as it is asked, and stops when cancelled', async () => {
    await writeImages(photos, 60, { width: 4, height: 4 });
    const running = await start();
    const first = await running.next(10);
    expect(first).toMatchObject({ ok: true, value: { done: false } });
    expect(first.ok && first.value.files).toHaveLength(10);
    await running.cancel();
    let last: ImportBatch | undefined;
    while (last?.done !== true) {
      const next = await running.next(10);
      if (!next.ok) throw new Error(next.message);
      last = next.value;
    }
    expect(last.doneFiles).toBeLessThanOrEqual(60);
    expect(await running.next(10)).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('refuses a file that is written to while it is read', async () => {
    const path = join(photos, 'growing.wav');
    await writeFile(path, wavBytes({ frames: 3_000_000, declaredBytes: 0xffff_ffff }));
    const stop = new AbortController();
    const grow = (async () => {
      while (!stop.signal.aborted) await appendFile(path, new Uint8Array(64));
    })();
    const { files, unreadable } = await importAll();
    stop.abort();
    await grow;
    expect(files).toEqual([]);
    expect(unreadable).toMatchObject([{ path: 'growing.wav', reason: 'damaged', detail: expect.stringContaining('being written') }]);
  });
});

describe('copying media into the project', () => {
  it('keeps relative paths, overwrites nothing, and uses what is there already', async () => {
    await writeImages(photos, 2, { folders: ['a'] });
    await mkdir(join(project, 'media', 'a'), { recursive: true });
    await writeFile(join(project, 'media', 'a', 'image-0000.png'), 'somebody else’s');
    const { root, files } = await importAll(host(), photos, true);
    expect(root).toBe('project');
    expect(files.map(({ path }) => path)).toEqual(['media/a/image-0000 (2).png', 'media/a/image-0001.png']);
    for (const one of files) expect(await sha256(join(project, one.path))).toBe(one.sample);
    expect(await readFile(join(project, 'media', 'a', 'image-0000.png'), 'utf8')).toBe('somebody else’s');
    const again = await importAll(host(), photos, true);
    expect(again.files).toEqual(files);
    expect((await readdir(join(project, 'media', 'a'))).sort()).toEqual(['image-0000 (2).png', 'image-0000.png', 'image-0001.png']);
  });

  it('says that the project folder cannot be written, and leaves no half copy', async () => {
    await writeImages(photos, 3);
    await mkdir(join(base, 'app-data'), { mode: 0o777 });
    await openToAll(join(base, 'app-data'));
    const answer = await asNobody(async () => {
      const running = await start(host(), photos, true);
      for (;;) {
        const next = await running.next(10);
        if (!next.ok || next.value.done) return next;
      }
    });
    expect(answer).toMatchObject({ ok: false, code: 'read-only' });
    expect(await readdir(project)).toEqual([]);
  });
});

describe('finding and serving media', () => {
  const get = (headers: Record<string, string> = {}) => new Request('http://127.0.0.1/', { headers });

  it('serves a sample by its id, whole and in ranges, and only with the right bytes', async () => {
    await writeImages(photos, 1);
    const methods = host();
    const [one] = (await importAll(methods)).files;
    const place = join(photos, one?.path ?? '');
    const bytes = await readFile(place);
    const whole = await methods.serveSample(HANDLE, one?.sample ?? '', get());
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const part = await methods.serveSample(HANDLE, one?.sample ?? '', get({ range: 'bytes=5-9' }));
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(5, 10))).toBe(true);

    // Touched but the same: hashed again, and served. Edited: refused, even with the same size.
    await utimes(place, 1_700_000_000, 1_700_000_000);
    const touched = await methods.serveSample(HANDLE, one?.sample ?? '', get());
    expect(touched.status).toBe(200);
    await touched.body?.cancel();
    const edited = Uint8Array.from(bytes);
    edited[edited.length - 20] = (edited[edited.length - 20] ?? 0) ^ 1;
    await writeFile(place, edited);
    expect((await methods.serveSample(HANDLE, one?.sample ?? '', get())).status).toBe(409);
    expect((await methods.serveSample(HANDLE, one?.sample ?? '', get())).status).toBe(409); // and not 'missing', however often it is asked for
    await rm(place);
    expect((await methods.serveSample(HANDLE, one?.sample ?? '', get())).status).toBe(404);
    expect((await methods.serveSample('other', one?.sample ?? '', get())).status).toBe(404);
    expect((await methods.serveSample(HANDLE, '../../etc/passwd', get())).status).toBe(404);
  });

  it('finds samples of a copied project on another device by the places that history tells of', async () => {
    await writeImages(photos, 3);
    const { files } = await importAll(host(), photos, true);
    const elsewhere = join(base, 'elsewhere');
    for (const one of files) {
      await mkdir(dirname(join(elsewhere, one.path)), { recursive: true });
      await copyFile(join(project, one.path), join(elsewhere, one.path));
    }
    await rm(join(base, 'app-data'), { recursive: true });
    await rm(join(elsewhere, files[1]?.path ?? ''));
    await appendFile(join(elsewhere, files[2]?.path ?? ''), 'x');
    project = elsewhere;
    const methods = host();
    const samples = files.map(({ sample, facts, root, path }) => ({ sample, bytes: facts.bytes, places: [{ root, path }] }));
    const located = await methods.handlers.locateMedia({ handle: HANDLE, samples });
    expect(located.ok && located.value.map(({ state }) => state)).toEqual(['found', 'missing', 'changed']);
    const served = await methods.serveSample(HANDLE, files[0]?.sample ?? '', get());
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png']);
    await served.body?.cancel();
  });

  it('recognises bytes in another folder once it has been imported', async () => {
    await writeImages(photos, 2);
    const { files } = await importAll();
    await rm(join(base, 'app-data'), { recursive: true });
    const moved = join(base, 'moved');
    await mkdir(moved);
    for (const [i, one] of files.entries()) await copyFile(join(photos, one.path), join(moved, `other name ${i}.png`));
    await rm(photos, { recursive: true });
    const methods = host();
    const samples = files.map(({ sample, facts, root, path }) => ({ sample, bytes: facts.bytes, places: [{ root, path }] }));
    const before = await methods.handlers.locateMedia({ handle: HANDLE, samples });
    expect(before.ok && before.value.map(({ state }) => state)).toEqual(['missing', 'missing']);
    await importAll(methods, moved);
    const after = await methods.handlers.locateMedia({ handle: HANDLE, samples });
    expect(after.ok && after.value.map(({ state }) => state)).toEqual(['found', 'found']);
    await (await methods.serveSample(HANDLE, files[0]?.sample ?? '', get())).body?.cancel();
  });

  it('opens nothing outside the roots, whatever places history tells of', async () => {
    const secret = join(base, 'secret.png');
    await writeFile(secret, pngBytes(8, 8, indexed(1)));
    const sample = (await sha256(secret)) as ImportedFile['sample'];
    const bytes = (await readFile(secret)).length;
    const methods = host();
    for (const path of ['../secret.png', secret, 'a/../../secret.png', '..\0/x']) {
      const located = await methods.handlers.locateMedia({ handle: HANDLE, samples: [{ sample, bytes, places: [{ root: 'project' as ImportedFile['root'], path }] }] });
      expect(located.ok && located.value[0]?.state).toBe('missing');
      expect((await methods.serveSample(HANDLE, sample, get())).status).toBe(404);
    }
  });

  it('serves the preview of a scan', async () => {
    await writeImages(photos, 2);
    const methods = host();
    const started = await methods.handlers.startScan({ grant: photos as GrantId });
    if (!started.ok) throw new Error(started.message);
    const { job } = started.value;
    let scan = await methods.handlers.readScan({ job });
    while (scan.ok && !scan.value.done) {
      await setImmediate();
      scan = await methods.handlers.readScan({ job });
    }
    expect(scan).toMatchObject({ ok: true, value: { files: 2, byType: [{ type: 'PNG', kind: 'image', files: 2 }] } });
    const preview = await methods.servePreview(job, 0, get());
    expect([preview.status, preview.headers.get('content-type'), preview.headers.get('cache-control')]).toEqual([200, 'image/png', 'no-store']);
    await preview.body?.cancel();
    expect((await methods.servePreview(job, 7, get())).status).toBe(404);
    await methods.handlers.cancelJob({ job });
    expect(await methods.handlers.readScan({ job })).toMatchObject({ ok: false, code: 'not-found' });
  });
});
