import { join } from 'node:path';
import { type HistoryProblem, isFromNewerVersion, type ReadPoint, START_OF_FILE } from '../../shared/history/read-history.ts';
import type { CommitId, WriterId } from '../../shared/model/ids.ts';
import { copyDurably, makeFolders, readPieces, unlessMissing, withFile } from './durable-file.ts';
import type { FilePort, OpenFile } from './file-port.ts';
import { HISTORY_FOLDER } from './project-folder.ts';
import { hashLineBefore, scanHistory } from './scan-history.ts';
import { rememberedPoint, type WriterIdentity } from './writer-identity.ts';

/** Up to this size one's own file is read whole at every opening; a longer one only from where it was left, the rest in the background. */
export const READ_WHOLE_UP_TO = 32 * 1024 * 1024;

/** Bytes behind the last whole line, to be set aside and cut. */
export interface TornTail {
  readonly offset: number;
  readonly bytes: number;
}

/** What one's own history file turned out to be. */
export type OwnHistory =
  | {
      readonly is: 'ours';
      readonly end: ReadPoint;
      readonly torn: TornTail | null;
      /** Seq by commit id of the lines from `readFrom` on. */
      readonly ids: Map<CommitId, number>;
      /** Lines before this offset have not been looked at. */
      readonly readFrom: number;
    }
  /** Not the file that was left: a copied folder, a restored backup, a cloned machine. */
  | { readonly is: 'not-ours' }
  | { readonly is: 'damaged' | 'newer'; readonly problems: readonly HistoryProblem[] };

export function historyPath(folder: string, name: string): string {
  return join(folder, HISTORY_FOLDER, name);
}

export function ownHistoryName(writer: WriterId): string {
  return `${writer}.jsonl`;
}

/** Looks at one's own history file and compares it with what is remembered of it. Changes nothing. */
export async function inspectOwnHistory(files: FilePort, folder: string, identity: WriterIdentity, readWholeUpTo = READ_WHOLE_UP_TO): Promise<OwnHistory> {
  const path = historyPath(folder, ownHistoryName(identity.writer));
  const found = await unlessMissing(files.lstat(path));
  if (found === undefined && identity.seq === 0) return { is: 'ours', end: START_OF_FILE, torn: null, ids: new Map(), readFrom: 0 };
  if (found === undefined || found.bytes < identity.bytes) return { is: 'not-ours' };
  return withFile(files, path, 'read', async (file) => {
    const { bytes: size } = await file.stat();
    const atHead = identity.bytes === 0 || (await hashLineBefore(file, identity.bytes)) === identity.head;
    const from = !atHead || size <= readWholeUpTo ? START_OF_FILE : rememberedPoint(identity);
    // After a clean end, what follows is somebody else's. A process that crashed may have left blocks that were never
    // written, in front of others that were.
    const ours = identity.clean && atHead ? identity.bytes : size;
    const whole = identity.clean ? ours : await firstUnwritten(file, identity.bytes, ours);
    const ids = new Map<CommitId, number>();
    const scan = await scanHistory(file, from, whole, (commits) => {
      for (const commit of commits) ids.set(commit.id, commit.seq);
    });
    if (scan.problems.length > 0) return { is: scan.problems.every(isFromNewerVersion) ? 'newer' : 'damaged', problems: scan.problems };
    const { end } = scan;
    if (!atHead || (end.writer !== null && end.writer !== identity.writer)) return { is: 'not-ours' };
    if (identity.clean && size > identity.bytes) return { is: 'not-ours' };
    const torn = size > end.bytes ? { offset: end.bytes, bytes: size - end.bytes } : null;
    return { is: 'ours', end, torn, ids, readFrom: from.bytes };
  });
}

/** Offset of the first NUL, which no line ever has; `to` when there is none. */
async function firstUnwritten(file: Pick<OpenFile, 'read'>, from: number, to: number): Promise<number> {
  let at = from;
  for await (const piece of readPieces(file, from, to)) {
    const nul = piece.indexOf(0);
    if (nul !== -1) return at + nul;
    at += piece.length;
  }
  return to;
}

/** Copies a torn tail to `history/torn/`, then cuts it (H5). Gives the copy's name inside `history/`. */
export async function setAsideTail(files: FilePort, folder: string, name: string, torn: TornTail): Promise<string> {
  const path = historyPath(folder, name);
  const tornFolder = historyPath(folder, 'torn');
  await makeFolders(files, tornFolder);
  let savedAs = `${name}-${torn.offset}`;
  for (let i = 2; (await unlessMissing(files.lstat(join(tornFolder, savedAs)))) !== undefined; i++) savedAs = `${name}-${torn.offset}-${i}`;
  await copyDurably(files, path, join(tornFolder, savedAs), torn.offset, torn.offset + torn.bytes);
  await withFile(files, path, 'change', async (file) => {
    await file.truncate(torn.offset);
    await file.sync();
  });
  return `torn/${savedAs}`;
}
