import { join } from 'node:path';
import { decodeUtf8, encodeUtf8 } from '../../shared/basics/utf8.ts';
import { type DraftLine, draftLine } from '../../shared/model/draft.ts';
import type { WriterId } from '../../shared/model/ids.ts';
import { AppendFile, FileChanged } from './append-file.ts';
import { makeFolders, readIfThere, replaceDurably, unlessMissing } from './durable-file.ts';
import { type FilePort, fileErrorCode } from './file-port.ts';
import { DRAFTS_FOLDER } from './project-folder.ts';
import { SerialQueue } from './serial-queue.ts';

/** A draft file larger than this is not read: it holds gestures of the samples being labeled now, a few kB each. */
const MAX_DRAFTS = 256 * 1024 * 1024;
/** A file in which nothing is alive any more is emptied when it is longer than this. */
const EMPTY_ABOVE = 64 * 1024;

const LF = 10;

/**
 * What is being labeled and not yet submitted: `drafts/<writer>.jsonl`. Gestures are appended and on disk when `append`
 * resolves; once a submit is saved its gestures are cleared. Never merged, never counted. A line that cannot be read is
 * left out: a torn one was never acknowledged.
 */
export class DraftFile {
  readonly #files: FilePort;
  readonly #path: string;
  readonly #queue = new SerialQueue();
  #log: AppendFile;
  #lines: DraftLine[];

  private constructor(files: FilePort, path: string, lines: DraftLine[], log: AppendFile) {
    this.#files = files;
    this.#path = path;
    this.#lines = lines;
    this.#log = log;
  }

  /**
   * Opens the drafts of `writer`, with those of the writers it succeeds. When `canWrite`, what is not alive any more is
   * dropped from the file, and the earlier writers' files are taken in and removed.
   */
  static async open(files: FilePort, folder: string, writer: WriterId, previous: readonly WriterId[], canWrite: boolean): Promise<DraftFile> {
    const path = draftPath(folder, writer);
    const read = async (of: string) => readIfThere(files, of, MAX_DRAFTS);
    const own = await read(path);
    const inherited: string[] = [];
    const found: DraftLine[] = [];
    for (const each of previous) {
      const bytes = await read(draftPath(folder, each));
      if (bytes === undefined) continue;
      inherited.push(draftPath(folder, each));
      found.push(...linesOf(bytes));
    }
    if (own !== undefined) found.push(...linesOf(own));
    const alive = withoutCleared(found);
    const content = encodeLines(alive);
    const asItIs = own === undefined ? content.length === 0 : sameBytes(own, content);
    const asItWas = new AppendFile(files, path, own === undefined ? 0 : own.lastIndexOf(LF) + 1, 'torn');
    if (!canWrite) return new DraftFile(files, path, alive, asItWas);
    try {
      if (!asItIs) {
        await makeFolders(files, join(folder, DRAFTS_FOLDER));
        await replaceDurably(files, path, content);
      }
      for (const each of inherited) await unlessMissing(files.removeFile(each));
    } catch (error) {
      if (fileErrorCode(error) === undefined) throw error;
      if (inherited.length > 0) throw error; // what is taken in must be in this file before more is
      return new DraftFile(files, path, alive, asItWas); // a full disk: tidying up can wait
    }
    return new DraftFile(files, path, alive, new AppendFile(files, path, content.length));
  }

  /** The lines that are alive, oldest first. */
  read(): readonly DraftLine[] {
    return this.#lines;
  }

  append(lines: readonly DraftLine[]): Promise<void> {
    return this.#queue.run(async () => {
      const all = [...this.#lines, ...lines];
      const alive = lines.some(({ line }) => line === 'clear') ? withoutCleared(all) : all;
      try {
        await this.#log.append(encodeLines(lines));
      } catch (error) {
        if (!(error instanceof FileChanged)) throw error;
        await this.#replace(alive); // drafts are ours alone: what we know is what there is
      }
      this.#lines = alive;
      if (alive.length === 0 && this.#log.length > EMPTY_ABOVE) await this.#replace([]);
    });
  }

  async close(): Promise<void> {
    await this.#queue.idle();
  }

  async #replace(lines: readonly DraftLine[]): Promise<void> {
    const content = encodeLines(lines);
    await makeFolders(this.#files, join(this.#path, '..'));
    await replaceDurably(this.#files, this.#path, content);
    this.#log = new AppendFile(this.#files, this.#path, content.length);
  }
}

export function draftPath(folder: string, writer: WriterId): string {
  return join(folder, DRAFTS_FOLDER, `${writer}.jsonl`);
}

function encodeLines(lines: readonly DraftLine[]): Uint8Array {
  return encodeUtf8(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function linesOf(bytes: Uint8Array): DraftLine[] {
  const lines: DraftLine[] = [];
  for (let start = 0, end = bytes.indexOf(LF); end !== -1; start = end + 1, end = bytes.indexOf(LF, start)) {
    const text = decodeUtf8(bytes.subarray(start, end));
    if (!text.ok) continue;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text.value);
    } catch {
      continue;
    }
    const decoded = draftLine(parsed);
    if (decoded.ok) lines.push(decoded.value);
  }
  return lines;
}

/** Drops, for each annotation, everything up to its last `clear`. */
function withoutCleared(lines: readonly DraftLine[]): DraftLine[] {
  const clearedAt = new Map<string, number>();
  lines.forEach(({ line, key }, index) => {
    if (line === 'clear') clearedAt.set(JSON.stringify(key), index);
  });
  return lines.filter(({ key }, index) => index > (clearedAt.get(JSON.stringify(key)) ?? -1));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
