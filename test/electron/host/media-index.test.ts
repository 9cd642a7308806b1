import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MediaPlace, openMediaIndex, PROJECT_ROOT } from '../../../electron/host/media-index.ts';
import type { ProjectId, RootId, SampleId } from '../../../shared/model/ids.ts';

const PROJECT = 'p1' as ProjectId;
let appData = '';
beforeEach(async () => {
  appData = await mkdtemp(join(tmpdir(), 'concord-index-'));
});
afterEach(() => rm(appData, { recursive: true, force: true }));

const file = () => join(appData, 'media', 'p1.jsonl');
const idOf = (number: number) => number.toString(16).padStart(64, '0') as SampleId;
const place = (path: string, number: number, root = PROJECT_ROOT): MediaPlace => ({
  root,
  path,
  sample: idOf(number),
  size: 10 + number,
  mtimeMs: 1_700_000_000_000.25 + number,
  facts: { kind: 'image', mime: 'image/png', bytes: 10 + number, width: 4, height: 3 },
});

describe('what a device remembers of media', () => {
  it('is the same after a restart: places, samples at several places, roots', async () => {
    const index = await openMediaIndex(appData, PROJECT);
    const { root, prefix } = index.rootOf('/photos');
    expect(prefix).toBe('');
    expect(index.rootOf('/photos/sub/deep')).toEqual({ root, prefix: 'sub/deep/' });
    expect(index.rootOf('/photos-2').root).not.toBe(root);
    const places = [place('a.png', 1), place('b\n"c".png', 1), place('x/😀.png', 2, root)];
    for (const one of places) index.remember(one);
    await index.flush();
    for (const known of [index, await openMediaIndex(appData, PROJECT)]) {
      expect(known.places(idOf(1))).toEqual(places.slice(0, 2));
      expect(known.at(root, 'x/😀.png')).toEqual(places[2]);
      expect(known.rootPath(root)).toBe('/photos');
      expect(known.rootOf('/photos').root).toBe(root);
      expect(known.rootPath('nobody' as RootId)).toBeUndefined();
    }
  });

  it('keeps one truth per place: a changed file belongs to its new sample only', async () => {
    const index = await openMediaIndex(appData, PROJECT);
    index.remember(place('a.png', 1));
    index.remember(place('a.png', 2));
    index.remember(place('b.png', 3));
    index.forget(PROJECT_ROOT, 'b.png');
    await index.flush();
    for (const known of [index, await openMediaIndex(appData, PROJECT)]) {
      expect([known.places(idOf(1)), known.places(idOf(3))]).toEqual([[], []]);
      expect(known.places(idOf(2))).toEqual([place('a.png', 2)]);
      expect([idOf(1), idOf(2), idOf(3)].map((sample) => known.replacedAt(sample)?.path)).toEqual(['a.png', undefined, undefined]);
    }
  });

  it('survives torn and foreign lines, and goes on behind them', async () => {
    const index = await openMediaIndex(appData, PROJECT);
    index.remember(place('a.png', 1));
    await index.flush();
    await appendFile(file(), '{"what":1}\n["at",1,2]\n["at","project","c.png","short",1,1,null]\n["at","project","b.p');
    const again = await openMediaIndex(appData, PROJECT);
    again.remember(place('d.png', 4));
    await again.flush();
    const last = await openMediaIndex(appData, PROJECT);
    expect(last.places(idOf(1))).toEqual([place('a.png', 1)]);
    expect(last.places(idOf(4))).toEqual([place('d.png', 4)]);
    expect(last.at(PROJECT_ROOT, 'c.png')).toBeUndefined();
  });

  it('is written anew when most of its lines are outdated', async () => {
    const index = await openMediaIndex(appData, PROJECT);
    for (let i = 0; i < 5000; i++) index.remember(place('a.png', i));
    await index.flush();
    const before = (await stat(file())).size;
    expect((await openMediaIndex(appData, PROJECT)).at(PROJECT_ROOT, 'a.png')).toEqual(place('a.png', 4999));
    expect((await stat(file())).size).toBeLessThan(before / 1000);
    expect((await openMediaIndex(appData, PROJECT)).at(PROJECT_ROOT, 'a.png')).toEqual(place('a.png', 4999));
  });

  it('remembers on, in memory, while app data cannot be written', async () => {
    await writeFile(join(appData, 'media'), 'a file where the folder should be');
    const index = await openMediaIndex(appData, PROJECT);
    index.remember(place('a.png', 1));
    await index.flush();
    expect(index.places(idOf(1))).toEqual([place('a.png', 1)]);
    await rm(join(appData, 'media'));
    await index.flush();
    expect(await readFile(file(), 'utf8')).toContain('a.png');
  });
});
