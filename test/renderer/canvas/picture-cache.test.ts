import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../renderer/canvas/paint/picture.ts';
import { PictureCache } from '../../../renderer/canvas/picture-cache.ts';

function cacheOf(budget: number, broken: ReadonlySet<string> = new Set()) {
  const opened: string[] = [];
  const closed: string[] = [];
  const open = async (url: string): Promise<Picture> => {
    opened.push(url);
    await Promise.resolve();
    if (broken.has(url)) throw new Error(`${url} is broken`);
    return { size: { width: 10, height: 10 }, levels: [], seeThrough: false, bytes: 100, notes: [], close: () => closed.push(url) };
  };
  return { cache: new PictureCache(open, budget), opened, closed };
}

describe('decoded pictures', () => {
  it('are there when they were decoded ahead, and decoded once', async () => {
    const { cache, opened } = cacheOf(1000);
    cache.preload('a');
    await cache.hold('a').picture;
    await cache.hold('a').picture;
    expect(opened).toEqual(['a']);
  });

  it('can be painted at once when they are decoded, and are then the last to be closed', async () => {
    const { cache, closed } = cacheOf(200);
    expect(cache.ready('a')).toBeUndefined();
    cache.preload('a');
    expect(cache.ready('a')).toBeUndefined();
    for (const url of ['a', 'b']) {
      const held = cache.hold(url);
      await held.picture;
      held.release();
    }
    expect(cache.ready('a')).toBe(await cache.hold('a').picture);
    await cache.hold('c').picture;
    await Promise.resolve();
    expect(closed).toEqual(['b']);
  });

  it('stay within the budget over hundreds, closing what was used least recently', async () => {
    const { cache, closed } = cacheOf(300);
    for (let n = 0; n < 500; n++) {
      const held = cache.hold(`${n}`);
      await held.picture;
      held.release();
      expect(cache.bytes).toBeLessThanOrEqual(300);
    }
    expect(closed).toEqual(Array.from({ length: 497 }, (_, n) => `${n}`));
  });

  it('are never closed while they are shown', async () => {
    const { cache, closed } = cacheOf(100);
    const shown = cache.hold('shown');
    await shown.picture;
    for (const url of ['a', 'b', 'c']) await cache.hold(url).picture.then(() => undefined);
    expect(closed).toEqual([]);
    shown.release();
    shown.release();
    expect(closed).toEqual(['shown']);
  });

  it('that failed are forgotten, and tried again', async () => {
    const { cache, opened } = cacheOf(100, new Set(['bad']));
    await expect(cache.hold('bad').picture).rejects.toThrow('bad is broken');
    await expect(cache.hold('bad').picture).rejects.toThrow('bad is broken');
    expect(opened).toEqual(['bad', 'bad']);
  });
});
