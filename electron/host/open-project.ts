import { join } from 'node:path';
import type { AppendedCommit, OpenedProject, ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostRefusal, HostResult } from '../../shared/host/host-result.ts';
import type { NewCommit } from '../../shared/history/commit.ts';
import type { DraftLine } from '../../shared/model/draft.ts';
import type { WriterId } from '../../shared/model/ids.ts';
import type { ProjectFile } from '../../shared/model/project-file.ts';
import { FileChanged } from './append-file.ts';
import { DraftFile } from './draft-file.ts';
import { fileError, fileErrorCode } from './file-port.ts';
import { OwnHistoryDamaged, UnfitCommit } from './history-file.ts';
import { ensureHistoryFolder, listHistoryFiles } from './history-folder.ts';
import { ownHistoryName } from './own-history.ts';
import type { ProjectDeps } from './project-deps.ts';
import { HISTORY_FOLDER, PROJECT_FILE, readProjectFile } from './project-folder.ts';
import { answering, Refused, refusalOfFileError, refuse } from './refusal.ts';
import { SerialQueue } from './serial-queue.ts';
import { damagedLines, type ReadOnly, readingSession, type WriterSession, writerSession } from './writer-session.ts';

/** `write` becomes the folder's writer if it can; `read` only looks: no lock, no new writer, no repair. */
export type OpenMode = 'write' | 'read';

const LOOKING: ReadOnly = { code: 'read-only', message: 'The project was opened for reading only.', next: 'Open it in Concord to change something.' };
const NOT_WRITABLE: ReadOnly = {
  code: 'read-only',
  message: 'The project folder cannot be written by you.',
  next: 'Ask for permission to write to it, or copy the project to a folder of yours. Until then you can look, but not change anything.',
};

/** A project folder that is open. Everything that happens to it on this device goes through here. */
export class OpenProject {
  readonly handle: ProjectHandle;
  /** The real path of the folder. */
  readonly path: string;
  readonly file: ProjectFile;
  readonly #deps: ProjectDeps;
  readonly #queue = new SerialQueue();
  #session: WriterSession;
  #drafts: DraftFile;
  #readOnly: ReadOnly | null;

  private constructor(deps: ProjectDeps, handle: ProjectHandle, path: string, file: ProjectFile, session: WriterSession, drafts: DraftFile) {
    this.#deps = deps;
    this.handle = handle;
    this.path = path;
    this.file = file;
    this.#session = session;
    this.#drafts = drafts;
    this.#readOnly = session.readOnly;
  }

  /** Rejects with `Refused` or a file layer error when the folder is no project that can be read. `path` is real. */
  static async open(deps: ProjectDeps, handle: ProjectHandle, path: string, mode: OpenMode): Promise<OpenProject> {
    const file = await readProjectFile(deps.files, path);
    const session = await sessionOf(deps, path, file, mode);
    const drafts = await draftsOf(deps, path, session).catch(async (error: unknown) => {
      await session.close();
      throw error;
    });
    return new OpenProject(deps, handle, path, file, session, drafts);
  }

  get writer(): WriterId {
    return this.#session.writer;
  }

  get readOnly(): ReadOnly | null {
    return this.#readOnly;
  }

  /** The name of this writer's own history file. */
  get ownHistory(): string {
    return ownHistoryName(this.writer);
  }

  async describe(): Promise<OpenedProject> {
    const history = await listHistoryFiles(this.#deps.files, this.path);
    const { handle, path, file, writer, readOnly } = this;
    const { setAside, recovered } = this.#session;
    return { handle, path, file, writer, readOnly, history, setAside, recovered };
  }

  /**
   * Appends to this writer's history file, each commit exactly once by id, and answers when it is on disk. If the folder
   * fails, the commits are kept in app data and the refusal says so. If another program has changed the file, a new
   * writer goes on, because a chain is never continued on trust.
   */
  append(commits: readonly NewCommit[]): Promise<HostResult<readonly AppendedCommit[]>> {
    return this.#queue.run(async () => {
      for (let attempt = 1; ; attempt++) {
        const { history, spool } = this.#session;
        if (this.#readOnly !== null || history === null) return refusalOf(this.#readOnly ?? LOOKING);
        try {
          // An empty place where a disk was mounted takes files too; without this, labels would go there.
          await this.#deps.files.lstat(join(this.path, PROJECT_FILE));
          const appended = await history.append(commits);
          await spool.forget(commits).catch(() => undefined); // harmless if kept: appending is idempotent
          return { ok: true, value: appended };
        } catch (error) {
          if (error instanceof OwnHistoryDamaged) this.markOwnHistoryDamaged();
          else if (error instanceof UnfitCommit) return refuse('bad-request', `A change could not be saved: ${error.message}.`, 'It is still in this window.', 'Please report this with the message.');
          else if (error instanceof FileChanged && attempt === 1) {
            const problem = await this.#becomeNewWriter().then(() => undefined, (reason: unknown) => reason);
            if (problem !== undefined) return this.#keep(commits, problem);
          } else return this.#keep(commits, error);
        }
      }
    });
  }

  /** Goes on in a new history file if one's own is damaged; else nothing changes. */
  startNewWriter(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#readOnly?.code === 'damaged') await this.#becomeNewWriter();
    });
  }

  /** Stops appending: a check has found one's own file damaged. */
  markOwnHistoryDamaged(): void {
    this.#session.history?.markDamaged();
    this.#readOnly ??= damagedLines(this.ownHistory);
  }

  readDrafts(): readonly DraftLine[] {
    return this.#drafts.read();
  }

  appendDraft(lines: readonly DraftLine[]): Promise<HostResult<null>> {
    const what = `keep what you are labeling in “${this.file.name}”`;
    return answering({ what, how: 'write', safe: 'What was submitted is saved. The sample on the screen is only in this window.' }, async () => {
      if (this.#readOnly !== null) throw new Refused(refusalOf(this.#readOnly));
      await this.#deps.files.lstat(join(this.path, PROJECT_FILE)); // as in `append`
      await this.#drafts.append(lines);
      return null;
    });
  }

  /** Waits for what was asked, remembers where the file ends, lets the lock go. */
  close(): Promise<void> {
    return this.#queue.run(async () => {
      await this.#drafts.close();
      await this.#session.close();
      this.#readOnly = LOOKING;
    });
  }

  async #becomeNewWriter(): Promise<void> {
    const { files } = this.#deps;
    if ((await readProjectFile(files, this.path)).id !== this.file.id) throw fileError('ENOENT', `another project lies at '${this.path}'`);
    await ensureHistoryFolder(files, this.path, true);
    const before = this.#session;
    await before.close();
    this.#session = await writerSession(this.#deps, this.path, this.file, true);
    this.#readOnly = this.#session.readOnly;
    await this.#drafts.close();
    this.#drafts = await draftsOf(this.#deps, this.path, this.#session);
  }

  async #keep(commits: readonly NewCommit[], error: unknown): Promise<HostRefusal> {
    if (!(error instanceof FileChanged) && !(error instanceof Refused) && fileErrorCode(error) === undefined) throw error;
    const { spool } = this.#session;
    const safe = await spool.keep(commits).then(
      () => `Your work is kept on this device, in ${spool.path}, and goes into the project as soon as it can be written.`,
      () => 'Your work is still in this window, but nowhere on a disk. Do not close it.',
    );
    if (error instanceof Refused) return { ...error.refusal, safe };
    return refusalOfFileError(error, { what: `save to “${this.file.name}”`, how: 'write', safe });
  }
}

async function sessionOf(deps: ProjectDeps, path: string, file: ProjectFile, mode: OpenMode): Promise<WriterSession> {
  const { files } = deps;
  const mayWrite = mode === 'write' && (await files.writable(path));
  await ensureHistoryFolder(files, path, mayWrite);
  if (mode === 'read') return readingSession(deps, path, file, LOOKING);
  if (!mayWrite || !(await files.writable(join(path, HISTORY_FOLDER)))) return readingSession(deps, path, file, NOT_WRITABLE);
  return writerSession(deps, path, file, false);
}

function draftsOf(deps: ProjectDeps, path: string, session: WriterSession): Promise<DraftFile> {
  return DraftFile.open(deps.files, path, session.writer, session.previous, session.readOnly === null);
}

function refusalOf({ code, message, next }: ReadOnly): HostRefusal {
  return refuse(code, message, 'Nothing was written. Your work is still in this window.', next);
}
