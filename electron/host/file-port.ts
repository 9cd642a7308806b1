import { constants, watch } from 'node:fs';
import * as fs from 'node:fs/promises';

/*
 * The one door to the disk for everything that keeps a project safe: projects, history, drafts, releases, app data. It is
 * handed in, so that tests can run each rule over every way a disk can fail (`test/support/faulty-file-port.ts`).
 * All methods reject with an error that carries the operating system's code (`ENOENT`, `ENOSPC` …).
 * Steps that belong together (write, then sync, then rename …) are in `durable-file.ts`.
 */

export type FileKind = 'file' | 'folder' | 'link' | 'other';

export interface FileStat {
  readonly kind: FileKind;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
  /** The same for two names of one file, and different for two files, as long as both exist. */
  readonly id: string;
}

/**
 * `read`: an existing regular file, no link. `append`: writes go to the end, made if missing, no link. `create`: must not
 * exist. `change`: an existing file, to be cut.
 */
export type OpenHow = 'read' | 'append' | 'create' | 'change';

export interface OpenFile {
  stat(): Promise<FileStat>;
  /** At most `length` bytes from `at`; fewer only at the end of the file. */
  read(at: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Writes behind what was written before, and gives how many bytes were taken: perhaps not all. */
  write(bytes: Uint8Array): Promise<number>;
  truncate(length: number): Promise<void>;
  /** Resolves when bytes and length are on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FilePort {
  open(path: string, how: OpenHow): Promise<OpenFile>;
  /** Of what a link leads to. */
  stat(path: string): Promise<FileStat>;
  /** Of the link itself. */
  lstat(path: string): Promise<FileStat>;
  list(path: string): Promise<readonly { readonly name: string; readonly kind: FileKind }[]>;
  realpath(path: string): Promise<string>;
  /** Whether the system would let this process write there. It may still refuse later. */
  writable(path: string): Promise<boolean>;
  /** One level; rejects with EEXIST. */
  makeFolder(path: string): Promise<void>;
  /** Replaces what was at `to`. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same bytes. */
  link(from: string, to: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** Must be empty. */
  removeFolder(path: string): Promise<void>;
  /** Resolves when the names in this folder are on the disk. */
  syncFolder(path: string): Promise<void>;
  /** Calls back after something in this folder may have changed. Returns the function that stops; null where it cannot be done. */
  watch(path: string, onChange: () => void): (() => void) | null;
}

/** An error as the operating system would give it. */
export function fileError(code: string, message: string): Error & { readonly code: string } {
  return Object.assign(new Error(`${code}: ${message}`), { code });
}

/** The code of an error from the file layer, undefined for any other error. */
export function fileErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}

// Both are undefined on Windows, where a link's target cannot be refused at opening; names are checked with lstat before.
const NO_LINK = (constants.O_NOFOLLOW as number | undefined) ?? 0;
// Without it, opening a named pipe waits for a writer for ever.
const NO_WAIT = (constants.O_NONBLOCK as number | undefined) ?? 0;

const FLAGS: Readonly<Record<OpenHow, number>> = {
  read: constants.O_RDONLY | NO_LINK | NO_WAIT,
  append: constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | NO_LINK | NO_WAIT,
  create: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
  change: constants.O_RDWR | NO_LINK | NO_WAIT,
};

/** The disk itself. */
export function nodeFilePort(platform: NodeJS.Platform = process.platform): FilePort {
  return {
    open: openFile,
    stat: async (path) => statOf(await fs.stat(path, { bigint: true })),
    lstat: async (path) => statOf(await fs.lstat(path, { bigint: true })),
    list: async (path) => (await fs.readdir(path, { withFileTypes: true })).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
    realpath: (path) => fs.realpath(path),
    writable: (path) => fs.access(path, constants.W_OK).then(() => true, () => false),
    makeFolder: async (path) => fs.mkdir(path),
    rename: (from, to) => (platform === 'win32' ? renamePatiently(from, to) : fs.rename(from, to)),
    link: (from, to) => fs.link(from, to),
    removeFile: (path) => fs.unlink(path),
    removeFolder: (path) => fs.rmdir(path),
    syncFolder: async (path) => {
      if (platform === 'win32') return; // folders cannot be opened there; NTFS journals names by itself
      const folder = await fs.open(path, constants.O_RDONLY);
      try {
        await folder.sync();
      } catch (error) {
        // Some network and FUSE file systems do not offer this; they have no un-synced names either.
        if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(fileErrorCode(error) ?? '')) throw error;
      } finally {
        await folder.close();
      }
    },
    watch: watchFolder,
  };
}

async function openFile(path: string, how: OpenHow): Promise<OpenFile> {
  const handle = await fs.open(path, FLAGS[how]);
  const stat = async () => statOf(await handle.stat({ bigint: true }));
  if ((await stat()).kind !== 'file') {
    await handle.close();
    throw fileError('EISDIR', `not a regular file, open '${path}'`);
  }
  return {
    stat,
    async read(at, length) {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, at + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    truncate: (length) => handle.truncate(length),
    sync: () => (how === 'append' ? handle.datasync() : handle.sync()),
    close: () => handle.close(),
  };
}

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(of: Kinds): FileKind {
  return of.isFile() ? 'file' : of.isDirectory() ? 'folder' : of.isSymbolicLink() ? 'link' : 'other';
}

function statOf(of: Kinds & { readonly size: bigint; readonly mtimeMs: bigint; readonly dev: bigint; readonly ino: bigint }): FileStat {
  return { kind: kindOf(of), bytes: Number(of.size), modifiedAt: Number(of.mtimeMs), id: `${of.dev}:${of.ino}` };
}

/** Virus scanners and sync programs hold new files open for a moment on Windows, which makes renaming fail for that long. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      if (wait > 1000 || !['EPERM', 'EACCES', 'EBUSY'].includes(fileErrorCode(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function watchFolder(path: string, onChange: () => void): (() => void) | null {
  try {
    const watcher = watch(path, { persistent: false }, () => onChange());
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return null;
  }
}
