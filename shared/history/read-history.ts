/*
 * Reading one history file: bytes in, commits and problems out. What always holds:
 *
 *   - Reading in pieces gives the same commits as reading at once (`from` and `end` are the joint).
 *   - The bytes after the last LF are never part of a commit. In one's own file they are a torn write (H5), in
 *     another's file they are still arriving.
 *   - A line whose bytes its successor's `prev` contradicts is not folded: it was altered after it was written.
 *   - Everything that can be read is read; everything that cannot is named with its line.
 */
import { decodeUtf8, encodeUtf8 } from '../basics/utf8.ts';
import type { WriterId } from '../model/ids.ts';
import { decodeLine, encodeLine } from './codec.ts';
import type { Commit } from './commit.ts';

/** How far a file has been read: the joint between two readings. */
export interface ReadPoint {
  /** Bytes consumed: the offset just behind the last LF. */
  readonly bytes: number;
  /** Lines consumed. */
  readonly lines: number;
  readonly writer: WriterId | null;
  readonly seq: number;
  /** SHA-256 (hex) of the last line consumed, null at the start. */
  readonly head: string | null;
}

export const START_OF_FILE: ReadPoint = { bytes: 0, lines: 0, writer: null, seq: 0, head: null };

/** `line` counts from 1. */
export type HistoryProblem =
  | { readonly code: 'damaged-line'; readonly line: number; readonly detail: string }
  | { readonly code: 'newer-line'; readonly line: number; readonly version: number }
  | { readonly code: 'unknown-kind'; readonly line: number; readonly kind: string }
  | { readonly code: 'altered-line'; readonly line: number }
  | { readonly code: 'missing-lines'; readonly line: number; readonly from: number; readonly to: number }
  | { readonly code: 'duplicate-seq'; readonly line: number; readonly seq: number }
  | { readonly code: 'foreign-line'; readonly line: number; readonly writer: WriterId };

export interface HistoryReading {
  readonly commits: readonly Commit[];
  readonly problems: readonly HistoryProblem[];
  readonly end: ReadPoint;
  /** Bytes after the last LF. */
  readonly tail: number;
}

/** SHA-256 of bytes as lower-case hex: handed in, because the host's is ten times faster than the pure one. */
export type Sha256 = (bytes: Uint8Array) => string;

const LF = 10;

/**
 * Reads the lines of one history file from `from` on. `bytes` starts at offset `from.bytes`. Pure; O(bytes).
 * An alteration of the very last line before `from` is reported but can no longer be taken out of what was read
 * before: whoever reads in pieces reads again from the start when there are problems.
 *
 * `unhashed` reads without hashing each line, three times as fast: for whoever has the hashes of the same file checked
 * elsewhere at the same time, and reads again with them when either finds anything at all. Altered lines are then not
 * found here; `end.head` is right all the same.
 */
export function readHistory(bytes: Uint8Array, from: ReadPoint, sha256: Sha256, { unhashed = false }: { readonly unhashed?: boolean } = {}): HistoryReading {
  const commits: Commit[] = [];
  const problems: HistoryProblem[] = [];
  let { lines, writer, seq, head } = from;
  let start = 0;
  let lastLine: Uint8Array | undefined;
  let lastWasRead = false; // whether the line before stands at the end of `commits`
  let chainKnown = true; // false behind a line that could not be read: its hash tells nothing
  let accused: { readonly commit: Commit; readonly problem: HistoryProblem; readonly head: string } | undefined; // of being altered, by the line before

  for (let end = bytes.indexOf(LF, start); end !== -1; end = bytes.indexOf(LF, start)) {
    const raw = bytes.subarray(start, end);
    start = end + 1;
    lines += 1;
    lastLine = raw;
    const line = decodeUtf8(raw);
    const decoded = line.ok ? decodeLine(line.value) : { ok: false as const, problem: { code: 'damaged-line' as const, detail: 'the bytes are not UTF-8' } };
    const commit = decoded.ok ? decoded.value.commit : undefined;
    const follows = commit?.seq === seq + 1;
    // What the chain says and what the line says of itself cannot both be true.
    const contradictsItself = commit !== undefined && !follows && chainKnown && commit.prev === head && (writer === null || commit.device === writer);
    if (!decoded.ok || contradictsItself) {
      problems.push({ ...(decoded.ok ? { code: 'damaged-line', detail: `seq: expected ${seq + 1}` } : decoded.problem), line: lines });
      if (!unhashed) head = sha256(raw);
      seq += 1;
      lastWasRead = false;
      chainKnown = !decoded.ok && decoded.problem.code === 'newer-line';
      accused = undefined;
      continue;
    }

    const { commit: read, unknownKinds } = decoded.value;
    if (!unhashed && follows && chainKnown && read.prev !== head) {
      const problem: HistoryProblem = { code: 'altered-line', line: lines - 1 };
      const altered = lastWasRead ? commits.pop() : undefined;
      const whole = altered === undefined || accused === undefined ? undefined : { ...altered, prev: accused.head };
      problems.push(problem);
      if (accused !== undefined && whole !== undefined && sha256(encodeUtf8(encodeLine(whole))) === read.prev) {
        // Only the hash in the line before was altered: with the right one it is what this line says, and both stand.
        commits.push(accused.commit, whole);
        problems.splice(problems.indexOf(accused.problem), 1);
        accused = undefined;
      } else accused = altered === undefined || head === null ? undefined : { commit: altered, problem, head };
      if (commits.length === 0 && from.writer === null) writer = null; // the line that told whose file this is was altered
    } else accused = undefined;
    if (writer !== null && read.device !== writer) problems.push({ code: 'foreign-line', line: lines, writer: read.device });
    else if (read.seq === seq && seq > 0) problems.push({ code: 'duplicate-seq', line: lines, seq });
    else if (!follows) problems.push({ code: 'missing-lines', line: lines, from: seq + 1, to: read.seq - 1 });
    for (const kind of new Set(unknownKinds)) problems.push({ code: 'unknown-kind', line: lines, kind });

    commits.push(read);
    writer ??= read.device;
    seq = read.seq;
    if (!unhashed) head = sha256(raw);
    lastWasRead = true;
    chainKnown = true;
  }
  if (unhashed && lastLine !== undefined) head = sha256(lastLine);
  return { commits, problems, end: { bytes: from.bytes + start, lines, writer, seq, head }, tail: bytes.length - start };
}

/** Problems that only say "a newer Concord wrote here": the project opens read-only, but nothing is damaged (H6). */
export function isFromNewerVersion(problem: HistoryProblem): boolean {
  return problem.code === 'newer-line' || problem.code === 'unknown-kind';
}
