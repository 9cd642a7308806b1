/*
 * Taking in others' history files. A file is known by what is in it, never by its name: sync programs and people rename
 * files. What always holds:
 *
 *   - A file here is replaced only by one that it is the beginning of. Else both stay, and both are folded.
 *   - This writer's own file is never replaced.
 *   - Only whole lines are taken; what follows the last one is still arriving.
 *   - A crash leaves each file as it was or as it will be.
 */
import { createHash } from 'node:crypto';
import type { MergeReport } from '../../shared/host/host-api.ts';
import type { WriterId } from '../../shared/model/ids.ts';
import { type ReadPoint, START_OF_FILE } from '../../shared/history/read-history.ts';
import { readPieces, replaceDurably, withFile } from './durable-file.ts';
import type { FilePort, OpenFile } from './file-port.ts';
import { fileErrorCode } from './file-port.ts';
import { listHistoryFiles } from './history-folder.ts';
import { historyPath, ownHistoryName } from './own-history.ts';
import { refusalOfFileError } from './refusal.ts';
import { scanHistory } from './scan-history.ts';

/** A file to be merged, wherever its bytes are. */
export interface MergeSource {
  /** For the report only. */
  readonly name: string;
  /** Lets the work read the bytes. */
  read<T>(work: (file: Pick<OpenFile, 'read'>, bytes: number) => Promise<T>): Promise<T>;
}

export function memoryMergeSource(name: string, bytes: Uint8Array): MergeSource {
  const file = { read: async (at: number, length: number) => new Uint8Array(bytes.subarray(at, at + length)) };
  return { name, read: (work) => work(file, bytes.length) };
}

export function diskMergeSource(files: FilePort, name: string, path: string): MergeSource {
  return { name, read: (work) => withFile(files, path, 'read', async (file) => work(file, (await file.stat()).bytes)) };
}

/** A file in `history/` and whose it is by its first line. */
interface Present {
  readonly name: string;
  readonly writer: WriterId;
  /** Length of its whole lines. */
  readonly bytes: number;
}

/** Merges each source in turn. `own` is the writer that this process appends as. What cannot be merged is in the report. */
export async function mergeHistory(files: FilePort, folder: string, own: WriterId, sources: readonly MergeSource[]): Promise<MergeReport> {
  const report = { added: [] as string[], extended: [] as string[], same: [] as string[], forked: [] as string[], refused: [] as { name: string; reason: string }[] };
  for (const source of sources) {
    try {
      const outcome = await source.read((file, bytes) => mergeOne(files, folder, own, file, bytes));
      if (outcome.is === 'refused') report.refused.push({ name: source.name, reason: outcome.reason });
      else report[outcome.is].push(source.name);
    } catch (error) {
      if (fileErrorCode(error) === undefined) throw error;
      report.refused.push({ name: source.name, reason: refusalOfFileError(error, { what: 'take it in', how: 'write' }).message });
    }
  }
  return report;
}

type Outcome = { readonly is: 'added' | 'extended' | 'same' | 'forked' } | { readonly is: 'refused'; readonly reason: string };

async function mergeOne(files: FilePort, folder: string, own: WriterId, source: Pick<OpenFile, 'read'>, size: number): Promise<Outcome> {
  if (size === 0) return { is: 'refused', reason: 'The file is empty.' };
  const first = await firstLine(source, size);
  if (first.is !== 'commit') {
    const partial = 'The file has no whole line yet. If it is still being copied, add it again when that is done.';
    return { is: 'refused', reason: first.is === 'partial' ? partial : 'This is not a Concord history file.' };
  }
  const { writer } = first;
  let commits = 0;
  const { end } = await scanHistory(source, START_OF_FILE, size, (read) => {
    commits += read.length;
  });
  if (commits === 0) return { is: 'refused', reason: 'No line of this file can be read by this version of Concord.' };

  const present = (await presentFiles(files, folder)).filter((each) => each.writer === writer);
  let beginning: Present | undefined;
  for (const each of present) {
    const common = Math.min(each.bytes, end.bytes);
    if (!(await beginsAlike(files, historyPath(folder, each.name), source, common))) continue;
    if (each.bytes >= end.bytes) return { is: 'same' };
    if (each.name !== ownHistoryName(own)) beginning = each;
  }
  const place = beginning?.name ?? (present.length === 0 && writer !== own ? ownHistoryName(writer) : await forkName(source, writer, end));
  await replaceDurably(files, historyPath(folder, place), readPieces(source, 0, end.bytes));
  return { is: beginning !== undefined ? 'extended' : place === ownHistoryName(writer) ? 'added' : 'forked' };
}

type FirstLine = { readonly is: 'foreign' | 'partial' } | { readonly is: 'commit'; readonly writer: WriterId };

/** A first line is short enough to be looked at alone; whatever has none in so many bytes is something else. */
const FIRST_LINE_WITHIN = 64 * 1024 * 1024;

/** Whose file this is, by its first line: cheap, however long the file. */
async function firstLine(source: Pick<OpenFile, 'read'>, size: number): Promise<FirstLine> {
  for (let length = 64 * 1024; ; length *= 8) {
    const bytes = await source.read(0, Math.min(length, size));
    if (bytes.length > 0 && bytes[0] !== 0x7b) return { is: 'foreign' }; // every line starts with {
    const end = bytes.indexOf(10);
    if (end !== -1) {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('utf8');
      // Newer versions may say more, but the first members stay what they are; the rest is proved while scanning.
      const writer = /^\{"v":\d{1,9},"id":"[0-9a-f]{32}","at":"\d{13}-\d{6}-[0-9a-f]{16}",.{0,400}?"device":"([0-9a-f]{16})",/s.exec(text)?.[1];
      return writer === undefined ? { is: 'foreign' } : { is: 'commit', writer: writer as WriterId };
    }
    if (length >= size) return { is: 'partial' };
    if (length >= FIRST_LINE_WITHIN) return { is: 'foreign' };
  }
}

async function presentFiles(files: FilePort, folder: string): Promise<readonly Present[]> {
  const present: Present[] = [];
  for (const { name, bytes } of await listHistoryFiles(files, folder)) {
    await withFile(files, historyPath(folder, name), 'read', async (file) => {
      const first = await firstLine(file, bytes);
      if (first.is === 'commit') present.push({ name, writer: first.writer, bytes: await endOfLines(file, bytes) });
    });
  }
  return present;
}

/** Offset just behind the last LF. */
async function endOfLines(file: Pick<OpenFile, 'read'>, size: number): Promise<number> {
  for (let end = size; end > 0; ) {
    const from = Math.max(0, end - 64 * 1024);
    const last = (await file.read(from, end - from)).lastIndexOf(10);
    if (last !== -1) return from + last + 1;
    end = from;
  }
  return 0;
}

async function beginsAlike(files: FilePort, path: string, source: Pick<OpenFile, 'read'>, bytes: number): Promise<boolean> {
  return withFile(files, path, 'read', async (file) => {
    let at = 0;
    for await (const piece of readPieces(source, 0, bytes)) {
      if (Buffer.compare(piece, await file.read(at, piece.length)) !== 0) return false;
      at += piece.length;
    }
    return at === bytes;
  });
}

async function forkName(source: Pick<OpenFile, 'read'>, writer: WriterId, end: ReadPoint): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of readPieces(source, 0, end.bytes)) hash.update(piece);
  return `${writer}.fork-${hash.digest('hex').slice(0, 16)}.jsonl`;
}
