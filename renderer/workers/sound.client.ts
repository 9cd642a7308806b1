import type { ReadSoundAnswer, ReadSoundRequest } from './sound.protocol.ts';
import { framesOf, type SoundSource } from './sound-source.ts';
import { SoundTrouble } from './sound-trouble.ts';
import { WorkerCall } from './worker-call.ts';

export { SoundTrouble };

/** One open recording, decoded in a worker of its own so that it answers quickly. Close it when nobody listens any more. */
export class SoundReader {
  readonly source: SoundSource;
  readonly frames: number;
  readonly #call = new WorkerCall<ReadSoundRequest, ReadSoundAnswer>(() => new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module' }));

  constructor(source: SoundSource) {
    this.source = source;
    this.frames = framesOf(source);
  }

  /**
   * Frames [from, to) of every channel; zeros outside the recording. The same frame has the same value, from wherever and in
   * whatever order it is read. Rejects with `SoundTrouble`, or with an `AbortError` when the reader is closed meanwhile.
   */
  async read(from: number, to: number): Promise<readonly Float32Array<ArrayBuffer>[]> {
    const answer = await this.#call.call({ source: this.source, from, to });
    if (answer.is === 'trouble') throw new SoundTrouble(answer.trouble);
    return answer.planes;
  }

  /** Stops the worker and everything that it was doing. A later read starts anew. */
  close(): void {
    this.#call.stop();
  }
}
