import { dirname, join } from 'node:path';
import { type Decoded, type Decoder } from '../../shared/basics/decode.ts';
import { decodeUtf8, encodeUtf8 } from '../../shared/basics/utf8.ts';
import { makeFolders, readIfThere, replaceDurably } from './durable-file.ts';
import type { FilePort } from './file-port.ts';

/** Longest JSON file in app data: settings, recent projects, one writer. */
const MAX_JSON = 16 * 1024 * 1024;

/** The folder of what belongs to this device and user (`app-data-folder.ts` says where it lies), never to a project. */
export interface AppData {
  readonly folder: string;
  path(...names: readonly string[]): string;
  /** What the file holds; undefined when it is not there, or not what the decoder wants. */
  readJson<D extends Decoder<unknown>>(path: string, decoder: D): Promise<Decoded<D> | undefined>;
  /** Replaces the file as a whole: a crash leaves the old or the new. */
  writeJson(path: string, value: unknown): Promise<void>;
}

export function createAppData(files: FilePort, folder: string): AppData {
  return {
    folder,
    path: (...names) => join(folder, ...names),
    async readJson(path, decoder) {
      const bytes = await readIfThere(files, path, MAX_JSON);
      const decoded = bytes === undefined ? undefined : decodeJson(bytes, decoder);
      return decoded as Decoded<typeof decoder> | undefined;
    },
    async writeJson(path, value) {
      await makeFolders(files, dirname(path));
      await replaceDurably(files, path, encodeUtf8(`${JSON.stringify(value, null, 2)}\n`));
    },
  };
}

/** The value that JSON bytes hold; undefined when they are not UTF-8, not JSON, or not what the decoder wants. */
export function decodeJson<T>(bytes: Uint8Array, decoder: Decoder<T>): T | undefined {
  const text = decodeUtf8(bytes);
  if (!text.ok) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.value);
  } catch {
    return undefined;
  }
  const decoded = decoder(parsed);
  return decoded.ok ? decoded.value : undefined;
}
