import { type DecodedFrames, type DecodedSound, silence } from './decoded-sound.ts';
import { framesOf, type SoundSource } from './sound-source.ts';

const SECONDS = 4;
const MOST_VALUES = 2 ** 20;
const FEWEST_FRAMES = 2 ** 10;
const KEPT_BYTES = 64 * 1024 * 1024;

/** Frames of a block: a power of two near four seconds, fewer where many channels would make it larger than 4 MB. */
export function blockFrames({ sampleRate, channels }: Pick<SoundSource, 'sampleRate' | 'channels'>): number {
  const wanted = Math.min(SECONDS * sampleRate, MOST_VALUES / channels);
  return Math.max(FEWEST_FRAMES, 2 ** Math.round(Math.log2(wanted)));
}

/**
 * Decodes a recording in aligned blocks and keeps those that were used last. A block is always decoded alike, whoever asks and
 * in whatever order: so a frame has one value, from wherever it is read.
 */
export class SoundBlocks {
  readonly frames: number;
  readonly blockFrames: number;
  readonly #sound: DecodedSound;
  readonly #channels: number;
  readonly #most: number;
  readonly #kept = new Map<number, Promise<DecodedFrames>>();

  constructor(sound: DecodedSound, source: SoundSource, keptBytes = KEPT_BYTES) {
    this.#sound = sound;
    this.#channels = source.channels;
    this.frames = framesOf(source);
    this.blockFrames = blockFrames(source);
    this.#most = Math.max(2, Math.floor(keptBytes / (4 * this.blockFrames * source.channels)));
  }

  /** How many blocks the recording has. */
  get count(): number {
    return Math.ceil(this.frames / this.blockFrames);
  }

  /** A block by its number: kept, being decoded for another reader, or decoded now. Do not write into it. */
  block(number: number): Promise<DecodedFrames> {
    const kept = this.#kept.get(number);
    const block = kept ?? this.#sound.decode(number * this.blockFrames, Math.min(this.frames, (number + 1) * this.blockFrames));
    this.#kept.delete(number);
    this.#kept.set(number, block);
    if (kept === undefined) block.catch(() => this.#kept.delete(number));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return block;
  }

  /** Frames [from, to) of every channel, the reader's own; zeros outside the recording. */
  async read(from: number, to: number): Promise<Float32Array<ArrayBuffer>[]> {
    const planes = silence(this.#channels, Math.max(0, to - from));
    const first = Math.max(0, from);
    const end = Math.min(this.frames, to);
    for (let at = first; at < end; ) {
      const number = Math.floor(at / this.blockFrames);
      const start = number * this.blockFrames;
      const until = Math.min(end, start + this.blockFrames);
      const block = this.block(number);
      if (until < end) this.block(number + 1).catch(() => undefined); // decoded meanwhile; told when it is waited for
      const { planes: decoded } = await block;
      for (const [channel, plane] of planes.entries()) plane.set((decoded[channel] as Float32Array).subarray(at - start, until - start), at - from);
      at = until;
    }
    return planes;
  }

  close(): void {
    this.#kept.clear();
    this.#sound.close();
  }
}
