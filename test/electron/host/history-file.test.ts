/* H2 and H3: one's own file is only ever appended to, once by id, and only after all of it has been looked at. */
import { describe, expect, it } from 'vitest';
import { createAppData } from '../../../electron/host/app-data.ts';
import { HistoryFile, OwnHistoryDamaged, UnfitCommit } from '../../../electron/host/history-file.ts';
import { inspectOwnHistory } from '../../../electron/host/own-history.ts';
import { newWriter, WriterMemory } from '../../../electron/host/writer-identity.ts';
import { decodeUtf8 } from '../../../shared/basics/utf8.ts';
import type { ProjectId } from '../../../shared/model/ids.ts';
import { commitNumber, readFolder, saidBy } from '../../support/disk-trials.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';

const FOLDER = '/projects/p';
const PROJECT = 'phones' as ProjectId;
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => commitNumber(from + i));

function newDisk(): FaultyDisk {
  const disk = new FaultyDisk();
  disk.put(`${FOLDER}/history/.gitattributes`, new Uint8Array(0));
  return disk;
}

/** The history file of this installation, opened; of files longer than `readWholeUpTo` only the new end is read. */
async function opened(disk: FaultyDisk, readWholeUpTo?: number): Promise<HistoryFile> {
  const appData = createAppData(disk.port, '/home/app');
  const known = await WriterMemory.recall(appData, PROJECT, FOLDER);
  const memory = new WriterMemory(appData, known ?? newWriter(PROJECT, FOLDER, (bytes) => '1'.repeat(bytes * 2)), known !== undefined);
  const own = await inspectOwnHistory(disk.port, FOLDER, memory.identity, readWholeUpTo);
  if (own.is !== 'ours') throw new Error(own.is);
  return new HistoryFile(disk.port, FOLDER, memory, own);
}

describe('one’s own history file', () => {
  it('has a chain of whole lines, in the order in which they were handed in', async () => {
    const disk = newDisk();
    const file = await opened(disk);
    await Promise.all([file.append(numbers(1, 3)), file.append(numbers(4, 4)), file.append(numbers(5, 9))]);
    const { commits, problems } = readFolder(disk, FOLDER);
    expect(problems).toEqual([]);
    expect(commits.map(saidBy)).toEqual(numbers(1, 9));
    expect(commits.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('takes a commit once, also when it comes again after a restart', async () => {
    const disk = newDisk();
    const first = await opened(disk);
    await first.append(numbers(1, 5));
    await first.close();
    for (const readWholeUpTo of [undefined, 0]) {
      const again = await opened(disk, readWholeUpTo);
      expect(await again.append([...numbers(4, 5), ...numbers(2, 2)])).toMatchObject([{ seq: 4 }, { seq: 5 }, { seq: 2 }]);
      await again.close();
    }
    expect(readFolder(disk, FOLDER).commits).toHaveLength(5);
  });

  it('writes a batch in one go, and nothing for nothing', async () => {
    const disk = newDisk();
    const file = await opened(disk);
    await file.append(numbers(1, 1));
    disk.count((path) => path.includes('/history/'));
    await file.append(numbers(2, 500));
    expect(disk.log.filter((call) => call.startsWith('write '))).toHaveLength(1);
    expect(disk.log.filter((call) => call.startsWith('sync '))).toHaveLength(1);
    disk.count((path) => path.includes('/history/'));
    await file.append(numbers(7, 9));
    await file.append([]);
    expect(disk.log).toEqual([]);
  });

  it('is not appended to before the part that opening left out has been read, and not at all if that is damaged (H5)', async () => {
    const disk = newDisk();
    const first = await opened(disk);
    await first.append(numbers(1, 50));
    await first.close();
    const path = [...disk.files().keys()].find((each) => each.endsWith('.jsonl')) ?? '';
    const bytes = Buffer.from(disk.files().get(path) ?? []);
    bytes[bytes.indexOf('number 20')] = 0x4e;
    disk.put(path, bytes);
    const again = await opened(disk, 0); // the end is as it was left
    await expect(again.append(numbers(51, 51))).rejects.toThrow(OwnHistoryDamaged);
    await expect(again.append(numbers(1, 1))).rejects.toThrow(OwnHistoryDamaged);
    expect(Buffer.compare(disk.files().get(path) ?? new Uint8Array(0), bytes)).toBe(0);
    await expect(opened(disk)).rejects.toThrow('damaged');
  });

  it('refuses a commit that could not be read back, and takes the next', async () => {
    const disk = newDisk();
    const file = await opened(disk);
    const [commit] = numbers(1, 1);
    if (commit === undefined) return;
    const [change] = commit.changes;
    await expect(file.append([{ ...commit, changes: [] }])).rejects.toThrow(UnfitCommit);
    await expect(file.append([{ ...commit, changes: change === undefined ? [] : [change, change] }])).rejects.toThrow(/register/);
    await expect(file.append([{ ...commit, id: 'short' as never }])).rejects.toThrow(/id/);
    await expect(file.append([{ ...commit, changes: [{ kind: 'sample-tagged/9' as 'sample-tagged/1', key: ['x', 'y'] as never, value: null }] }])).rejects.toThrow(UnfitCommit);
    expect(readFolder(disk, FOLDER).commits).toEqual([]);
    expect(await file.append([commit])).toMatchObject([{ seq: 1 }]);
  });

  it('remembers in app data where it ended, never further than the file', async () => {
    const disk = newDisk();
    const file = await opened(disk);
    for (let n = 1; n <= 20; n++) {
      await file.append(numbers(n, n));
      const remembered = [...disk.files()].find(([path]) => path.includes('/writers/') && path.endsWith('.json'))?.[1];
      const text = decodeUtf8(remembered ?? new Uint8Array(0));
      const { seq, clean } = JSON.parse(text.ok ? text.value : '{}') as { seq: number; clean: boolean };
      expect(seq).toBeLessThanOrEqual(n);
      expect(clean).toBe(false);
    }
    await file.close();
    const appData = createAppData(disk.port, '/home/app');
    expect(await WriterMemory.recall(appData, PROJECT, FOLDER)).toMatchObject({ seq: 20, clean: true });
  });
});
