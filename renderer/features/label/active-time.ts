/** Pauses longer than this are not work on the sample. */
const LONGEST_PAUSE_MS = 30_000;

/** Measures active time: the time between signs of life, long pauses cut. */
export class ActiveTime {
  #activeMs = 0;
  #lastMs: number;

  constructor(nowMs: number) {
    this.#lastMs = nowMs;
  }

  /** A key, a click, a movement. */
  touch(nowMs: number): void {
    this.#activeMs += Math.min(Math.max(0, nowMs - this.#lastMs), LONGEST_PAUSE_MS);
    this.#lastMs = nowMs;
  }

  seconds(nowMs: number): number {
    this.touch(nowMs);
    return this.#activeMs / 1000;
  }
}
