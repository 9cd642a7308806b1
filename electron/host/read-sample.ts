import type { SampleId } from '../../shared/model/ids.ts';
import type { SampleFacts } from '../../shared/model/sample.ts';
import { fileSource, memorySource } from './byte-source.ts';
import { hashBytes, hashFile } from './hash-file.ts';
import { type OpenFile, openRegular, readTrouble } from './open-regular.ts';
import { type MediaTrouble, probeMedia, type ProbedFile } from './probe-media.ts';

/** What reading one file came to. */
export type ReadSample =
  | { readonly state: 'sample'; readonly sample: SampleId; readonly facts: SampleFacts; readonly mtimeMs: number; readonly misnamed: MediaTrouble | null }
  | Exclude<ProbedFile, { state: 'usable' }>
  | { readonly state: 'stopped' };

const IN_MEMORY = 4 * 1024 * 1024;

export interface ReadOptions {
  /** Is told of bytes as they are hashed. */
  readonly onBytes?: (count: number) => void;
  readonly stopped?: () => boolean;
}

/**
 * Probes and hashes a file. Size and time of change are looked at before and after: a file that somebody writes to
 * meanwhile is read once more, and then given up with a reason, so that a hash never belongs to bytes that never were.
 */
export async function readSample(place: string, path: string, options: ReadOptions = {}): Promise<ReadSample> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const opened = await openRegular(place);
    if (!opened.ok) return { state: 'unusable', trouble: opened.problem };
    const { handle } = opened.value;
    try {
      const read = await readOpen(opened.value, path, options);
      if (read.state !== 'sample') return read;
      const after = await handle.stat();
      if (after.size === opened.value.size && after.mtimeMs === opened.value.mtimeMs) return read;
    } catch (error) {
      return { state: 'unusable', trouble: readTrouble(error, place) };
    } finally {
      await handle.close();
    }
  }
  return { state: 'unusable', trouble: { reason: 'damaged', detail: 'it is being written to just now; import it again when that is done' } };
}

async function readOpen(file: OpenFile, path: string, options: ReadOptions): Promise<ReadSample> {
  const { handle, size, mtimeMs } = file;
  const small = size <= IN_MEMORY ? await readWhole(file) : null;
  const probed = await probeMedia(small ? memorySource(small) : fileSource(handle, size), path);
  if (probed.state !== 'usable') return probed;
  const { facts, misnamed } = probed;
  if (small) {
    options.onBytes?.(small.length);
    return { state: 'sample', sample: hashBytes(small), facts, mtimeMs, misnamed };
  }
  const hashed = await hashFile(handle, {
    onPiece: (piece) => options.onBytes?.(piece.length),
    stopped: options.stopped ?? (() => false),
  });
  return hashed ? { state: 'sample', sample: hashed.sample, facts, mtimeMs, misnamed } : { state: 'stopped' };
}

async function readWhole({ handle, size }: OpenFile): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
