import { dirname } from 'node:path';
import { makeFolders, unlessMissing, withFile, writeAll } from './durable-file.ts';
import type { FilePort, FileStat, OpenFile } from './file-port.ts';

/** The file is not as it was left: another program has changed, replaced or removed it. Nothing more is appended to it. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
}

/**
 * A file that is only ever appended to, by this process alone. What always holds:
 *
 *   - When `append` resolves, the bytes and the file's name are on the disk.
 *   - When it rejects, the file ends where it ended before; if even that could not be restored, it is before anything
 *     else is appended. So a half line is never followed by a good one.
 *   - Nothing is appended behind bytes that this process did not see: that rejects with `FileChanged`.
 *
 * Calls must not overlap (see `SerialQueue`).
 */
export class AppendFile {
  readonly path: string;
  readonly #files: FilePort;
  #length: number;
  #unclean: boolean;
  #nameIsDurable = false;

  /** `length` is where the file's good bytes end; 0 also when there is none. `tail`: whether a torn write may follow them, to be cut. */
  constructor(files: FilePort, path: string, length: number, tail: 'none' | 'torn' = 'none') {
    this.#files = files;
    this.path = path;
    this.#length = length;
    this.#unclean = tail === 'torn';
  }

  get length(): number {
    return this.#length;
  }

  async append(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    const before = await unlessMissing(this.#files.lstat(this.path));
    if (before === undefined) await makeFolders(this.#files, dirname(this.path));
    if (this.#unclean) await this.#cut(before);
    else this.#expectEnd(before?.bytes ?? 0);
    try {
      await withFile(this.#files, this.path, 'append', (file) => this.#write(file, bytes));
      if (!this.#nameIsDurable) await this.#files.syncFolder(dirname(this.path));
    } catch (error) {
      if (error instanceof FileChanged) throw error;
      this.#unclean = true;
      await this.#cut(await unlessMissing(this.#files.lstat(this.path))).catch(() => undefined); // else before the next append
      throw error;
    }
    this.#nameIsDurable = true;
    this.#length += bytes.length;
  }

  async #write(file: OpenFile, bytes: Uint8Array): Promise<void> {
    const opened = await file.stat();
    this.#expectEnd(opened.bytes);
    await writeAll(file, bytes);
    await file.sync();
    // A sync program may have put another file under this name meanwhile; then these bytes went nowhere.
    const [written, named] = [await file.stat(), await unlessMissing(this.#files.lstat(this.path))];
    if (named?.id !== written.id || written.bytes !== this.#length + bytes.length) throw new FileChanged(`${this.path} was changed while it was written`);
  }

  #expectEnd(bytes: number): void {
    if (bytes !== this.#length) throw new FileChanged(`${this.path} has ${bytes} bytes, ${this.#length} were expected`);
  }

  /** Takes back what a failed append may have left. */
  async #cut(found: FileStat | undefined): Promise<void> {
    if (found === undefined ? this.#length > 0 : found.bytes < this.#length) throw new FileChanged(`${this.path} is shorter than it was left`);
    if (found !== undefined) {
      await withFile(this.#files, this.path, 'change', async (file) => {
        await file.truncate(this.#length);
        await file.sync();
      });
    }
    this.#unclean = false;
  }
}
