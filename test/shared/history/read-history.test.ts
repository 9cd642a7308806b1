/* H5 and H6 for readers: what is good is read, what is not is named, and nothing that was altered counts. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/basics/hash.ts';
import { encodeUtf8 } from '../../../shared/basics/utf8.ts';
import { encodeLine } from '../../../shared/history/codec.ts';
import type { Commit } from '../../../shared/history/commit.ts';
import { type HistoryReading, isFromNewerVersion, readHistory, type ReadPoint, START_OF_FILE } from '../../../shared/history/read-history.ts';
import type { WriterId } from '../../../shared/model/ids.ts';
import { anyCommit, chained, fileBytes } from '../../support/arbitrary-commits.ts';
import { goldenCommits } from '../../support/golden-history.ts';

const golden = goldenCommits().slice(0, 6);
const lines = golden.map(encodeLine);
const readText = (text: string, from: ReadPoint = START_OF_FILE) => readHistory(encodeUtf8(text), from, sha256Hex);
const readLines = (all: readonly string[]) => readText(all.map((line) => `${line}\n`).join(''));
const seqs = ({ commits }: HistoryReading) => commits.map(({ seq }) => seq);
const edited = (index: number, from: string, to: string) => lines.map((line, i) => (i === index ? line.replace(from, to) : line));

/** A byte of a file, by its number modulo what there is, and the bits of it that change. */
const anyFlip = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));

/** Reads a file as it grows: each time from where the last reading ended. */
function readInPieces(bytes: Uint8Array, cuts: readonly number[]): { readonly commits: readonly Commit[]; readonly problems: number; readonly end: ReadPoint } {
  const commits: Commit[] = [];
  let problems = 0;
  let end = START_OF_FILE;
  for (const cut of [...cuts.map((each) => each % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    if (cut < end.bytes) continue;
    const reading = readHistory(bytes.subarray(end.bytes, cut), end, sha256Hex);
    expect(reading.end.bytes + reading.tail).toBe(cut);
    commits.push(...reading.commits);
    problems += reading.problems.length;
    ({ end } = reading);
  }
  return { commits, problems, end };
}

const anyFile = fc.array(anyCommit, { minLength: 1, maxLength: 8 }).map((commits) => chained(commits));

describe('reading a history file', () => {
  it('in pieces, cut anywhere, gives the same as at once', () => {
    fc.assert(
      fc.property(anyFile, fc.array(fc.nat(), { maxLength: 10 }), (chain, cuts) => {
        const bytes = fileBytes(chain);
        const atOnce = readHistory(bytes, START_OF_FILE, sha256Hex);
        expect(atOnce).toMatchObject({ commits: chain, problems: [], tail: 0 });
        expect(readInPieces(bytes, cuts)).toEqual({ commits: chain, problems: 0, end: atOnce.end });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('without hashes gives the same commits and the same joint of a sound file, in pieces too', () => {
    fc.assert(
      fc.property(anyFile, fc.nat(), (chain, cut) => {
        const bytes = fileBytes(chain);
        const hashed = readHistory(bytes, START_OF_FILE, sha256Hex);
        const first = readHistory(bytes.subarray(0, cut % (bytes.length + 1)), START_OF_FILE, sha256Hex, { unhashed: true });
        const second = readHistory(bytes.subarray(first.end.bytes), first.end, sha256Hex, { unhashed: true });
        expect({ commits: [...first.commits, ...second.commits], problems: [...first.problems, ...second.problems], end: second.end }).toEqual({ commits: hashed.commits, problems: [], end: hashed.end });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('never takes a line without its LF, however much of it is there (H5)', () => {
    fc.assert(
      fc.property(anyFile, fc.nat(), (chain, cut) => {
        const bytes = fileBytes(chain);
        const part = bytes.subarray(0, cut % (bytes.length + 1));
        const { commits, problems, tail, end } = readHistory(part, START_OF_FILE, sha256Hex);
        expect(commits).toEqual(chain.slice(0, commits.length));
        expect(problems).toEqual([]);
        expect(end.bytes).toBe(part.lastIndexOf(10) + 1);
        expect(tail).toBe(part.length - end.bytes);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('notices any changed byte before the last line, takes no altered commit, and loses only the lines it touched', () => {
    fc.assert(
      fc.property(anyFile, fc.array(anyFlip, { minLength: 4, maxLength: 4 }), (chain, flips) => {
        const sound = fileBytes(chain);
        const written = chain.map(encodeLine);
        const lastLine = sound.lastIndexOf(10, -2) + 1;
        if (lastLine === 0) return;
        for (const [place, flip] of flips) {
          const bytes = sound.slice();
          const at = place % lastLine;
          const touched = bytes.subarray(0, at).filter((byte) => byte === 10).length;
          const joins = bytes[at] === 10; // the line end itself: two lines become one
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          const reading = readHistory(bytes, START_OF_FILE, sha256Hex);
          expect(reading.problems.length).toBeGreaterThan(0);
          const mayBeLost = new Set(joins ? [touched, touched + 1] : [touched]);
          const read = new Set(reading.commits.map(encodeLine));
          expect([...read].filter((line) => !written.includes(line))).toEqual([]);
          expect(written.filter((line, index) => !mayBeLost.has(index) && !read.has(line))).toEqual([]);
          // In pieces, the same is noticed; then the file is read again from the start.
          expect(readInPieces(bytes, [place, flip]).problems).toBeGreaterThan(0);
        }
      }),
      { seed: 1, numRuns: 450 },
    );
  });
});

describe('what readers are told', () => {
  it('an altered line, and its commit does not count', () => {
    const reading = readLines(edited(2, 'anna', 'bnna'));
    expect(reading.problems).toEqual([{ code: 'altered-line', line: 3 }]);
    expect(seqs(reading)).toEqual([1, 2, 4, 5, 6]);
  });

  it('two altered lines behind each other, of which neither counts', () => {
    const reading = readLines(lines.map((line, i) => (i === 1 || i === 2 ? line.replace('"by":"', '"by":"x') : line)));
    expect(reading.problems).toEqual([{ code: 'altered-line', line: 2 }, { code: 'altered-line', line: 3 }]);
    expect(seqs(reading)).toEqual([1, 4, 5, 6]);
  });

  it('an altered prev, which accuses the line before, is seen through: both lines count', () => {
    const reading = readLines(edited(3, '"prev":"', '"prev":"0').map((line, i) => (i === 3 ? line.replace(/"prev":"0([0-9a-f]{63})[0-9a-f]"/, '"prev":"0$1"') : line)));
    expect(reading.problems).toEqual([{ code: 'altered-line', line: 4 }]);
    expect(reading.commits).toEqual(golden);
  });

  it('an altered seq contradicts the chain', () => {
    const reading = readLines(edited(3, '"seq":4', '"seq":5'));
    expect(reading.problems).toEqual([{ code: 'damaged-line', line: 4, detail: 'seq: expected 4' }]);
    expect(seqs(reading)).toEqual([1, 2, 3, 5, 6]);
  });

  it('a line that cannot be read; the rest is read, and its successor cannot be proved', () => {
    const reading = readLines(edited(1, '"changes"', '"chonges"'));
    expect(reading.problems).toMatchObject([{ code: 'damaged-line', line: 2 }]);
    expect(seqs(reading)).toEqual([1, 3, 4, 5, 6]);
  });

  it('missing lines, at the start and in the middle', () => {
    expect(readLines(lines.slice(2)).problems).toEqual([{ code: 'missing-lines', line: 1, from: 1, to: 2 }]);
    expect(readLines([...lines.slice(0, 2), ...lines.slice(4)]).problems).toEqual([{ code: 'missing-lines', line: 3, from: 3, to: 4 }]);
  });

  it('a line that stands there twice', () => {
    expect(readLines([...lines.slice(0, 3), ...lines.slice(2)]).problems).toEqual([{ code: 'duplicate-seq', line: 4, seq: 3 }]);
  });

  it('lines of another writer', () => {
    const other = chained(golden.slice(0, 2), 'f'.repeat(16) as WriterId).map(encodeLine);
    expect(readLines([...lines.slice(0, 2), ...other]).problems).toEqual([
      { code: 'foreign-line', line: 3, writer: 'f'.repeat(16) },
      { code: 'foreign-line', line: 4, writer: 'f'.repeat(16) },
    ]);
  });

  it('an altered first line does not make the whole file somebody else’s', () => {
    const reading = readLines(edited(0, '"device":"0', '"device":"1'));
    expect(reading.problems).toContainEqual({ code: 'altered-line', line: 1 });
    expect(reading.problems.filter(({ code }) => code === 'foreign-line')).toHaveLength(0);
    expect(seqs(reading)).toEqual([2, 3, 4, 5, 6]);
  });

  it('a newer line and a newer kind, which are no damage (H6)', () => {
    const newer = readLines([...lines, `{"v":2,"id":"x"}`]);
    expect(newer.problems).toEqual([{ code: 'newer-line', line: 7, version: 2 }]);
    const kinds = readLines([...lines.slice(0, 5), encodeLine(golden[5] as Commit).replaceAll('/1"', '/9"')]);
    expect(kinds.problems).toEqual([{ code: 'unknown-kind', line: 6, kind: expect.stringContaining('/9') as string }]);
    expect([...newer.problems, ...kinds.problems].every(isFromNewerVersion)).toBe(true);
    expect(readLines(lines.slice(1)).problems.some(isFromNewerVersion)).toBe(false);
  });

  it('bytes that are no text, empty lines, carriage returns from git', () => {
    expect(readHistory(Uint8Array.from([0xff, 0xfe, 10]), START_OF_FILE, sha256Hex).problems).toEqual([{ code: 'damaged-line', line: 1, detail: 'the bytes are not UTF-8' }]);
    expect(readText('\n').problems).toMatchObject([{ code: 'damaged-line', line: 1 }]);
    expect(readText(`${lines.join('\r\n')}\r\n`).problems.length).toBeGreaterThan(0);
  });

  it('an altered line at a joint of two readings', () => {
    const text = `${edited(2, 'anna', 'bnna').join('\n')}\n`;
    const joint = readText(text.split('\n').slice(0, 3).map((line) => `${line}\n`).join(''));
    const rest = readText(text.slice(new TextDecoder().decode(encodeUtf8(text).subarray(0, joint.end.bytes)).length), joint.end);
    expect(rest.problems).toEqual([{ code: 'altered-line', line: 3 }]);
    expect(seqs(rest)).toEqual([4, 5, 6]);
  });
});
