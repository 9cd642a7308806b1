import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_LINE } from '../../shared/history/codec.ts';
import type { Commit } from '../../shared/history/commit.ts';
import { type HistoryProblem, readHistory, type ReadPoint, type Sha256 } from '../../shared/history/read-history.ts';
import type { OpenFile } from './file-port.ts';

/** Bytes read at a time: about 15 ms of work between two turns of the event loop. */
const SLICE = 1024 * 1024;
/** A line of this many bytes cannot be a commit: UTF-8 needs at most three bytes for a UTF-16 unit. */
const LONGEST_LINE = 3 * MAX_LINE;

const LF = 10;

export const nodeSha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

export interface HistoryScan {
  readonly problems: readonly HistoryProblem[];
  readonly end: ReadPoint;
  /** Bytes between the last LF and where the scan ended. */
  readonly tail: number;
}

/**
 * Reads a history file from a point to offset `to`, slice by slice, so that the host stays responsive however long it is.
 * `take` gets the commits as they come, without those whose line was altered: the last of a slice waits for the first
 * line of the next, which vouches for it. Memory: one slice, or the longest line.
 */
export async function scanHistory(
  file: Pick<OpenFile, 'read'>,
  from: ReadPoint,
  to: number,
  take: (commits: readonly Commit[]) => void = () => undefined,
): Promise<HistoryScan> {
  const problems: HistoryProblem[] = [];
  const unreadable = new Set<number>();
  let waiting: Commit | undefined; // the commit of line `end.lines`
  let end = from;
  let length = SLICE;
  while (end.bytes < to) {
    const wanted = Math.min(length, to - end.bytes);
    const bytes = await file.read(end.bytes, wanted);
    const isLast = bytes.length < wanted || end.bytes + wanted >= to;
    const reading = readHistory(bytes, end, nodeSha256);
    if (reading.end.lines === end.lines && !isLast) {
      length *= 2;
      if (length <= LONGEST_LINE) continue;
      problems.push({ code: 'damaged-line', line: end.lines + 1, detail: 'the line is too long' });
      break;
    }
    for (const problem of reading.problems) {
      // Across two slices the line before is no longer known to be unreadable, and would be reported a second time.
      if (problem.code === 'altered-line' && unreadable.has(problem.line)) continue;
      if (problem.code === 'altered-line' && problem.line === end.lines) waiting = undefined;
      if (problem.code === 'damaged-line') unreadable.add(problem.line);
      problems.push(problem);
    }
    const commits = waiting === undefined ? reading.commits : [waiting, ...reading.commits];
    const vouched = isLast || unreadable.has(reading.end.lines) || commits.at(-1)?.seq !== reading.end.seq;
    waiting = vouched ? undefined : commits.at(-1);
    take(vouched ? commits : commits.slice(0, -1));
    if (isLast) return { problems, end: reading.end, tail: reading.tail };
    end = reading.end;
    length = SLICE;
    await nextTurn();
  }
  if (waiting !== undefined) take([waiting]);
  return { problems, end, tail: Math.max(0, to - end.bytes) };
}

/** SHA-256 of the line that ends just before offset `end`, without its LF; null when no line ends there. */
export async function hashLineBefore(file: Pick<OpenFile, 'read'>, end: number): Promise<string | null> {
  if (end < 1) return null;
  for (let length = 64 * 1024; ; length *= 4) {
    const from = Math.max(0, end - length);
    const bytes = await file.read(from, end - from);
    if (bytes.length !== end - from || bytes.at(-1) !== LF) return null;
    const before = bytes.lastIndexOf(LF, -2);
    if (before !== -1 || from === 0) return nodeSha256(bytes.subarray(before + 1, -1));
    if (length > LONGEST_LINE) return null;
  }
}
