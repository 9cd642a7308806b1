import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { SampleId } from '../../shared/model/ids.ts';
import { hashFile } from './hash-file.ts';
import { openRegular } from './open-regular.ts';

/** Where a copy lies now: relative to the project folder, with `/`. */
export interface CopiedMedia {
  readonly path: string;
  readonly mtimeMs: number;
}

/** The hash of a copy that nobody has touched since it was made: undefined when that is not known. */
export type KnownCopy = (path: string, size: number, mtimeMs: number) => SampleId | undefined;

/** The bytes changed between being hashed and being copied. */
export class ChangedWhileCopied extends Error {
  override readonly name = 'ChangedWhileCopied';
}

const MEDIA_FOLDER = 'media';
const MOST_NAMES = 10_000;

/**
 * Copies files into `<project>/media/`, keeping their relative paths. What lies there already is never overwritten: the same
 * bytes are used as they are, other bytes get a name beside it ("a (2).png"). A copy appears under its name only when it is
 * whole, on disk, and has the right hash. Throws the system's error (disk full, read-only) and `ChangedWhileCopied`.
 */
export function mediaCopier(projectFolder: string, known: KnownCopy): (from: string, path: string, sample: SampleId) => Promise<CopiedMedia> {
  // Names in work, in lower case: on some disks "A.png" and "a.png" are one file.
  const taken = new Set<string>();

  return async (from, path, sample) => {
    for (let number = 1; number <= MOST_NAMES; number++) {
      const name = posix.join(MEDIA_FOLDER, number === 1 ? path : numbered(path, number));
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      try {
        const place = join(projectFolder, name);
        const there = await hashOf(place, (size, mtimeMs) => known(name, size, mtimeMs));
        if (there === null) await copyWhole(from, place, sample);
        if (there === null || there === sample) return { path: name, mtimeMs: (await lstat(place)).mtimeMs };
      } finally {
        taken.delete(name.toLowerCase());
      }
    }
    throw new Error(`Concord bug: no free name for ${path}`);
  };
}

function numbered(path: string, number: number): string {
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name} (${number})${ext}`);
}

/** The hash of what lies at a place; null when nothing does; '' when it is something that cannot be compared. */
async function hashOf(place: string, known: (size: number, mtimeMs: number) => SampleId | undefined): Promise<string | null> {
  const found = await lstat(place).catch(() => null);
  if (found === null) return null;
  const remembered = found.isFile() ? known(found.size, found.mtimeMs) : undefined;
  if (remembered !== undefined) return remembered;
  const opened = await openRegular(place);
  if (!opened.ok) return '';
  try {
    return (await hashFile(opened.value.handle))?.sample ?? '';
  } finally {
    await opened.value.handle.close();
  }
}

async function copyWhole(from: string, place: string, sample: SampleId): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const opened = await openRegular(from);
  if (!opened.ok) throw new ChangedWhileCopied(opened.problem.detail);
  const source = opened.value.handle;
  const unfinished = join(dirname(place), `.copy-${randomBytes(8).toString('hex')}`);
  try {
    const target = await open(unfinished, 'wx');
    try {
      const copied = await hashFile(source, { onPiece: (piece) => writeAll(target, piece) });
      if (copied?.sample !== sample) throw new ChangedWhileCopied('it changed while it was copied');
      await target.datasync();
    } finally {
      await target.close();
    }
    await rename(unfinished, place);
  } catch (error) {
    await unlink(unfinished).catch(() => undefined);
    throw error;
  } finally {
    await source.close();
  }
}

async function writeAll(target: Awaited<ReturnType<typeof open>>, piece: Uint8Array): Promise<void> {
  let written = 0;
  while (written < piece.length) written += (await target.write(piece, written)).bytesWritten;
}
