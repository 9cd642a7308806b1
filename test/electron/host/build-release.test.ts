import { describe, expect, it } from 'vitest';
import { buildRelease, type ReleaseSite } from '../../../electron/host/build-release.ts';
import { listReleases } from '../../../electron/host/list-releases.ts';
import { Refused } from '../../../electron/host/refusal.ts';
import { releaseFolder } from '../../../electron/host/release-folder.ts';
import type { ReleaseMedia } from '../../../electron/host/release-media.ts';
import { verifyRelease } from '../../../electron/host/verify-release.ts';
import { changeTo } from '../../../shared/history/change.ts';
import { sha256Hex } from '../../../shared/basics/hash.ts';
import { encodeUtf8 } from '../../../shared/basics/utf8.ts';
import type { SampleId } from '../../../shared/model/ids.ts';
import type { ReleaseRecipe } from '../../../shared/model/release.ts';
import { crashEverywhere, failEverywhere, textOf } from '../../support/disk-trials.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { choice, personOf, questionOf, sampleOf, Story } from '../../support/story.ts';
import { storyFiles } from '../../support/story-folder.ts';

const PATHS = ['1.png', '2.png', '3.png'];
const RECIPE = recipeOf({ shares: { train: 1, dev: 0, test: 0 } });

function told(paths: readonly string[] = PATHS): Story {
  const story = new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(paths).open(paths, 2);
  for (const path of paths) for (const n of [1, 2]) story.answer(n, path, choice('x'));
  return story;
}

function diskWith(story = told()): FaultyDisk {
  const disk = new FaultyDisk();
  for (const [path, bytes] of storyFiles(story)) disk.put(`/p/${path}`, bytes);
  for (const path of PATHS) disk.put(`/media/${path}`, encodeUtf8(path));
  return disk;
}

/** Samples are hashes of their names here, so a file with its own name as content is the sample. */
function mediaOn(disk: FaultyDisk): ReleaseMedia {
  const placeOf = (sample: SampleId) => [...disk.files()].find(([path, bytes]) => path.startsWith('/media/') && sha256Hex(bytes) === sample)?.[0] ?? null;
  return {
    locate: async (samples) => samples.flatMap(({ sample }) => (placeOf(sample) === null ? [sample] : [])),
    async read(sample, take) {
      const bytes = disk.files().get(placeOf(sample) ?? '');
      if (bytes === undefined) return 'missing';
      await take(bytes);
      return 'read';
    },
    find: async (sample) => placeOf(sample),
  };
}

function site(disk: FaultyDisk, buildId = 'b1'): ReleaseSite {
  return { files: disk.port, folder: '/p', media: mediaOn(disk), buildId };
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Refused)) throw new Error(`not refused: ${String(error)}`);
  return error.refusal;
}

function below(disk: FaultyDisk, folder: string): string[] {
  return [...disk.files().keys()].filter((path) => path.startsWith(`${folder}/`));
}

describe('building a release', () => {
  it('writes what verifies, with the media’s own bytes, and lists it', async () => {
    const disk = diskWith();
    const record = await buildRelease(site(disk), RECIPE);
    const verdict = await verifyRelease(disk.port, '/p/releases/1.0.0', '1.0.0', [record.checksums]);
    expect(verdict).toEqual({ version: '1.0.0', intact: true, files: below(disk, '/p/releases/1.0.0').length - 1, problems: [] });
    expect(textOf(disk.files().get('/p/releases/1.0.0/media/train/2.png'))).toBe('2.png');
    expect(await listReleases(disk.port, '/p')).toEqual([{ version: '1.0.0', path: '/p/releases/1.0.0', record }]);
    expect(record.samples).toBe(3);
  });

  it('gives the same bytes again, on another disk', async () => {
    const [one, two] = [diskWith(), diskWith()];
    const records = [await buildRelease(site(one, 'x'), RECIPE), await buildRelease(site(two, 'y'), RECIPE)];
    expect(records[0]).toEqual(records[1]);
    expect(one.files()).toEqual(two.files());
  });

  it('never touches a version that is there', async () => {
    const disk = diskWith();
    await buildRelease(site(disk), RECIPE);
    const before = disk.files();
    expect(await refusal(buildRelease(site(disk, 'b2'), { ...RECIPE, title: 'Other' }))).toMatchObject({ code: 'exists' });
    expect(disk.files()).toEqual(before);
  });

  it('takes up the same release that a crash kept from being told to history, until it is', async () => {
    const story = told();
    const disk = diskWith(story);
    const record = await buildRelease(site(disk), RECIPE);
    expect(await buildRelease(site(disk, 'b2'), RECIPE)).toEqual(record);
    story.say(personOf(0), [changeTo('release', ['1.0.0'], record)]);
    for (const [path, bytes] of storyFiles(story)) disk.put(`/p/${path}`, bytes);
    expect(await refusal(buildRelease(site(disk, 'b3'), RECIPE))).toMatchObject({ code: 'exists' });
  });

  it('links media where asked and possible, and copies them where not', async () => {
    const disk = diskWith();
    await buildRelease(site(disk), { ...RECIPE, media: 'link' });
    expect(await disk.port.stat('/p/releases/1.0.0/media/train/1.png')).toEqual(await disk.port.stat('/media/1.png'));
    const other = diskWith();
    const refusing: ReleaseSite = { ...site(other), files: { ...other.port, link: async () => Promise.reject(Object.assign(new Error('other disk'), { code: 'EXDEV' })) } };
    await buildRelease(refusing, { ...RECIPE, media: 'link' });
    expect(textOf(other.files().get('/p/releases/1.0.0/media/train/1.png'))).toBe('1.png');
  });

  it('is refused when media are missing, and leaves nothing behind', async () => {
    const disk = diskWith();
    const gone: ReleaseMedia = { ...mediaOn(disk), read: async (sample, take) => (sample === sampleOf('2.png') ? 'changed' : mediaOn(disk).read(sample, take)) };
    expect(await refusal(buildRelease({ ...site(disk), media: gone }, RECIPE))).toMatchObject({ code: 'unreadable', message: 'The file for media/train/2.png has changed since it was imported.' });
    const never: ReleaseMedia = { ...mediaOn(disk), locate: async () => [sampleOf('2.png')] };
    expect(await refusal(buildRelease({ ...site(disk), media: never }, RECIPE))).toMatchObject({ code: 'unreadable', message: 'The media of 1 sample cannot be found or has changed on this device.' });
    expect(below(disk, '/p/releases')).toEqual([]);
    expect((await buildRelease({ ...site(disk), media: gone }, { ...RECIPE, media: 'none' })).samples).toBe(3);
  });

  it('is refused when a check says stop', async () => {
    expect(await refusal(buildRelease(site(diskWith(new Story().people(1).publish(questionOf('choice', ['x'])))), RECIPE))).toMatchObject({
      code: 'bad-request',
      message: 'No sample has a decided answer yet, so there is nothing to release.',
    });
  });

  it('is refused when lines of history cannot be read', async () => {
    const story = told();
    const disk = diskWith(story);
    const name = `/p/history/${story.writer}.jsonl`;
    disk.put(name, encodeUtf8(textOf(disk.files().get(name)).replace('"Lea"', '"Eve"')));
    expect(await refusal(buildRelease(site(disk), RECIPE))).toMatchObject({ code: 'damaged' });
    const newer = diskWith(story);
    newer.put('/p/history/0000000000000002.jsonl', encodeUtf8('{"v":2}\n'));
    expect(await refusal(buildRelease(site(newer), RECIPE))).toMatchObject({ code: 'newer-format' });
  });

  it('removes what an earlier build left behind', async () => {
    const disk = diskWith();
    disk.put('/p/releases/.building-old/media/train/x.png', encodeUtf8('half'));
    await buildRelease(site(disk), RECIPE);
    expect(below(disk, '/p/releases').some((path) => path.includes('.building-'))).toBe(false);
  });

  it('never leads out of the releases folder by its version', async () => {
    expect(await refusal(buildRelease(site(diskWith()), { ...RECIPE, version: '../../x' } satisfies ReleaseRecipe))).toMatchObject({ code: 'bad-request' });
    expect(() => releaseFolder('/p', '1.0')).toThrow(Refused);
  });
});

describe('when the disk fails while a release is built', () => {
  const small = { ...RECIPE, formats: [] };
  const prepare = async () => diskWith(told(['1.png']));

  it('shows the whole release or none, whenever the power goes', async () => {
    await crashEverywhere<string>(
      prepare,
      async (disk, ack) => ack((await buildRelease(site(disk), small)).checksums),
      async (disk, acked, where) => {
        const listed = await listReleases(disk.port, '/p');
        expect(listed.length, where).toBeGreaterThanOrEqual(acked.length);
        for (const { version, path, record } of listed) {
          const verdict = await verifyRelease(disk.port, path, version, acked);
          expect(verdict, where).toMatchObject({ intact: true });
          expect(record, where).not.toBeNull();
        }
        if (listed.length === 0) expect((await buildRelease(site(disk, 'again'), small)).samples, where).toBe(1);
      },
    );
  }, 60_000);

  it('refuses or succeeds, and never leaves half a release, at every error', async () => {
    await failEverywhere<string>(
      prepare,
      async (disk, ack) => {
        await buildRelease(site(disk), small).then(({ checksums }) => ack(checksums), () => undefined);
      },
      async (disk, acked, where) => {
        const listed = await listReleases(disk.port, '/p');
        for (const { version, path } of listed) expect(await verifyRelease(disk.port, path, version, acked), where).toMatchObject({ intact: true });
        if (acked.length > 0) expect(listed.length, where).toBe(1);
        if (listed.length === 0) expect((await buildRelease(site(disk, 'again'), small)).samples, where).toBe(1);
      },
      '/p/releases',
    );
  }, 60_000);
});

describe('verifying a release', () => {
  async function altered(change: (disk: FaultyDisk) => void, frozen: readonly string[] = []) {
    const disk = diskWith();
    await buildRelease(site(disk), RECIPE);
    change(disk);
    return (await verifyRelease(disk.port, '/p/releases/1.0.0', '1.0.0', frozen)).problems;
  }
  const at = (path: string) => `/p/releases/1.0.0/${path}`;

  it('names files that are missing, altered or unexpected', async () => {
    expect(await altered((disk) => disk.put(at('media/train/1.png'), encodeUtf8('1.pnG')))).toEqual([{ path: 'media/train/1.png', problem: 'altered' }]);
    expect(await altered((disk) => disk.put(at('media/train/new.png'), encodeUtf8('x')))).toEqual([{ path: 'media/train/new.png', problem: 'unexpected' }]);
    const disk = diskWith();
    await buildRelease(site(disk), RECIPE);
    await disk.port.removeFile(at('manifest.csv'));
    expect((await verifyRelease(disk.port, '/p/releases/1.0.0', '1.0.0', [])).problems).toEqual([{ path: 'manifest.csv', problem: 'missing' }]);
    await disk.port.removeFile(at('checksums.sha256'));
    expect((await verifyRelease(disk.port, '/p/releases/1.0.0', '1.0.0', [])).problems[1]).toEqual({ path: 'checksums.sha256', problem: 'missing' });
  });

  it('knows from history when the list of checksums itself was replaced', async () => {
    expect(await altered(() => undefined, ['0'.repeat(64)])).toEqual([{ path: 'checksums.sha256', problem: 'altered' }]);
    expect((await altered((disk) => disk.put(at('checksums.sha256'), encodeUtf8('nonsense'))))[1]).toEqual({ path: 'checksums.sha256', problem: 'altered' });
  });
});
