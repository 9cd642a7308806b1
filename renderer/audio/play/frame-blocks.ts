/** The frames that are at hand, in blocks of one length. */
export class FrameBlocks {
  readonly #length: number;
  readonly #blocks = new Map<number, readonly Float32Array[]>();

  constructor(length: number) {
    this.#length = length;
  }

  keep(first: number, planes: readonly Float32Array[]): void {
    this.#blocks.set(first, planes);
  }

  drop(first: number): void {
    this.#blocks.delete(first);
  }

  /** Whether all of the frames [from, to) are at hand. Whole numbers. */
  has(from: number, to: number): boolean {
    for (let first = from - (from % this.#length); first < to; first += this.#length) if (!this.#blocks.has(first)) return false;
    return true;
  }

  /** Writes frames [from, from + count) of every channel to `into[channel][offset …]`; what is not at hand becomes 0. Allocates nothing. */
  copy(from: number, count: number, into: readonly Float32Array[], offset: number): void {
    for (let done = 0; done < count; ) {
      const within = (from + done) % this.#length;
      const run = Math.min(count - done, this.#length - within);
      const planes = this.#blocks.get(from + done - within);
      for (let channel = 0; channel < into.length; channel++) copyRun(planes?.[channel], within, run, into[channel] as Float32Array, offset + done);
      done += run;
    }
  }
}

function copyRun(from: Float32Array | undefined, first: number, count: number, into: Float32Array, at: number): void {
  if (from === undefined) into.fill(0, at, at + count);
  else for (let i = 0; i < count; i++) into[at + i] = from[first + i] ?? 0;
}
