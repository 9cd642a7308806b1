import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { MediaTrouble } from './probe-media.ts';

/** A regular file, open for reading. Whoever asked for it closes `handle`. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
  readonly mtimeMs: number;
}

// SECURITY: a link put in a file's place is not followed, and a pipe put there does not hang us. (Windows has neither flag.)
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a file for reading if it is a regular one; else says why not. Does not follow a link in the last step of the path. */
export async function openRegular(path: string): Promise<Result<OpenFile, MediaTrouble>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, FLAGS);
    const stat = await handle.stat();
    if (stat.isFile()) return ok({ handle, size: stat.size, mtimeMs: stat.mtimeMs });
    await handle.close();
    return err(NOT_REGULAR);
  } catch (error) {
    await handle?.close();
    return err(readTrouble(error, path));
  }
}

export const NOT_REGULAR: MediaTrouble = { reason: 'unsupported', detail: 'it is a pipe, socket or device, not a file' };

/** What an error of the operating system means for the file that was to be read. Bugs are thrown on. */
export function readTrouble(error: unknown, path: string): MediaTrouble {
  const code = errorCode(error);
  if (code === null) throw error;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return { reason: 'no-permission', detail: 'this user may not read it' };
    case 'ENOENT':
    case 'ENOTDIR':
      // Names that are no Unicode arrive with replacement marks, under which the system cannot find them again.
      return path.includes('\ufffd')
        ? { reason: 'unsupported', detail: 'its name is not valid Unicode; rename it' }
        : { reason: 'gone', detail: 'it is no longer there' };
    case 'ELOOP':
      return { reason: 'unsupported', detail: 'it is a link' };
    case 'ENAMETOOLONG':
      return { reason: 'unsupported', detail: 'its path is too long to be opened' };
    case 'ENXIO':
    case 'EOPNOTSUPP':
      return NOT_REGULAR;
    default:
      return { reason: 'damaged', detail: `the system cannot read it (${code})` };
  }
}

/** The code of an error of the operating system ("ENOSPC"); null for any other. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error ? error.code : null;
}
