import { join } from 'node:path';
import { finite, listOf, object, optional, text } from '../../shared/basics/decode.ts';
import { ok, err } from '../../shared/basics/result.ts';
import { decodeUtf8, encodeUtf8 } from '../../shared/basics/utf8.ts';
import { type Change, decodeChange } from '../../shared/history/change.ts';
import { stamp } from '../../shared/history/clock.ts';
import type { NewCommit } from '../../shared/history/commit.ts';
import { commitId, type CommitId, personId, type ProjectId } from '../../shared/model/ids.ts';
import { AppendFile } from './append-file.ts';
import { type AppData, decodeJson } from './app-data.ts';
import { readIfThere, unlessMissing } from './durable-file.ts';
import type { FilePort } from './file-port.ts';
import { SerialQueue } from './serial-queue.ts';
import { folderKey } from './writer-identity.ts';

const MAX_SPOOL = 1024 * 1024 * 1024;
const LF = 10;

const header = object({ spool: finite({ min: 1, max: 1, integer: true }), project: text(), path: text() });
const spooled = object({
  id: commitId,
  at: stamp,
  by: personId,
  undoes: optional(commitId),
  changes: listOf<Change>(
    (value, at = '') => {
      const change = decodeChange(value, at);
      return change.ok ? ok(change.value) : err({ path: at, expected: 'a change' });
    },
    { min: 1 },
  ),
});

/**
 * Commits that the project folder would not take, kept in app data until it does: `spool/<project>-<folder>.jsonl`.
 * Its first line says which folder they belong to; the rest are commits as the app made them.
 */
export class Spool {
  readonly path: string;
  readonly #files: FilePort;
  readonly #header: Uint8Array;
  readonly #queue = new SerialQueue();
  #log: AppendFile | undefined;
  #kept: Map<CommitId, NewCommit> | undefined;

  constructor(files: FilePort, appData: AppData, project: ProjectId, folder: string) {
    this.#files = files;
    this.path = appData.path('spool', `${folderKey(project, folder)}.jsonl`);
    this.#header = encodeUtf8(`${JSON.stringify({ spool: 1, project, path: folder })}\n`);
  }

  /** Keeps commits; they are on disk when this resolves. Keeping one again changes nothing. */
  keep(commits: readonly NewCommit[]): Promise<void> {
    return this.#queue.run(async () => {
      const kept = await this.#load();
      const fresh = commits.filter(({ id }) => !kept.has(id));
      if (fresh.length === 0) return;
      const lines = fresh.map(({ id, at, by, undoes, changes }) => JSON.stringify({ id, at, by, ...(undoes === undefined ? {} : { undoes }), changes }));
      const bytes = encodeUtf8(`${lines.join('\n')}\n`);
      this.#log ??= new AppendFile(this.#files, this.path, 0);
      await this.#log.append(this.#log.length === 0 ? Buffer.concat([this.#header, bytes]) : bytes);
      for (const commit of fresh) kept.set(commit.id, commit);
    });
  }

  /** What is kept, in the order in which it came. */
  read(): Promise<readonly NewCommit[]> {
    return this.#queue.run(async () => [...(await this.#load()).values()]);
  }

  /** Forgets commits that are in the project's history by now; the file goes with the last. */
  forget(commits: readonly { readonly id: CommitId }[]): Promise<void> {
    return this.#queue.run(async () => {
      const kept = await this.#load();
      if (kept.size === 0) return;
      for (const { id } of commits) kept.delete(id);
      if (kept.size > 0) return;
      await unlessMissing(this.#files.removeFile(this.path));
      this.#log = undefined;
    });
  }

  async #load(): Promise<Map<CommitId, NewCommit>> {
    if (this.#kept !== undefined) return this.#kept;
    const bytes = (await readIfThere(this.#files, this.path, MAX_SPOOL)) ?? new Uint8Array(0);
    const kept = readSpool(bytes);
    // Goes on behind the last whole line; a half one was never acknowledged.
    const whole = bytes.lastIndexOf(LF) + 1;
    this.#log = new AppendFile(this.#files, this.path, whole, 'torn');
    this.#kept = new Map(kept.map((commit) => [commit.id, commit]));
    return this.#kept;
  }
}

function readSpool(bytes: Uint8Array): NewCommit[] {
  const commits: NewCommit[] = [];
  for (let start = 0, end = bytes.indexOf(LF); end !== -1; start = end + 1, end = bytes.indexOf(LF, start)) {
    const commit = decodeJson(bytes.subarray(start, end), spooled);
    if (commit !== undefined) commits.push(commit);
  }
  return commits;
}

/** Spools of this project whose folder is not where it was: it was moved, and they belong to wherever it is opened now. */
export async function strandedSpools(files: FilePort, appData: AppData, project: ProjectId): Promise<readonly { readonly path: string; readonly commits: readonly NewCommit[] }[]> {
  const folder = appData.path('spool');
  const stranded: { path: string; commits: readonly NewCommit[] }[] = [];
  for (const { name, kind } of (await unlessMissing(files.list(folder))) ?? []) {
    if (kind !== 'file' || !name.startsWith(`${project}-`)) continue;
    const path = join(folder, name);
    const bytes = await readIfThere(files, path, MAX_SPOOL);
    if (bytes === undefined) continue;
    const head = decodeUtf8(bytes.subarray(0, bytes.indexOf(LF) + 1));
    const belongs = head.ok ? decodeJson(encodeUtf8(head.value), header) : undefined;
    if (belongs?.project !== project) continue;
    if ((await unlessMissing(files.stat(belongs.path))) === undefined) stranded.push({ path, commits: readSpool(bytes) });
  }
  return stranded;
}
