import { encodeUtf8 } from '../../shared/basics/utf8.ts';
import type { AppendedCommit } from '../../shared/host/host-api.ts';
import { decodeLine, encodeLine, MAX_LINE } from '../../shared/history/codec.ts';
import { COMMIT_VERSION, type NewCommit } from '../../shared/history/commit.ts';
import { isFromNewerVersion, type ReadPoint, START_OF_FILE } from '../../shared/history/read-history.ts';
import type { CommitId, WriterId } from '../../shared/model/ids.ts';
import { AppendFile } from './append-file.ts';
import { withFile } from './durable-file.ts';
import type { FilePort } from './file-port.ts';
import { historyPath, ownHistoryName, type OwnHistory } from './own-history.ts';
import { nodeSha256, scanHistory } from './scan-history.ts';
import { SerialQueue } from './serial-queue.ts';
import type { WriterMemory } from './writer-identity.ts';

/** Opening comes first: what the page asks for then must not stand behind this. */
const WARM_UP_AFTER_MS = 1000;

/** One's own file has lines that contradict each other: nothing is written to it until the user has decided (H5). */
export class OwnHistoryDamaged extends Error {
  override readonly name = 'OwnHistoryDamaged';
}

/** A commit that could not be read back: a bug of whoever made it, or far too large. */
export class UnfitCommit extends Error {
  override readonly name = 'UnfitCommit';
}

/** One's own history file, appended to (H2, H3). The host mints `seq` and `prev` here, and nowhere else. */
export class HistoryFile {
  readonly writer: WriterId;
  readonly #files: FilePort;
  readonly #memory: WriterMemory;
  readonly #log: AppendFile;
  readonly #queue = new SerialQueue();
  readonly #ids: Map<CommitId, number>;
  #end: ReadPoint;
  #unread: number;
  #damaged = false;
  #warmUp: NodeJS.Timeout | undefined;

  /** `own` is what `inspectOwnHistory` found, with its torn tail cut. */
  constructor(files: FilePort, folder: string, memory: WriterMemory, own: Extract<OwnHistory, { is: 'ours' }>) {
    this.writer = memory.identity.writer;
    this.#files = files;
    this.#memory = memory;
    this.#log = new AppendFile(files, historyPath(folder, ownHistoryName(this.writer)), own.end.bytes);
    this.#end = own.end;
    this.#ids = own.ids;
    this.#unread = own.readFrom;
  }

  /** Commits in the file. */
  get length(): number {
    return this.#end.seq;
  }

  /** Marks the file as damaged: every append from now on rejects with `OwnHistoryDamaged`. */
  markDamaged(): void {
    this.#damaged = true;
  }

  /**
   * Appends in order what is not in the file yet, and resolves when it is on disk. All commits of one call are one write.
   * Rejects with `OwnHistoryDamaged`, `UnfitCommit`, `FileChanged` or the file layer's error; then none of them counts.
   */
  append(commits: readonly NewCommit[]): Promise<readonly AppendedCommit[]> {
    return this.#queue.run(async () => {
      await this.#readRest();
      if (this.#damaged) throw new OwnHistoryDamaged(`${this.#log.path} is damaged`);
      const batch = this.#linesOf(commits);
      if (batch.bytes.length > 0) {
        if (this.#memory.identity.clean) {
          this.#memory.remember(this.#end, false); // before the file grows past what is remembered
          await this.#memory.settle();
        }
        await this.#log.append(batch.bytes);
        for (const [id, seq] of batch.ids) this.#ids.set(id, seq);
        this.#end = batch.end;
        this.#memory.remember(this.#end, false);
      }
      return commits.map(({ id }) => ({ id, seq: this.#ids.get(id) ?? 0 }));
    });
  }

  /** Waits for what was handed in and remembers where the file ends. */
  async close(): Promise<void> {
    clearTimeout(this.#warmUp);
    await this.#queue.idle();
    if (!this.#memory.identity.clean) this.#memory.remember(this.#end, true);
    await this.#memory.settle();
  }

  /** Soon reads the lines that opening left out, so that the first append need not wait for them. */
  warmUp(): void {
    if (this.#unread === 0) return;
    const read = (): Promise<void> => this.#queue.run(() => this.#readRest()).catch(() => undefined); // the next append meets the same error
    this.#warmUp = setTimeout(() => void read(), WARM_UP_AFTER_MS).unref();
  }

  async #readRest(): Promise<void> {
    if (this.#unread === 0) return;
    await withFile(this.#files, this.#log.path, 'read', async (file) => {
      const scan = await scanHistory(file, START_OF_FILE, this.#unread, (commits) => {
        for (const commit of commits) this.#ids.set(commit.id, commit.seq);
      });
      if (!scan.problems.every(isFromNewerVersion)) this.#damaged = true;
    });
    this.#unread = 0;
  }

  #linesOf(commits: readonly NewCommit[]): { readonly bytes: Uint8Array; readonly ids: ReadonlyMap<CommitId, number>; readonly end: ReadPoint } {
    const ids = new Map<CommitId, number>();
    const lines: string[] = [];
    let { seq, head, bytes: length } = this.#end;
    for (const commit of commits) {
      if (this.#ids.has(commit.id) || ids.has(commit.id)) continue;
      const line = encodeLine({ ...commit, v: COMMIT_VERSION, device: this.writer, seq: seq + 1, prev: head });
      const readBack = line.length > MAX_LINE ? undefined : decodeLine(line);
      if (readBack?.ok !== true || readBack.value.unknownKinds.length > 0) {
        throw new UnfitCommit(readBack?.ok === false && readBack.problem.code === 'damaged-line' ? readBack.problem.detail : 'the commit is too large');
      }
      seq += 1;
      head = nodeSha256(encodeUtf8(line));
      ids.set(commit.id, seq);
      lines.push(`${line}\n`);
    }
    const bytes = encodeUtf8(lines.join(''));
    length += bytes.length;
    return { bytes, ids, end: { bytes: length, lines: seq, writer: this.writer, seq, head } };
  }
}
