import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeFilePort } from '../../../electron/host/file-port.ts';
import { readProjectHistory } from '../../../electron/host/read-project-history.ts';
import { scanHistory } from '../../../electron/host/scan-history.ts';
import { type HistoryReading, START_OF_FILE } from '../../../shared/history/read-history.ts';
import type { Commit } from '../../../shared/history/commit.ts';
import { chained, fileBytes } from '../../support/arbitrary-commits.ts';
import { commitNumber } from '../../support/disk-trials.ts';
import { tempFolder } from '../../support/project-host.ts';

let root = '';
let remove = async (): Promise<void> => undefined;
beforeEach(async () => {
  ({ path: root, remove } = await tempFolder());
  await mkdir(join(root, 'history'));
});
afterEach(() => remove());

// About 10 MB: three slices.
const chain = chained(Array.from({ length: 25_000 }, (_, n) => commitNumber(n)));
const bytes = fileBytes(chain);

async function read(name: string, content: Uint8Array): Promise<{ commits: Commit[]; problems: unknown; ends: unknown }> {
  await writeFile(join(root, 'history', name), content);
  const commits: Commit[] = [];
  const { problems, ends } = await readProjectHistory(nodeFilePort(), root, (commit) => commits.push(commit));
  return { commits, problems, ends };
}

it('a long file is read in slices, and gives what it holds, once and in order', async () => {
  const { commits, problems, ends } = await read('a.jsonl', bytes);
  expect(commits.map(({ id }) => id)).toEqual(chain.map(({ id }) => id));
  expect(problems).toEqual([]);
  expect(ends).toMatchObject({ 'a.jsonl': { bytes: bytes.length, lines: 25_000, seq: 25_000, writer: chain[0]?.device } });
});

it('a line that was altered is left out, also where it is the last of a slice', async () => {
  const joints: number[] = [];
  const slices: HistoryReading[] = [];
  await scanHistory({ read: async (at, length) => bytes.slice(at, at + length) }, START_OF_FILE, bytes.length, (reading) => slices.push(reading));
  for (const { end } of slices.slice(0, -1)) joints.push(end.lines);
  expect(joints.length).toBeGreaterThan(1);
  for (const line of [...joints, ...joints.map((joint) => joint + 1)]) {
    const text = chain[line - 1]?.id ?? '';
    const altered = Buffer.from(bytes);
    const digit = altered.indexOf(text) + 31;
    altered[digit] = altered[digit] === 0x30 ? 0x31 : 0x30;
    const { commits, problems } = await read('a.jsonl', altered);
    expect(commits.length, `line ${line}`).toBe(chain.length - 1);
    expect(commits.some(({ seq }) => seq === line)).toBe(false);
    expect(problems).toMatchObject([{ name: 'a.jsonl', problems: [{ line }] }]);
  }
});

it('commits that stand in two files come twice: folding takes each once', async () => {
  const few = fileBytes(chain.slice(0, 3));
  await read('a.jsonl', few);
  expect((await read('a (conflicted copy).jsonl', few)).commits).toHaveLength(6);
});
