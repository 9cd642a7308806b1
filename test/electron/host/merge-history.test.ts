/* Merging over the simulated disk: what counts, and every step at which the power can go. */
import { describe, expect, it, vi } from 'vitest';
import { memoryMergeSource, mergeHistory } from '../../../electron/host/merge-history.ts';
import { sha256OfText } from '../../../shared/basics/hash.ts';
import { encodeUtf8 } from '../../../shared/basics/utf8.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import type { WriterId } from '../../../shared/model/ids.ts';
import { commitNumber, crashEverywhere, readFolder, textOf } from '../../support/disk-trials.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';

vi.setConfig({ testTimeout: 120_000 });

const FOLDER = '/projects/project';
const ME = 'a'.repeat(16) as WriterId;
const BO = 'b'.repeat(16) as WriterId;
const CY = 'c'.repeat(16) as WriterId;

/** The history file of a writer with these commits. */
function fileOf(writer: WriterId, numbers: readonly number[]): Uint8Array {
  let prev: string | null = null;
  let text = '';
  numbers.forEach((n, index) => {
    const line = encodeLine({ ...commitNumber(n, writer), v: 1, device: writer, seq: index + 1, prev });
    prev = sha256OfText(line);
    text += `${line}\n`;
  });
  return encodeUtf8(text);
}

function folderWith(files: Readonly<Record<string, Uint8Array>>): FaultyDisk {
  const disk = new FaultyDisk();
  disk.put(`${FOLDER}/concord.json`, new Uint8Array(0));
  disk.put(`${FOLDER}/history/.gitattributes`, new Uint8Array(0));
  for (const [name, bytes] of Object.entries(files)) disk.put(`${FOLDER}/history/${name}`, bytes);
  return disk;
}

const merge = (disk: FaultyDisk, files: Readonly<Record<string, Uint8Array>>) =>
  mergeHistory(disk.port, FOLDER, ME, Object.entries(files).map(([name, bytes]) => memoryMergeSource(name, bytes)));
const names = (disk: FaultyDisk) => [...disk.files().keys()].filter((path) => path.startsWith(`${FOLDER}/history/`)).map((path) => path.slice(FOLDER.length + 9)).sort();
const idsIn = (disk: FaultyDisk) => [...new Set(readFolder(disk, FOLDER).commits.map(({ id }) => Number.parseInt(id, 16)))].sort((a, b) => a - b);

describe('merging history files', () => {
  it('takes a new writer’s file in under the writer’s name, whatever the file is called', async () => {
    const disk = folderWith({});
    const report = await merge(disk, { '../../etc/passwd (conflicted copy).jsonl': fileOf(BO, [1, 2]) });
    expect(report).toMatchObject({ added: ['../../etc/passwd (conflicted copy).jsonl'], refused: [] });
    expect(names(disk)).toEqual(['.gitattributes', `${BO}.jsonl`]);
  });

  it('extends a file by a longer one that begins with it, and leaves a longer one alone', async () => {
    const disk = folderWith({ [`${BO}.jsonl`]: fileOf(BO, [1, 2]) });
    expect(await merge(disk, { x: fileOf(BO, [1, 2, 3]) })).toMatchObject({ extended: ['x'] });
    expect(await merge(disk, { y: fileOf(BO, [1]) })).toMatchObject({ same: ['y'] });
    expect(idsIn(disk)).toEqual([1, 2, 3]);
  });

  it('keeps both where two files of one writer differ, and does not multiply them when merged again', async () => {
    const disk = folderWith({ [`${BO}.jsonl`]: fileOf(BO, [1, 2, 3]) });
    expect(await merge(disk, { x: fileOf(BO, [1, 4]) })).toMatchObject({ forked: ['x'] });
    expect(await merge(disk, { x: fileOf(BO, [1, 4]) })).toMatchObject({ same: ['x'], forked: [] });
    expect(await merge(disk, { x: fileOf(BO, [1, 4, 5]) })).toMatchObject({ extended: ['x'] });
    expect(names(disk)).toHaveLength(3);
    expect(names(disk)[1]).toMatch(new RegExp(`^${BO}\\.fork-[0-9a-f]{16}\\.jsonl$`));
    expect(idsIn(disk)).toEqual([1, 2, 3, 4, 5]);
  });

  it('understands a conflicted copy that a sync program has left in the folder', async () => {
    const copy = `${BO} (Bo’s conflicted copy 2026-11-21).jsonl`;
    const disk = folderWith({ [`${BO}.jsonl`]: fileOf(BO, [1, 2]), [copy]: fileOf(BO, [1, 3]) });
    expect(await merge(disk, { x: fileOf(BO, [1, 3]) })).toMatchObject({ same: ['x'] });
    expect(await merge(disk, { x: fileOf(BO, [1, 3, 4]) })).toMatchObject({ extended: ['x'] });
    expect(idsIn(disk)).toEqual([1, 2, 3, 4]);
  });

  it('never replaces this writer’s own file, which may be open for appending', async () => {
    const own = fileOf(ME, [1, 2]);
    const disk = folderWith({ [`${ME}.jsonl`]: own });
    expect(await merge(disk, { longer: fileOf(ME, [1, 2, 3]) })).toMatchObject({ forked: ['longer'] });
    expect(textOf(disk.files().get(`${FOLDER}/history/${ME}.jsonl`))).toBe(textOf(own));
    expect(idsIn(disk)).toEqual([1, 2, 3]);
    const unwritten = folderWith({});
    expect(await merge(unwritten, { x: fileOf(ME, [1]) })).toMatchObject({ forked: ['x'] });
  });

  it('takes whole lines only: what follows the last is still arriving', async () => {
    const disk = folderWith({});
    const whole = fileOf(BO, [1, 2]);
    await merge(disk, { x: whole.subarray(0, whole.length - 20) });
    expect(idsIn(disk)).toEqual([1]);
    expect(await merge(disk, { x: whole })).toMatchObject({ extended: ['x'] });
  });

  it('takes in what can be read of a damaged file', async () => {
    const disk = folderWith({});
    const bytes = fileOf(BO, [1, 2, 3]);
    bytes[bytes.indexOf(10) + 30] = 0xff;
    expect(await merge(disk, { x: bytes })).toMatchObject({ added: ['x'] });
    expect(idsIn(disk)).toEqual([1, 3]);
  });

  it.each([
    ['nothing', new Uint8Array(0), /empty/],
    ['a picture', Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 256), /not a Concord history/],
    ['zeros without end', new Uint8Array(3_000_000), /not a Concord history/],
    ['JSON of something else', encodeUtf8('{"v":1,"name":"x"}\n'), /not a Concord history/],
    ['a line that never ends', encodeUtf8(`{"v":1,"id":"${'7'.repeat(1_000_000)}`), /no whole line/],
    ['deep JSON', encodeUtf8(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\n`), /not a Concord history/],
    ['text', encodeUtf8('hello\nworld\n'), /not a Concord history/],
  ])('refuses %s with a reason', async (_what, bytes, reason) => {
    const disk = folderWith({ [`${BO}.jsonl`]: fileOf(BO, [1]) });
    const report = await merge(disk, { x: bytes, good: fileOf(CY, [2]) });
    expect(report.refused).toEqual([{ name: 'x', reason: expect.stringMatching(reason) as string }]);
    expect(report.added).toEqual(['good']);
    expect(idsIn(disk)).toEqual([1, 2]);
  });

  it('says which file could not be written, and takes in the others', async () => {
    const disk = folderWith({});
    disk.arm(1, { is: 'error', code: 'ENOSPC', lasting: true }, (path) => path.includes(BO) && path.includes('unfinished'));
    const report = await merge(disk, { bo: fileOf(BO, [1]), cy: fileOf(CY, [2]) });
    expect(report.refused).toEqual([{ name: 'bo', reason: expect.stringMatching(/disk is full/) as string }]);
    expect(idsIn(disk)).toEqual([2]);
  });

  it('gives the same project in whatever order files come (H1)', async () => {
    const parts: readonly [string, Uint8Array][] = [
      ['b1', fileOf(BO, [1])], ['b12', fileOf(BO, [1, 2])], ['b13', fileOf(BO, [1, 3])], ['c4', fileOf(CY, [4])], ['b123', fileOf(BO, [1, 2, 5])],
    ];
    for (let turn = 0; turn < parts.length; turn++) {
      const disk = folderWith({});
      for (const [name, bytes] of [...parts.slice(turn), ...parts.slice(0, turn)].reverse()) await merge(disk, { [name]: bytes });
      expect(idsIn(disk)).toEqual([1, 2, 3, 4, 5]);
      expect(readFolder(disk, FOLDER).problems).toEqual([]);
    }
  });

  it('leaves every file as it was or as it will be, at whatever step it crashes', async () => {
    const before = { [`${BO}.jsonl`]: fileOf(BO, [1, 2]), [`${ME}.jsonl`]: fileOf(ME, [9]) };
    const coming = { x: fileOf(BO, [1, 2, 3]), y: fileOf(CY, [4]), z: fileOf(BO, [1, 5]) };
    const story = async (disk: FaultyDisk, ack: (what: number) => void): Promise<void> => {
      await merge(disk, { x: coming.x });
      ack(3);
      await merge(disk, { y: coming.y, z: coming.z });
      ack(4);
      ack(5);
    };
    await crashEverywhere(async () => folderWith(before), story, async (disk, acked, where) => {
      expect(readFolder(disk, FOLDER).problems, where).toEqual([]);
      for (const n of [1, 2, 9, ...acked]) expect(idsIn(disk), where).toContain(n);
      await merge(disk, coming);
      expect(idsIn(disk), where).toEqual([1, 2, 3, 4, 5, 9]);
    });
  });
});
