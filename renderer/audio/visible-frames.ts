/** Frames of every channel, from some frame on. */
export interface FrameWindow {
  readonly from: number;
  readonly planes: readonly Float32Array[];
}

export interface FrameSource {
  readonly frames: number;
  readonly channels: number;
  readonly read: (from: number, to: number) => Promise<readonly Float32Array[]>;
}

/** Milliseconds that the view rests before frames are read for it. */
const REST = 40;
/** Frames held at most, all channels together: 32 MB. */
const MOST_HELD = 8_000_000;

/**
 * The real frames around what is visible, for zooms at which peaks are too coarse. While the view moves on, the last window stays, so that
 * what it covers is drawn without a flicker.
 */
export class VisibleFrames {
  readonly #source: FrameSource;
  readonly #arrived: () => void;
  readonly #failed: (error: unknown) => void;
  #window: FrameWindow | undefined;
  #wanted: { readonly from: number; readonly to: number } | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #reading = false;
  #closed = false;

  constructor(source: FrameSource, on: { readonly arrived: () => void; readonly failed: (error: unknown) => void }) {
    this.#source = source;
    this.#arrived = on.arrived;
    this.#failed = on.failed;
  }

  /** What was read last. */
  get window(): FrameWindow | undefined {
    return this.#window;
  }

  /** Whether all frames of [from, to) that exist are held. */
  covers(from: number, to: number): boolean {
    const held = this.#window;
    return held !== undefined && held.from <= Math.max(0, from) && held.from + (held.planes[0]?.length ?? 0) >= Math.min(this.#source.frames, to);
  }

  /** Asks for [from, to), with as much again around it where memory allows. Only the last wish is read. */
  want(from: number, to: number): void {
    if (this.covers(from, to)) {
      this.#wanted = undefined;
      return;
    }
    const room = Math.floor(MOST_HELD / this.#source.channels) - (to - from);
    const margin = Math.max(0, Math.min((to - from) / 2, room / 2));
    this.#wanted = { from: Math.max(0, Math.floor(from - margin)), to: Math.min(this.#source.frames, Math.ceil(to + margin)) };
    if (this.#reading) return; // what is wanted then is read right after
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#read(), REST);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#resting);
  }

  #read(): void {
    const wanted = this.#wanted;
    if (wanted === undefined || this.#closed) return;
    this.#reading = true;
    this.#wanted = undefined;
    this.#source.read(wanted.from, wanted.to).then(
      (planes) => {
        this.#reading = false;
        if (this.#closed) return;
        this.#window = { from: wanted.from, planes };
        this.#arrived();
        this.#read();
      },
      (error: unknown) => {
        this.#reading = false;
        if (!this.#closed) this.#failed(error);
      },
    );
  }
}

/**
 * Least and greatest amplitude of `into.length / 2` equal stretches of the frames [from, to), by turns, from real frames: as `PeakPyramid.columns`, but exact. A stretch without a
 * whole frame takes the nearest; outside the window it is NaN.
 */
export function frameColumns(window: FrameWindow, channel: number, from: number, to: number, into: Float32Array): void {
  const plane = window.planes[channel];
  const count = into.length >> 1;
  const width = (to - from) / count;
  for (let column = 0; column < count; column++) {
    const first = Math.floor(from + column * width) - window.from;
    // Sums are a little off: what ends at a frame must not reach into the next one.
    const last = Math.max(first + 1, Math.ceil(from + (column + 1) * width - 1e-6) - window.from);
    let [least, greatest] = [Number.NaN, Number.NaN];
    if (plane !== undefined && first >= 0 && last <= plane.length) {
      [least, greatest] = [Infinity, -Infinity];
      for (let at = first; at < last; at++) {
        const value = plane[at] as number;
        if (value < least) least = value;
        if (value > greatest) greatest = value;
      }
    }
    into[2 * column] = least;
    into[2 * column + 1] = greatest;
  }
}
