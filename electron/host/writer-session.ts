import type { AppendedCommit, OpenedProject } from '../../shared/host/host-api.ts';
import type { NewCommit } from '../../shared/history/commit.ts';
import type { WriterId } from '../../shared/model/ids.ts';
import type { ProjectFile } from '../../shared/model/project-file.ts';
import { unlessMissing } from './durable-file.ts';
import { HistoryFile } from './history-file.ts';
import { removeAbandoned } from './history-folder.ts';
import { inspectOwnHistory, ownHistoryName, setAsideTail } from './own-history.ts';
import type { ProjectDeps } from './project-deps.ts';
import { refusalOfFileError } from './refusal.ts';
import { fileErrorCode } from './file-port.ts';
import { Spool, strandedSpools } from './spool.ts';
import { newWriter, WriterMemory } from './writer-identity.ts';
import { type LockOutcome, takeWriterLock } from './writer-lock.ts';

export type ReadOnly = NonNullable<OpenedProject['readOnly']>;
export type SetAside = OpenedProject['setAside'][number];

/** One writer of one project folder at work: its identity, its lock, its history file, and what waits in the spool. */
export interface WriterSession {
  readonly writer: WriterId;
  readonly previous: readonly WriterId[];
  readonly readOnly: ReadOnly | null;
  /** Null when nothing can be appended. */
  readonly history: HistoryFile | null;
  readonly spool: Spool;
  readonly setAside: readonly SetAside[];
  readonly recovered: number;
  close(): Promise<void>;
}

/** Looks without writing: mints nothing, locks nothing, repairs nothing. */
export async function readingSession(deps: ProjectDeps, folder: string, file: ProjectFile, readOnly: ReadOnly): Promise<WriterSession> {
  const identity = (await WriterMemory.recall(deps.appData, file.id, folder)) ?? newWriter(file.id, folder, deps.newId);
  const spool = new Spool(deps.files, deps.appData, file.id, folder);
  return { writer: identity.writer, previous: identity.previous, readOnly, history: null, spool, setAside: [], recovered: 0, close: async () => undefined };
}

/**
 * Becomes the writer of this folder: as the one this installation was before if its history file is as it was left, else
 * as a new one. `fresh` asks for a new one in any case. Sets aside a torn tail, and appends what an earlier run had to
 * spool. Rejects with file layer errors where the folder cannot even be read.
 */
export async function writerSession(deps: ProjectDeps, folder: string, file: ProjectFile, fresh: boolean): Promise<WriterSession> {
  const { files, appData, newId, now } = deps;
  const known = await WriterMemory.recall(appData, file.id, folder);
  const mint = () => new WriterMemory(appData, newWriter(file.id, folder, newId, known), false);
  let memory = known === undefined || fresh ? mint() : new WriterMemory(appData, known, true);
  let lock: LockOutcome;
  try {
    lock = await lockOf(deps, memory);
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error;
    // Without app data there is no lock and no memory; people can still look at their work.
    const { message, next } = refusalOfFileError(error, { what: `use its own folder, ${appData.folder}`, how: 'write' });
    return readingSession(deps, folder, file, { code: 'read-only', message, next });
  }
  if (!lock.got) return { ...(await readingSession(deps, folder, file, lockedBy(lock, deps))), writer: memory.identity.writer };
  try {
    let own = await inspectOwnHistory(files, folder, memory.identity);
    if (own.is === 'not-ours') {
      await lock.release();
      memory = mint();
      lock = await lockOf(deps, memory);
      if (!lock.got) return await readingSession(deps, folder, file, lockedBy(lock, deps));
      own = await inspectOwnHistory(files, folder, memory.identity);
    }
    const { release } = lock;
    const name = ownHistoryName(memory.identity.writer);
    const { writer, previous } = memory.identity;
    const spool = new Spool(files, appData, file.id, folder);
    const base = { writer, previous, spool, setAside: [], recovered: 0, history: null, close: release };
    if (own.is !== 'ours') return { ...base, readOnly: own.is === 'newer' ? FROM_NEWER : damagedLines(name) };

    await memory.settle(); // the same writer next time, even if nothing is written now
    const setAside: SetAside[] = [];
    try {
      if (own.torn !== null) setAside.push({ name, bytes: own.torn.bytes, savedAs: await setAsideTail(files, folder, name, own.torn) });
    } catch (error) {
      if (fileErrorCode(error) === undefined) throw error;
      const { message, next } = refusalOfFileError(error, { what: 'set aside the half-written last line of your history', how: 'write' });
      return { ...base, readOnly: { code: 'read-only', message, next } };
    }
    await removeAbandoned(files, folder, now());
    const history = new HistoryFile(files, folder, memory, own);
    const recovered = await emptySpools(deps, file, spool, history);
    history.warmUp();
    const close = async (): Promise<void> => {
      await history.close();
      await release();
    };
    return { ...base, readOnly: null, history, setAside, recovered, close };
  } catch (error) {
    if (lock.got) await lock.release().catch(() => undefined);
    throw error;
  }
}

function lockOf({ files, appData, processes, now }: ProjectDeps, { identity }: WriterMemory): Promise<LockOutcome> {
  return takeWriterLock(files, appData, `${identity.project}-${identity.writer}`, processes, now);
}

/** Appends what earlier runs kept for this project and gives how many commits were new. What fails stays in the spool. */
async function emptySpools({ files, appData }: ProjectDeps, file: ProjectFile, spool: Spool, history: HistoryFile): Promise<number> {
  let recovered = 0;
  const take = async (commits: readonly NewCommit[]): Promise<readonly AppendedCommit[]> => {
    const before = history.length;
    const appended = await history.append(commits);
    recovered += history.length - before;
    return appended;
  };
  try {
    const kept = await spool.read();
    if (kept.length > 0) {
      await take(kept);
      await spool.forget(kept);
    }
    for (const stranded of await strandedSpools(files, appData, file.id)) {
      await take(stranded.commits);
      await unlessMissing(files.removeFile(stranded.path));
    }
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error; // still no room: they stay where they are
  }
  return recovered;
}

const FROM_NEWER: ReadOnly = {
  code: 'newer-format',
  message: 'Your own history in this project was written by a newer version of Concord.',
  next: 'Update Concord to go on labeling here. Until then you can look at everything this version knows.',
};

export function damagedLines(name: string): ReadOnly {
  return {
    code: 'damaged',
    message: `Your own history file in this project (${name}) has lines that were changed or damaged after they were written.`,
    next: 'Restore the file from a backup, or go on in a new file: the damaged one stays as it is, and everything readable in it still counts.',
  };
}

function lockedBy(lock: Extract<LockOutcome, { got: false }>, { processes }: ProjectDeps): ReadOnly {
  const elsewhere = lock.holder !== null && lock.holder.machine !== processes.self.machine;
  return {
    code: 'locked',
    message: elsewhere
      ? `Concord on the computer “${lock.holder.machine}” is working on this project with the same app data.`
      : `Another Concord is working on this project${lock.holder === null ? '' : ` (process ${lock.holder.pid})`}.`,
    next: elsewhere
      ? `Close it there, then open the project again. If that computer is off, delete ${lock.path}. Until then you can look, but not change anything.`
      : 'Close the project there, then open it again here. Until then you can look, but not change anything.',
  };
}
