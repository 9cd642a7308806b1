import type { FileHandle } from 'node:fs/promises';

/** Bytes that can be looked at anywhere without reading all of them: how headers are read. */
export interface ByteSource {
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer at the end of the file, none behind it. Do not write into them. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Thrown while headers are read, and caught by `probeMedia`: the bytes are not what their format promises. */
export class DamagedMedia extends Error {
  override readonly name = 'DamagedMedia';
}

/** Thrown while headers are read, and caught by `probeMedia`: sound bytes, but of a kind that Concord does not read. */
export class UnsupportedMedia extends Error {
  override readonly name = 'UnsupportedMedia';
}

/** Thrown while headers are read, and caught by `probeMedia`: beyond what a screen could ever show. */
export class TooLargeMedia extends Error {
  override readonly name = 'TooLargeMedia';
}

const BLOCK = 64 * 1024;

/** Reads an open file in blocks of 64 KiB and keeps the last two, since headers hop between start and end. */
export function fileSource(handle: FileHandle, size: number): ByteSource {
  const kept: { at: number; bytes: Uint8Array }[] = [];

  async function block(at: number): Promise<Uint8Array> {
    const known = kept.find((one) => one.at === at);
    if (known) return known.bytes;
    const bytes = await readFully(handle, at, Math.min(BLOCK, size - at));
    kept.unshift({ at, bytes });
    kept.length = Math.min(kept.length, 2);
    return bytes;
  }

  return {
    size,
    async read(offset, length) {
      const end = Math.min(size, offset + length);
      if (offset < 0 || end <= offset) return new Uint8Array(0);
      const first = Math.floor(offset / BLOCK) * BLOCK;
      if (end <= first + BLOCK) return (await block(first)).subarray(offset - first, end - first);
      return readFully(handle, offset, end - offset);
    },
  };
}

/** Bytes in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => (offset < 0 ? bytes.subarray(0, 0) : bytes.subarray(offset, offset + length)),
  };
}

/** Exactly `length` bytes as a view for reading numbers; a file that ends before is damaged. */
export async function viewAt(source: ByteSource, offset: number, length: number, what: string): Promise<DataView> {
  const bytes = await source.read(offset, length);
  if (bytes.length < length) throw new DamagedMedia(`the file ends in the middle of ${what}`);
  return new DataView(bytes.buffer, bytes.byteOffset, length);
}

/** Bytes as Latin letters, for four-letter codes. */
export function lettersAt(bytes: Uint8Array | DataView, offset: number, length: number): string {
  const view = bytes instanceof DataView ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes;
  return String.fromCharCode(...view.subarray(offset, offset + length));
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
