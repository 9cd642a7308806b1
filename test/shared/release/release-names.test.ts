import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import { labelPath, mediaPath, releaseNames } from '../../../shared/release/release-names.ts';
import { imageFacts, sampleOf } from '../../support/story.ts';

function entry(path: string, mime = 'image/png'): SampleEntry {
  return { id: sampleOf(path), facts: { ...imageFacts(path), mime }, places: [], path, excluded: undefined, tags: [] };
}

function pathsOf(...entries: SampleEntry[]): string[] {
  const names = releaseNames(entries, new Map(entries.map(({ id }) => [id, 'dev' as const])));
  return entries.map(({ id }) => mediaPath(names.get(id) ?? { split: 'dev', stem: '?', extension: '' }));
}

describe('names inside a release', () => {
  it('keep the file’s own name where that is safe', () => {
    expect(pathsOf(entry('shots/a b.v2.PNG'), entry('Größe.jpg'), entry('no extension'), entry('con.png'), entry('.hidden'))).toEqual([
      'media/dev/a_b_v2.png',
      'media/dev/Größe.jpg',
      'media/dev/no_extension.png',
      'media/dev/_con.png',
      'media/dev/_hidden.png',
    ]);
  });

  it('tell equal stems apart by the sample, also where only case or extension differ', () => {
    const [one, two, three] = [entry('a/x.png'), entry('b/X.jpg'), entry('c/y.png')];
    expect(pathsOf(one, two, three)).toEqual([`media/dev/x-${one.id.slice(0, 8)}.png`, `media/dev/X-${two.id.slice(0, 8)}.jpg`, 'media/dev/y.png']);
  });

  it('are distinct on every disk, whatever the names', () => {
    const name = fc.oneof(fc.constantFrom('a.png', 'A.png', 'a.jpg', 'ä.png', 'a\u{308}.png', '😀.png', '../x', '..', 'x/'), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (paths) => {
        const entries = paths.map((path) => entry(path));
        const names = [...releaseNames(entries, new Map()).values()];
        const stems = names.map(({ stem }) => stem.toLowerCase().normalize('NFKD'));
        expect(new Set(stems).size).toBe(stems.length);
        for (const each of names) for (const path of [mediaPath(each), labelPath(each)]) expect(path).toMatch(/^(media|labels)\/train\/[\p{L}\p{N}_-]+\.[a-z0-9]+$/u);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
