import { describe, expect, it, vi } from 'vitest';
import { DraftFile, draftPath } from '../../../electron/host/draft-file.ts';
import type { DraftLine } from '../../../shared/model/draft.ts';
import type { WriterId } from '../../../shared/model/ids.ts';
import { crashEverywhere, failEverywhere } from '../../support/disk-trials.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';

vi.setConfig({ testTimeout: 120_000 });

const FOLDER = '/projects/project';
const WRITER = 'a'.repeat(16) as WriterId;
const EARLIER = 'b'.repeat(16) as WriterId;

const FIRST = ['r1', 'sample-1', 'ann', '1'];
const SECOND = ['r1', 'sample-2', 'ann', '1'];
const note = (key: readonly string[], n: number): DraftLine => ({
  line: 'gesture',
  key,
  gesture: { did: 'note', after: `note ${n}: “schräg”`, before: `note ${n - 1}` },
});
const clear = (key: readonly string[]): DraftLine => ({ line: 'clear', key });

async function projectFolder(): Promise<FaultyDisk> {
  const disk = new FaultyDisk();
  disk.put(`${FOLDER}/concord.json`, new Uint8Array(0));
  return disk;
}

const open = (disk: FaultyDisk, previous: readonly WriterId[] = []) => DraftFile.open(disk.port, FOLDER, WRITER, previous, true);

/** Three gestures on one sample, submitted; two on the next. */
const STORY: readonly (readonly DraftLine[])[] = [[note(FIRST, 1)], [note(FIRST, 2), note(FIRST, 3)], [clear(FIRST)], [note(SECOND, 4)], [note(SECOND, 5)]];

async function labeling(disk: FaultyDisk, ack: (step: number) => void): Promise<void> {
  const drafts = await open(disk).catch(() => undefined);
  if (drafts === undefined) return;
  for (const [step, lines] of STORY.entries()) {
    await drafts.append(lines).then(() => ack(step), () => undefined);
  }
  await drafts.close();
}

describe('drafts', () => {
  it('are there again after a crash at any step, as far as they were acknowledged', async () => {
    await crashEverywhere(projectFolder, labeling, async (disk, acked, where) => {
      const drafts = (await open(disk)).read();
      const done = Math.max(-1, ...acked);
      const known = STORY.slice(0, done + 1).flat();
      const alive = done >= 2 ? known.filter(({ key, line }) => key !== FIRST && line === 'gesture') : known;
      // What was being written when it crashed may be there as well, whole lines only.
      const next = [...known, ...(STORY[done + 1] ?? [])].filter(({ line }) => line === 'gesture');
      for (const line of alive) if (done + 1 !== 2) expect(drafts, where).toContainEqual(line);
      for (const line of drafts) expect(next, where).toContainEqual(line);
      const another = await open(disk);
      await another.append([note(SECOND, 9)]);
      expect((await open(disk)).read().at(-1), where).toEqual(note(SECOND, 9));
    });
  });

  it('lose no acknowledged gesture and keep no half line when the disk fails', async () => {
    await failEverywhere(projectFolder, labeling, async (disk, acked, where) => {
      const drafts = (await open(disk)).read();
      const cleared = acked.includes(2);
      // A clear that failed may count all the same: it is only asked for once the submit is saved.
      const present = drafts.filter(({ key }) => key[1] === 'sample-1').length;
      const submitted = acked.filter((step) => step < 2).flatMap((step) => STORY[step] ?? []).length;
      if (!cleared) expect(present === 0 || present >= submitted, where).toBe(true);
      for (const step of acked.filter((each) => each > 2)) for (const line of STORY[step] ?? []) expect(drafts, where).toContainEqual(line);
      if (cleared) expect(drafts.some(({ key }) => key[1] === 'sample-1'), where).toBe(false);
    });
  });

  it('of earlier writers of this folder are carried on, whenever it crashes', async () => {
    const prepare = async (): Promise<FaultyDisk> => {
      const disk = await projectFolder();
      disk.put(draftPath(FOLDER, EARLIER), Buffer.from(`${JSON.stringify(note(FIRST, 1))}\n`));
      return disk;
    };
    const story = async (disk: FaultyDisk, ack: (done: boolean) => void): Promise<void> => {
      await open(disk, [EARLIER]);
      ack(true);
    };
    await crashEverywhere(prepare, story, async (disk, _acked, where) => {
      const { length } = (await open(disk, [EARLIER])).read();
      expect(length, where).toBeGreaterThanOrEqual(1);
    });
  });

  it('are cleared for the submitted sample only', async () => {
    const disk = await projectFolder();
    const drafts = await open(disk);
    await drafts.append([note(FIRST, 1), note(SECOND, 2), clear(FIRST), note(FIRST, 3)]);
    expect(drafts.read()).toEqual([note(SECOND, 2), note(FIRST, 3)]);
    expect((await open(disk)).read()).toEqual([note(SECOND, 2), note(FIRST, 3)]);
  });

  it('do not let their file grow once everything is submitted', async () => {
    const disk = await projectFolder();
    const drafts = await open(disk);
    for (let round = 0; round < 5; round++) {
      for (let i = 0; i < 50; i++) await drafts.append(Array.from({ length: 10 }, (_, n) => note(FIRST, n)));
      await drafts.append([clear(FIRST)]);
    }
    expect(disk.files().get(draftPath(FOLDER, WRITER))?.length).toBeLessThan(64 * 1024);
  });

  it('come back without the lines that cannot be read', async () => {
    const disk = await projectFolder();
    const junk = [JSON.stringify(note(FIRST, 1)), 'not json', '{"line":"gesture"}', '\0'.repeat(50), JSON.stringify(note(FIRST, 2)), '{"line":"ges'];
    disk.put(draftPath(FOLDER, WRITER), Buffer.from(junk.join('\n')));
    expect((await open(disk)).read()).toEqual([note(FIRST, 1), note(FIRST, 2)]);
  });

  it('are only looked at in a folder that is not to be written', async () => {
    const disk = await projectFolder();
    const before = Buffer.from(`${JSON.stringify(note(FIRST, 1))}\n{"torn`);
    disk.put(draftPath(FOLDER, WRITER), before);
    const drafts = await DraftFile.open(disk.port, FOLDER, WRITER, [], false);
    expect(drafts.read()).toEqual([note(FIRST, 1)]);
    expect(Buffer.from(disk.files().get(draftPath(FOLDER, WRITER)) ?? [])).toEqual(before);
  });
});
