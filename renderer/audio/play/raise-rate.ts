/**
 * Brings frames to a rate that is `factor` times higher, along straight lines: for recordings (of hearts, of earthquakes)
 * below the lowest rate that an audio output runs at. Keeps the last frame between calls.
 */
export class RaiseRate {
  readonly #factor: number;
  #last = 0;

  constructor(factor: number) {
    this.#factor = factor;
  }

  /** Fills `into` (`factor` times as long): each frame ends exactly where it is due. */
  raise(frames: Float32Array, into: Float32Array): void {
    for (let n = 0; n < frames.length; n++) {
      const frame = frames[n] ?? 0;
      for (let step = 1; step <= this.#factor; step++) into[n * this.#factor + step - 1] = this.#last + ((frame - this.#last) * step) / this.#factor;
      this.#last = frame;
    }
  }
}
