import { createHash } from 'node:crypto';
import { bool, type Decoded, finite, listOf, nullable, object, text } from '../../shared/basics/decode.ts';
import type { ReadPoint } from '../../shared/history/read-history.ts';
import { projectId, type ProjectId, type WriterId, writerId } from '../../shared/model/ids.ts';
import type { AppData } from './app-data.ts';

/**
 * Who this installation is in one project folder, and where its history file ended when it was last written. Kept in app
 * data, never in the project: a copy of the folder must not carry it.
 */
export const writerIdentity = object({
  project: projectId,
  path: text({ min: 1 }),
  writer: writerId,
  seq: finite({ min: 0, integer: true }),
  /** SHA-256 of the last line, null before the first. */
  head: nullable(text({ pattern: /^[0-9a-f]{64}$/ })),
  bytes: finite({ min: 0, integer: true }),
  /** False while a process may append: then the file may have grown past `bytes` before a crash. */
  clean: bool,
  /** Writers that this installation was in this folder before, oldest first: their drafts are carried on. */
  previous: listOf(writerId, { max: 10_000 }),
});
export type WriterIdentity = Decoded<typeof writerIdentity>;

/** Names what belongs to one folder of one project in app data. */
export function folderKey(project: ProjectId, path: string): string {
  return `${project}-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
}

export function newWriter(project: ProjectId, path: string, newId: (bytes: number) => string, before?: WriterIdentity): WriterIdentity {
  const previous = before === undefined ? [] : [...before.previous, before.writer];
  return { project, path, writer: newId(8) as WriterId, seq: 0, head: null, bytes: 0, clean: true, previous };
}

/** The remembered end of the file as a point to read on from. */
export function rememberedPoint({ writer, seq, head, bytes }: WriterIdentity): ReadPoint {
  return bytes === 0 ? { bytes: 0, lines: 0, writer: null, seq: 0, head: null } : { bytes, lines: seq, writer, seq, head };
}

/**
 * Keeps one identity up to date in app data. Writing it never delays or fails an append: what is remembered may lag
 * behind the file (then the lines in between are proved by their chain at the next opening) but is never ahead of it.
 */
export class WriterMemory {
  readonly #appData: AppData;
  readonly #path: string;
  #identity: WriterIdentity;
  #writing: Promise<void> | undefined;
  #written: WriterIdentity | undefined;

  /** `known` says that app data has this identity already. */
  constructor(appData: AppData, identity: WriterIdentity, known: boolean) {
    this.#appData = appData;
    this.#written = known ? identity : undefined;
    this.#path = identityPath(appData, identity.project, identity.path);
    this.#identity = identity;
  }

  static async recall(appData: AppData, project: ProjectId, path: string): Promise<WriterIdentity | undefined> {
    const found = await appData.readJson(identityPath(appData, project, path), writerIdentity);
    return found?.project === project && found.path === path ? found : undefined;
  }

  get identity(): WriterIdentity {
    return this.#identity;
  }

  /** Remembers a new end of the file, some time soon. */
  remember(end: ReadPoint, clean: boolean): void {
    this.#identity = { ...this.#identity, seq: end.seq, head: end.head, bytes: end.bytes, clean };
    void this.settle();
  }

  /** Resolves when what is to be remembered is in app data, or could not be written. */
  async settle(): Promise<void> {
    while (this.#written !== this.#identity) {
      this.#writing ??= this.#write().finally(() => {
        this.#writing = undefined;
      });
      await this.#writing;
    }
  }

  async #write(): Promise<void> {
    const identity = this.#identity;
    try {
      await this.#appData.writeJson(this.#path, identity);
    } catch {
      // App data cannot be written now. What it remembers is then older than the file, which is safe.
    }
    this.#written = identity;
  }
}

function identityPath(appData: AppData, project: ProjectId, path: string): string {
  return appData.path('writers', `${folderKey(project, path)}.json`);
}
