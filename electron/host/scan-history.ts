import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_LINE } from '../../shared/history/codec.ts';
import { type HistoryProblem, type HistoryReading, readHistory, type ReadPoint, type Sha256 } from '../../shared/history/read-history.ts';
import type { OpenFile } from './file-port.ts';

/** Bytes read at a time: about 30 ms of work between two turns of the event loop. */
const SLICE = 4 * 1024 * 1024;
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
 * Reads a history file from a point to offset `to`, slice by slice, so that the host stays responsive however long it is;
 * each slice is handed over as it comes. Memory: one slice, or the longest line.
 */
export async function scanHistory(
  file: Pick<OpenFile, 'read'>,
  from: ReadPoint,
  to: number,
  take: (reading: HistoryReading) => void = () => undefined,
): Promise<HistoryScan> {
  const problems: HistoryProblem[] = [];
  let end = from;
  let length = SLICE;
  while (end.bytes < to) {
    const bytes = await file.read(end.bytes, Math.min(length, to - end.bytes));
    const last = end.bytes + bytes.length >= to || bytes.length < Math.min(length, to - end.bytes);
    const reading = readHistory(bytes, end, nodeSha256);
    const known = new Set(problems.filter(({ code }) => code === 'damaged-line').map(({ line }) => line));
    // Across two slices the line before is no longer known to be unreadable, and would be reported a second time.
    for (const problem of reading.problems) if (problem.code !== 'altered-line' || !known.has(problem.line)) problems.push(problem);
    take(reading);
    if (last) return { problems, end: reading.end, tail: reading.tail };
    if (reading.end.bytes === end.bytes) {
      if (length >= LONGEST_LINE) {
        problems.push({ code: 'damaged-line', line: end.lines + 1, detail: 'the line is too long' });
        return { problems, end, tail: to - end.bytes };
      }
      length *= 2;
    } else length = SLICE;
    end = reading.end;
    await nextTurn();
  }
  return { problems, end, tail: 0 };
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
