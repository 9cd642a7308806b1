import { sha256Hex } from '../../shared/basics/hash.ts';
import type { HistoryFileInfo, HostApi, ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { Commit } from '../../shared/history/commit.ts';
import { type HistoryProblem, readHistory, type ReadPoint, START_OF_FILE } from '../../shared/history/read-history.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { HistoryFolder } from '../workers/fold-history.client.ts';

export type Points = Readonly<Record<string, ReadPoint>>;

/** A problem of a history file, with the file it is in. */
export interface FileProblem {
  readonly file: string;
  readonly problem: HistoryProblem;
}

export interface ReadingProgress {
  /** `checking`: all is read, the host still compares every line with its hash; `again`: something did not fit, and every line is read and checked here. */
  readonly step: 'reading' | 'checking' | 'again';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** The answer of an opening that somebody called off. */
export const CALLED_OFF: HostRefusal = { ok: false, code: 'cancelled', message: 'Opening was cancelled.', safe: 'Nothing was changed.', next: 'Open the project again whenever you like.' };

/** Read at a time in a worker; and on this thread, where nothing else happens meanwhile: about 15 ms. */
const CHUNK = 4 * 1024 * 1024;
const SMALL_CHUNK = 256 * 1024;
const LONGEST_CHUNK = 128 * 1024 * 1024;
const LF = 10;

/** Whether all points still stand: each file is there, is no shorter, and the line before the point is the one that was read. */
export async function pointsStillStand(host: HostApi, handle: ProjectHandle, files: readonly HistoryFileInfo[], points: Points): Promise<boolean> {
  const checks = Object.entries(points).map(async ([name, point]) => {
    const file = files.find((each) => each.name === name);
    if (file === undefined || file.bytes < point.bytes) return false;
    if (point.bytes === 0) return true;
    const hash = await host.hashLineBefore({ handle, name, end: point.bytes });
    return hash.ok && hash.value === point.head;
  });
  return (await Promise.all(checks)).every(Boolean);
}

/** Reads what is new in the files since `points`, and hands each commit over. For small amounts: runs on this thread. */
export async function readNewCommits(
  host: HostApi,
  handle: ProjectHandle,
  files: readonly HistoryFileInfo[],
  points: Points,
  take: (commit: Commit) => void,
): Promise<Result<{ readonly points: Points; readonly problems: readonly FileProblem[] }, HostRefusal>> {
  return readFiles(host, handle, files, points, SMALL_CHUNK, async (from, bytes) => {
    const { commits, problems, end } = readHistory(bytes, from, sha256Hex);
    for (const commit of commits) take(commit);
    return { end, problems };
  });
}

export interface FoldedFiles {
  readonly state: ProjectState;
  readonly points: Points;
  readonly problems: readonly FileProblem[];
  /** The host has checked every line and hash of the files besides. */
  readonly checked: boolean;
}

/**
 * Folds all files from the start, in a worker. The hashes of all lines are checked by the host meanwhile, ten times as fast
 * as a worker could (`shared/history/README.md`); only when either finds anything at all, or the host cannot tell, everything is
 * read once more with the hashes checked here, line by line. An abort stops the worker and gives `CALLED_OFF`.
 */
export async function foldAllFiles(
  host: HostApi,
  handle: ProjectHandle,
  files: readonly HistoryFileInfo[],
  onProgress: (progress: ReadingProgress) => void,
  signal?: AbortSignal,
): Promise<Result<FoldedFiles, HostRefusal>> {
  const checking = host.checkHistory({ handle });
  const folded = await foldFiles(host, handle, files, onProgress, true, signal);
  if (!folded.ok) return folded;
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  onProgress({ step: 'checking', doneBytes: totalBytes, totalBytes });
  const verdict = await unlessAborted(checking, signal);
  if (verdict === undefined) return { ok: false, problem: CALLED_OFF };
  if (verdict.ok && verdict.value.length === 0 && folded.value.problems.length === 0) return ok({ ...folded.value, checked: true });
  const carefully = await foldFiles(host, handle, files, onProgress, false, signal);
  return carefully.ok ? ok({ ...carefully.value, checked: false }) : carefully;
}

/** What a promise gives; undefined when the signal comes first. */
async function unlessAborted<T>(waited: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (signal === undefined) return waited;
  let onAbort = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => (onAbort = () => resolve(undefined)));
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([waited, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function foldFiles(
  host: HostApi,
  handle: ProjectHandle,
  files: readonly HistoryFileInfo[],
  onProgress: (progress: ReadingProgress) => void,
  unhashed: boolean,
  signal: AbortSignal | undefined,
): Promise<Result<Omit<FoldedFiles, 'checked'>, HostRefusal>> {
  const folder = new HistoryFolder(unhashed);
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let doneBytes = 0;
  const onAbort = () => folder.stop();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const read = await readFiles(host, handle, files, {}, CHUNK, async (from, bytes) => {
      signal?.throwIfAborted();
      const taken = await folder.take(from, bytes);
      doneBytes += taken.end.bytes - from.bytes;
      onProgress({ step: unhashed ? 'reading' : 'again', doneBytes, totalBytes });
      return taken;
    });
    if (!read.ok) {
      folder.stop();
      return read;
    }
    signal?.throwIfAborted();
    return ok({ state: await folder.finish(), ...read.value });
  } catch (error) {
    folder.stop();
    if (signal?.aborted === true) return { ok: false, problem: CALLED_OFF };
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

async function readFiles(
  host: HostApi,
  handle: ProjectHandle,
  files: readonly HistoryFileInfo[],
  points: Points,
  chunk: number,
  read: (from: ReadPoint, bytes: Uint8Array<ArrayBuffer>) => Promise<{ readonly end: ReadPoint; readonly problems: readonly HistoryProblem[] }>,
): Promise<Result<{ readonly points: Points; readonly problems: readonly FileProblem[] }, HostRefusal>> {
  const reached: Record<string, ReadPoint> = {};
  const found: FileProblem[] = [];
  for (const { name, bytes: size } of files) {
    let point = points[name] ?? START_OF_FILE;
    let length = chunk;
    let ahead: { readonly from: number; readonly answer: ReturnType<HostApi['readHistory']> } | undefined;
    while (point.bytes < size) {
      const wanted = Math.min(length, size - point.bytes);
      const answer = await (ahead?.from === point.bytes && wanted <= chunk ? ahead.answer : host.readHistory({ handle, name, from: point.bytes, length: wanted }));
      if (!answer.ok) return { ok: false, problem: answer };
      const bytes = new Uint8Array(answer.value);
      // The next piece begins behind the last whole line of this one: it is on its way while this one is read.
      const next = point.bytes + bytes.lastIndexOf(LF) + 1;
      ahead = next > point.bytes && next < size ? { from: next, answer: host.readHistory({ handle, name, from: next, length: Math.min(chunk, size - next) }) } : undefined;
      const { end, problems } = await read(point, bytes);
      for (const problem of problems) found.push({ file: name, problem });
      if (end.bytes > point.bytes) length = chunk;
      else if (wanted < size - point.bytes && length < LONGEST_CHUNK) length *= 2; // one line is longer than the chunk
      else break; // the rest is a line still arriving
      point = end;
    }
    reached[name] = point;
  }
  return ok({ points: reached, problems: found });
}
