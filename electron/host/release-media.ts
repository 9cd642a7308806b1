import { createHash } from 'node:crypto';
import type { SampleId } from '../../shared/model/ids.ts';
import { locateMedia, type SoughtSample } from './locate-media.ts';
import { openSample } from './media-file.ts';
import type { MediaIndex } from './media-index.ts';

/** Where a release gets the bytes of samples from. */
export interface ReleaseMedia {
  /** Looks where samples may lie, and gives those that were not found as they were imported. */
  locate(samples: readonly SoughtSample[]): Promise<readonly SampleId[]>;
  /** Hands over all bytes of a sample, piece by piece. `changed` also when they turn out to be others while they are read. */
  read(sample: SampleId, take: (piece: Uint8Array) => Promise<void>): Promise<'read' | 'missing' | 'changed'>;
  /** A file that holds exactly these bytes, to be linked to; null when there is none. */
  find(sample: SampleId): Promise<string | null>;
}

const PIECE = 1024 * 1024;

/** The media that this device knows of. */
export function releaseMedia(index: MediaIndex, projectFolder: string): ReleaseMedia {
  return {
    locate: async (samples) => (await locateMedia(index, projectFolder, samples)).flatMap(({ sample, state }) => (state === 'found' ? [] : [sample])),
    async read(sample, take) {
      const opened = await openSample(index, projectFolder, sample);
      if (!opened.ok) return opened.problem;
      const { handle } = opened.value;
      try {
        const hash = createHash('sha256');
        const buffer = new Uint8Array(PIECE);
        for (let at = 0; ; ) {
          const { bytesRead } = await handle.read(buffer, 0, PIECE, at);
          if (bytesRead === 0) break;
          hash.update(buffer.subarray(0, bytesRead));
          await take(buffer.subarray(0, bytesRead));
          at += bytesRead;
        }
        return hash.digest('hex') === sample ? 'read' : 'changed';
      } finally {
        await handle.close();
      }
    },
    async find(sample) {
      const opened = await openSample(index, projectFolder, sample);
      if (!opened.ok) return null;
      await opened.value.handle.close();
      return opened.value.place;
    },
  };
}
