import { drawn, type Stretch } from './geometry/span-edits.ts';

/** Milliseconds: a key that is down shorter only begins, and the next press ends. */
const TAP = 150;

/** A span that is drawn by the playhead, while playing or by keys: from where it was to where it is. */
export class PlayheadDrawing {
  #begun: { readonly lane: string; readonly anchor: number; readonly at: number } | undefined;

  get lane(): string | undefined {
    return this.#begun?.lane;
  }

  get isBusy(): boolean {
    return this.#begun !== undefined;
  }

  /** `now` in milliseconds on a clock that only goes forward. */
  begin(lane: string, playhead: number, now: number): void {
    this.#begun = { lane, anchor: playhead, at: now };
  }

  /** Whether a key that comes up now was held, so that it ends what it began. */
  wasHeld(now: number): boolean {
    return this.#begun !== undefined && now - this.#begun.at >= TAP;
  }

  /** What would be drawn with the playhead there. */
  stretch(playhead: number, frames: number): Stretch | undefined {
    return this.#begun === undefined || playhead === this.#begun.anchor ? undefined : drawn(this.#begun.anchor, playhead, frames);
  }

  drop(): boolean {
    const was = this.isBusy;
    this.#begun = undefined;
    return was;
  }
}
