import { describe, expect, it } from 'vitest';
import { hashLineBefore, nodeSha256, scanHistory } from '../../../electron/host/scan-history.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import type { Commit } from '../../../shared/history/commit.ts';
import { readHistory, type ReadPoint, START_OF_FILE } from '../../../shared/history/read-history.ts';
import { chained, fileBytes } from '../../support/arbitrary-commits.ts';
import { commitNumber } from '../../support/disk-trials.ts';

// About 4 MB: several slices.
const chain = chained(Array.from({ length: 10_000 }, (_, n) => commitNumber(n)));
const bytes = fileBytes(chain);

const fileOf = (content: Uint8Array) => ({ read: async (at: number, length: number) => new Uint8Array(content.subarray(at, at + length)) });

async function scan(content: Uint8Array, from: ReadPoint = START_OF_FILE): Promise<{ commits: readonly Commit[]; problems: unknown; end: ReadPoint; tail: number; joints: readonly number[] }> {
  const commits: Commit[] = [];
  const joints: number[] = [];
  const result = await scanHistory(fileOf(content), from, content.length, (taken) => {
    commits.push(...taken);
    joints.push(commits.length);
  });
  return { ...result, commits, joints: joints.slice(0, -1) };
}

describe('scanning a long history file slice by slice', () => {
  it('gives the same as reading it at once', async () => {
    const torn = bytes.subarray(0, bytes.length - 5);
    const atOnce = readHistory(torn, START_OF_FILE, nodeSha256);
    const scanned = await scan(torn);
    expect(scanned.joints.length).toBeGreaterThan(2);
    expect({ commits: scanned.commits, problems: scanned.problems, end: scanned.end, tail: scanned.tail }).toEqual(atOnce);
  });

  it('goes on from where it ended before', async () => {
    const first = await scan(bytes.subarray(0, 2_000_000));
    const rest = await scan(bytes, first.end);
    expect([...first.commits, ...rest.commits]).toEqual(chain);
  });

  it('leaves an altered line out, also where it is the last of a slice, and names it', async () => {
    const { joints } = await scan(bytes);
    // A joint is behind the line that waits there.
    for (const line of joints.flatMap((joint) => [joint, joint + 1, joint + 2])) {
      const altered = Buffer.from(bytes);
      const digit = altered.indexOf(chain[line - 1]?.id ?? '') + 31;
      altered[digit] = altered[digit] === 0x30 ? 0x31 : 0x30;
      const { commits, problems } = await scan(altered);
      expect(problems).toEqual([{ code: 'altered-line', line }]);
      expect(commits).toEqual(chain.filter(({ seq }) => seq !== line));
    }
  });

  it('names an unreadable line once, also where it is the last of a slice', async () => {
    const { joints } = await scan(bytes);
    for (const line of joints.flatMap((joint) => [joint, joint + 1, joint + 2])) {
      const damaged = Buffer.from(bytes);
      damaged[damaged.indexOf(chain[line - 1]?.id ?? '')] = 0xff;
      const { commits, problems } = await scan(damaged);
      expect(problems).toEqual([{ code: 'damaged-line', line, detail: 'the bytes are not UTF-8' }]);
      expect(commits).toEqual(chain.filter(({ seq }) => seq !== line));
    }
  });

  it('reads a line that is longer than a slice', async () => {
    const [first, last] = [commitNumber(1), commitNumber(3)];
    const long = { ...commitNumber(2), changes: [{ kind: 'guideline-page-written/1' as const, key: ['p'] as const, value: { markdown: 'y'.repeat(499_000), basedOn: null } }] };
    const few = chained([first, ...Array.from({ length: 5 }, (_, n) => ({ ...long, id: commitNumber(50 + n).id })), last]);
    expect((await scan(fileBytes(few))).commits).toEqual(few);
    const wide = chained([first, { ...long, changes: Array.from({ length: 5 }, (_, n) => ({ ...long.changes[0], key: [`p${n}`] as const })) as never }, last]);
    expect(encodeLine(wide[1] as Commit).length).toBeGreaterThan(2_400_000);
    expect((await scan(fileBytes(wide))).commits).toEqual(wide);
    expect((await scan(Buffer.from(`${'x'.repeat(5_000_000)}\n`))).problems).toMatchObject([{ code: 'damaged-line', line: 1 }]);
  });

  it('finds the hash of the line before any line’s end', async () => {
    let at = 0;
    for (const commit of chain.slice(0, 50)) {
      const line = Buffer.from(encodeLine(commit));
      at += line.length + 1;
      expect(await hashLineBefore(fileOf(bytes), at)).toBe(nodeSha256(line));
      expect(await hashLineBefore(fileOf(bytes), at - 1)).toBe(null);
    }
  });
});
