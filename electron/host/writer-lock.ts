/*
 * One process writes to a history file at a time (H7). The lock is a numbered file in app data, `<key>.<n>.lock`, that
 * names the process which holds it. What always holds:
 *
 *   - Whoever made the file with the greatest number holds the lock, while it runs and has not released it.
 *   - The greatest number is never removed, so that two who both saw a stale lock cannot both get the next one:
 *     making number n + 1 succeeds once.
 */
import { bool, finite, object, text } from '../../shared/basics/decode.ts';
import { encodeUtf8 } from '../../shared/basics/utf8.ts';
import { type AppData, decodeJson } from './app-data.ts';
import { makeFolders, readIfThere, replaceDurably, unlessMissing, withFile, writeAll } from './durable-file.ts';
import { type FilePort, fileErrorCode } from './file-port.ts';
import type { Processes, RunningProcess } from './running-process.ts';

export type LockOutcome =
  | { readonly got: true; readonly release: () => Promise<void> }
  | { readonly got: false; readonly holder: RunningProcess | null; readonly path: string };

const lockFile = object({ machine: text(), pid: finite({ integer: true }), started: text(), released: bool });

/** A lock file without content was being made when its process died, if it is older than this. */
const MADE_WITHIN_MS = 10_000;

/** Locks that this process really holds: one that it could not release, because the disk was full, is free to it. */
const heldHere = new Set<string>();

/** Takes the lock of `key`, or says who holds it. `now` in milliseconds. */
export async function takeWriterLock(files: FilePort, appData: AppData, key: string, processes: Processes, now: () => number): Promise<LockOutcome> {
  const folder = appData.path('locks');
  await makeFolders(files, folder);
  const pathOf = (n: number) => appData.path('locks', `${key}.${n}.lock`);
  for (;;) {
    const last = await lastNumber(files, folder, key);
    if (last > 0) {
      const held = await holderOf(files, pathOf(last), processes, now());
      if (held.is === 'held') return { got: false, holder: held.holder, path: pathOf(last) };
      if (held.is === 'gone') continue;
    }
    const mine = last + 1;
    const content = (released: boolean) => encodeUtf8(JSON.stringify({ ...processes.self, released }));
    try {
      await withFile(files, pathOf(mine), 'create', (file) => writeAll(file, content(false)));
    } catch (error) {
      if (fileErrorCode(error) === 'EEXIST') continue; // somebody else was faster
      throw error;
    }
    if ((await lastNumber(files, folder, key)) > mine) {
      await files.removeFile(pathOf(mine)); // an old number, made from an old view
      continue;
    }
    for (let n = mine - 1; n > 0 && (await unlessMissing(files.removeFile(pathOf(n)).then(() => true))) === true; n--);
    heldHere.add(pathOf(mine));
    const release = async (): Promise<void> => {
      heldHere.delete(pathOf(mine));
      try {
        await replaceDurably(files, pathOf(mine), content(true));
      } catch (error) {
        if (fileErrorCode(error) === undefined) throw error; // else others take it over when this process has ended
      }
    };
    return { got: true, release };
  }
}

async function lastNumber(files: FilePort, folder: string, key: string): Promise<number> {
  let last = 0;
  for (const { name } of await files.list(folder)) {
    if (!name.startsWith(`${key}.`)) continue;
    const number = /^(\d{1,9})\.lock$/.exec(name.slice(key.length + 1))?.[1];
    if (number !== undefined) last = Math.max(last, Number(number));
  }
  return last;
}

type Holding = { readonly is: 'free' | 'gone' } | { readonly is: 'held'; readonly holder: RunningProcess | null };

async function holderOf(files: FilePort, path: string, processes: Processes, now: number): Promise<Holding> {
  const bytes = await readIfThere(files, path, 64 * 1024);
  if (bytes === undefined) return { is: 'gone' };
  const lock = decodeJson(bytes, lockFile);
  if (lock === undefined) {
    const found = await unlessMissing(files.lstat(path));
    return found !== undefined && now - found.modifiedAt < MADE_WITHIN_MS ? { is: 'held', holder: null } : { is: 'free' };
  }
  if (lock.released) return { is: 'free' };
  const { released: _released, ...holder } = lock;
  // Another machine's processes cannot be looked at from here (app data in a shared home folder).
  if (lock.machine !== processes.self.machine) return { is: 'held', holder };
  if (lock.pid === processes.self.pid && lock.started === processes.self.started) return heldHere.has(path) ? { is: 'held', holder } : { is: 'free' };
  const running = await processes.find(lock.pid);
  const same = running !== null && (running.started === lock.started || running.started === '' || lock.started === '');
  return same ? { is: 'held', holder } : { is: 'free' };
}
