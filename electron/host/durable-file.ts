import { dirname, basename, join } from 'node:path';
import { type FilePort, fileError, fileErrorCode, type OpenFile } from './file-port.ts';

/*
 * What is done to files so that a crash at any moment leaves either the old or the new, never half. The order of the
 * steps is the point: bytes first, then their name, then the folder that holds the name.
 */

const COPY_SLICE = 4 * 1024 * 1024;

/** Ends of names of files that are being written. Nobody takes such a file for real. */
export const UNFINISHED = '.unfinished';

let unfinishedCount = 0;

/** A name beside `path` for what will become it; hidden, and unlike any other that is in use. */
function unfinishedName(path: string): string {
  unfinishedCount += 1;
  return join(dirname(path), `.${basename(path)}.${process.pid}-${unfinishedCount}${UNFINISHED}`);
}

/** Opens, works, closes: also when the work fails. */
export async function withFile<T>(files: FilePort, path: string, how: 'read' | 'append' | 'create' | 'change', work: (file: OpenFile) => Promise<T>): Promise<T> {
  const file = await files.open(path, how);
  let result: T;
  try {
    result = await work(file);
  } catch (error) {
    await file.close().catch(() => undefined); // the first failure is the one to report
    throw error;
  }
  await file.close();
  return result;
}

/** All bytes of a file; rejects with EFBIG when there are more than `limit`. */
export async function readWhole(files: FilePort, path: string, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  return withFile(files, path, 'read', async (file) => {
    const { bytes } = await file.stat();
    if (bytes > limit) throw fileError('EFBIG', `more than ${limit} bytes, read '${path}'`);
    return file.read(0, bytes);
  });
}

/** All bytes, or undefined when there is no such file. */
export async function readIfThere(files: FilePort, path: string, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return unlessMissing(readWhole(files, path, limit));
}

/** What the work gives, or undefined when it fails because a file or folder does not exist. */
export async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes all of the bytes, however few the disk takes at a time. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const taken = await file.write(bytes.subarray(written));
    if (taken <= 0) throw fileError('EIO', 'the disk takes no bytes');
    written += taken;
  }
}

/** Makes a new file that is on the disk, name and all, when this resolves. Rejects with EEXIST. */
export async function createDurably(files: FilePort, path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  await withFile(files, path, 'create', (file) => writePieces(file, bytes));
  await files.syncFolder(dirname(path));
}

/** Sets a file's whole content: afterwards, and after a crash, it has either the old bytes or the new. */
export async function replaceDurably(files: FilePort, path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const unfinished = unfinishedName(path);
  await unlessMissing(files.removeFile(unfinished)); // of an earlier process with our number
  try {
    await withFile(files, unfinished, 'create', (file) => writePieces(file, bytes));
    await files.rename(unfinished, path);
  } catch (error) {
    await files.removeFile(unfinished).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(path));
}

async function writePieces(file: OpenFile, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  if (bytes instanceof Uint8Array) await writeAll(file, bytes);
  else for await (const piece of bytes) await writeAll(file, piece);
  await file.sync();
}

/** Copies the bytes [from, to) of a file to a new one, which is complete or not there at all. */
export async function copyDurably(files: FilePort, source: string, target: string, from = 0, to?: number): Promise<void> {
  await withFile(files, source, 'read', async (file) => {
    const end = to ?? (await file.stat()).bytes;
    await replaceDurably(files, target, readPieces(file, from, end));
  });
}

/** The bytes [from, to) in slices of 4 MB; fewer when the file ends before. */
export async function* readPieces(file: Pick<OpenFile, 'read'>, from: number, to: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = from; at < to; ) {
    const piece = await file.read(at, Math.min(COPY_SLICE, to - at));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

/** Makes a folder with all that lead to it; fine when it is there already. */
export async function makeFolders(files: FilePort, path: string): Promise<void> {
  const found = await unlessMissing(files.stat(path));
  if (found?.kind === 'folder') return;
  if (found) throw fileError('ENOTDIR', `not a folder, mkdir '${path}'`);
  const parent = dirname(path);
  if (parent !== path) await makeFolders(files, parent);
  try {
    await files.makeFolder(path);
  } catch (error) {
    if (fileErrorCode(error) !== 'EEXIST') throw error;
  }
  await files.syncFolder(parent);
}

/** Copies a folder with everything in it; links and special files are left out. The copy's names are on the disk at the end. */
export async function copyFolder(files: FilePort, source: string, target: string): Promise<void> {
  await makeFolders(files, target);
  for (const { name, kind } of await files.list(source)) {
    if (kind === 'folder') await copyFolder(files, join(source, name), join(target, name));
    else if (kind === 'file') await copyDurably(files, join(source, name), join(target, name));
  }
}

/** Removes a folder and everything in it; links are removed, not followed. Fine when it is not there. */
export async function removeTree(files: FilePort, path: string): Promise<void> {
  const entries = await unlessMissing(files.list(path));
  if (entries === undefined) return;
  for (const { name, kind } of entries) {
    if (kind === 'folder') await removeTree(files, join(path, name));
    else await files.removeFile(join(path, name));
  }
  await files.removeFolder(path);
}
