/** Collects the greatest absolute amplitude of equal stretches of time from pieces of sound in any order. */
export class PeakMeter {
  readonly peaks: Float32Array<ArrayBuffer>;
  readonly #bucketsPerSecond: number;

  /** `seconds` is the whole length; at least one bucket. */
  constructor(seconds: number, buckets: number) {
    this.peaks = new Float32Array(Math.max(1, buckets));
    this.#bucketsPerSecond = this.peaks.length / Math.max(seconds, 1e-9);
  }

  /** Adds frames of one channel that start at a time (seconds). O(frames). Frames beyond the end count to the last bucket. */
  add(frames: Float32Array, startSeconds: number, sampleRate: number): void {
    const last = this.peaks.length - 1;
    const step = this.#bucketsPerSecond / sampleRate;
    let place = Math.max(0, startSeconds * this.#bucketsPerSecond);
    for (let i = 0; i < frames.length; i++, place += step) {
      const bucket = Math.min(last, Math.floor(place));
      const amplitude = Math.abs(frames[i] as number);
      if (amplitude > (this.peaks[bucket] as number)) this.peaks[bucket] = amplitude;
    }
  }
}
