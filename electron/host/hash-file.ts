import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { SampleId } from '../../shared/model/ids.ts';

const PIECE = 1024 * 1024;

/** The sample id of bytes in memory. */
export function hashBytes(bytes: Uint8Array): SampleId {
  return createHash('sha256').update(bytes).digest('hex') as SampleId;
}

export interface HashOptions {
  /** Is handed each piece; the bytes are only good until it resolves. For progress, and for copying on the way. */
  readonly onPiece?: (piece: Uint8Array) => Promise<void> | void;
  readonly stopped?: () => boolean;
}

/**
 * The sample id of an open file: SHA-256 of all its bytes, read in pieces of 1 MiB from the start to its end, wherever that
 * is by then. Undefined when it was stopped. Throws what reading throws. About 1 GB/s.
 */
export async function hashFile(handle: FileHandle, options: HashOptions = {}): Promise<{ readonly sample: SampleId; readonly bytes: number } | undefined> {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(PIECE);
  let at = 0;
  for (;;) {
    if (options.stopped?.() === true) return undefined;
    const { bytesRead } = await handle.read(buffer, 0, PIECE, at);
    if (bytesRead === 0) break;
    const piece = buffer.subarray(0, bytesRead);
    hash.update(piece);
    await options.onPiece?.(piece);
    at += bytesRead;
  }
  return { sample: hash.digest('hex') as SampleId, bytes: at };
}
