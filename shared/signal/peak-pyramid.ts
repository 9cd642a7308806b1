import { assert, defined } from '../basics/assert.ts';
import { peaksFromBytes, peaksToBytes } from './peak-bytes.ts';

/** Frames that one peak (least and greatest amplitude) of the finest level covers: 6 ms at 44.1 kHz. */
export const FRAMES_PER_PEAK = 256;

/** A level's peak covers this many of the next finer level. */
const FOLD = 16;
const LEVELS = 3;
const SCALE = 32_768;

/** Peaks that came since some frame. `peaks`: per channel, least and greatest by turns, from the peak that holds frame `from` to the one that ends at or behind `to`. Its buffers can be transferred. */
export interface PeakPiece {
  readonly from: number;
  readonly to: number;
  readonly peaks: readonly Int16Array<ArrayBuffer>[];
}

export interface PyramidShape {
  readonly channels: number;
  readonly frames: number;
}

/**
 * Least and greatest amplitude per 256, 4,096 and 65,536 frames of every channel: what a waveform is drawn from at any zoom
 * coarser than 256 frames a pixel, without the sound. Known from the start up to `known` frames, growing with `add` (where the
 * sound is decoded) or `take` (where it is drawn). Amplitudes are whole numbers of 1/32768, the least rounded down, the
 * greatest up (exact for 16-bit sound; beyond ±1 they read ±1). 4.3 bytes per 256 frames and channel: 5.3 MB for an hour of
 * stereo at 44.1 kHz.
 */
export class PeakPyramid {
  readonly channels: number;
  readonly frames: number;
  /** Per channel, per level: least and greatest by turns. */
  private readonly levels: readonly (readonly Int16Array<ArrayBuffer>[])[];
  /** The unfinished last peak of every channel, before rounding. */
  private readonly least: Float64Array;
  private readonly greatest: Float64Array;
  private end = 0;

  constructor(shape: PyramidShape) {
    assert(Number.isInteger(shape.channels) && shape.channels > 0, `a sound has channels, not ${shape.channels}`);
    assert(Number.isSafeInteger(shape.frames) && shape.frames >= 0, `a sound has frames, not ${shape.frames}`);
    this.channels = shape.channels;
    this.frames = shape.frames;
    this.levels = Array.from({ length: shape.channels }, () =>
      Array.from({ length: LEVELS }, (_, level) => new Int16Array(2 * Math.ceil(shape.frames / (FRAMES_PER_PEAK * FOLD ** level)))),
    );
    this.least = new Float64Array(shape.channels).fill(Infinity);
    this.greatest = new Float64Array(shape.channels).fill(-Infinity);
  }

  /** Frames measured so far. */
  get known(): number {
    return this.end;
  }

  /** Takes the next frames, one array per channel, all of one length. Frames beyond the recording's end are left out; NaN is no amplitude. */
  add(frames: readonly Float32Array[]): void {
    assert(frames.length === this.channels, `${frames.length} channels came where ${this.channels} were said`);
    const count = Math.min(defined(frames[0], 'the first channel').length, this.frames - this.end);
    if (count <= 0) return;
    for (let channel = 0; channel < this.channels; channel++) this.measure(channel, frames[channel] as Float32Array, count);
    const first = Math.floor(this.end / FRAMES_PER_PEAK);
    this.end += count;
    this.fold(first);
  }

  private measure(channel: number, frames: Float32Array, count: number): void {
    const peaks = this.level(channel, 0);
    let least = this.least[channel] as number;
    let greatest = this.greatest[channel] as number;
    let peak = Math.floor(this.end / FRAMES_PER_PEAK);
    let stop = FRAMES_PER_PEAK - (this.end % FRAMES_PER_PEAK);
    for (let at = 0; at < count; stop += FRAMES_PER_PEAK, peak++) {
      const until = Math.min(stop, count);
      for (; at < until; at++) {
        const value = frames[at] as number;
        if (value < least) least = value;
        if (value > greatest) greatest = value;
      }
      const any = least <= greatest;
      peaks[2 * peak] = any ? Math.max(-SCALE, Math.min(SCALE - 1, Math.floor(least * SCALE))) : 0;
      peaks[2 * peak + 1] = any ? Math.max(-SCALE, Math.min(SCALE - 1, Math.ceil(greatest * SCALE))) : 0;
      if (until === stop) {
        least = Infinity;
        greatest = -Infinity;
      }
    }
    this.least[channel] = least;
    this.greatest[channel] = greatest;
  }

  /** Brings the coarser levels up to date from the finest peak `first` on. */
  private fold(first: number): void {
    let from = first;
    let to = Math.ceil(this.end / FRAMES_PER_PEAK);
    for (let level = 1; level < LEVELS; level++) {
      const children = to;
      from = Math.floor(from / FOLD);
      to = Math.ceil(to / FOLD);
      for (let channel = 0; channel < this.channels; channel++) {
        const finer = this.level(channel, level - 1);
        const coarser = this.level(channel, level);
        for (let peak = from; peak < to; peak++) {
          const stop = Math.min(children, (peak + 1) * FOLD);
          let least = SCALE;
          let greatest = -SCALE;
          for (let child = peak * FOLD; child < stop; child++) {
            least = Math.min(least, finer[2 * child] as number);
            greatest = Math.max(greatest, finer[2 * child + 1] as number);
          }
          coarser[2 * peak] = least;
          coarser[2 * peak + 1] = greatest;
        }
      }
    }
  }

  /** What was measured since `known` frames: for another pyramid of the same recording. */
  pieceSince(known: number): PeakPiece {
    const from = Math.max(0, Math.min(known, this.end));
    const [first, last] = [Math.floor(from / FRAMES_PER_PEAK), Math.ceil(this.end / FRAMES_PER_PEAK)];
    return { from, to: this.end, peaks: this.levels.map(([finest]) => (finest as Int16Array<ArrayBuffer>).slice(2 * first, 2 * last)) };
  }

  /** Takes a piece of another pyramid of the same recording. Pieces that bring nothing new change nothing; one that leaves a gap is a bug. */
  take(piece: PeakPiece): void {
    if (piece.to <= this.end) return;
    assert(piece.from <= this.end, `peaks up to frame ${this.end} are known, the next came from ${piece.from}`);
    assert(piece.peaks.length === this.channels && piece.to <= this.frames, 'peaks of another recording came');
    const first = Math.floor(piece.from / FRAMES_PER_PEAK);
    piece.peaks.forEach((peaks, channel) => this.level(channel, 0).set(peaks, 2 * first));
    this.end = piece.to;
    this.resume();
    this.fold(first);
  }

  /** Lets `add` go on behind a piece that ends within a peak. */
  private resume(): void {
    const open = this.end % FRAMES_PER_PEAK !== 0;
    const peak = Math.floor(this.end / FRAMES_PER_PEAK);
    for (let channel = 0; channel < this.channels; channel++) {
      const finest = this.level(channel, 0);
      this.least[channel] = open ? (finest[2 * peak] as number) / SCALE : Infinity;
      this.greatest[channel] = open ? (finest[2 * peak + 1] as number) / SCALE : -Infinity;
    }
  }

  /**
   * Least and greatest amplitude of `into.length / 2` equal stretches of the frames [from, to), by turns, in [-1, 1]; fractions
   * of frames are allowed. A stretch reads every peak that it touches, so no click is lost at any zoom, and is exact to 256
   * frames. A stretch that lies outside the recording or beyond `known` is NaN; one that lies there in part reads the rest.
   * Costs at most some 60 peaks a stretch, and 7 more per million frames.
   */
  columns(channel: number, from: number, to: number, into: Float32Array): void {
    const count = into.length >> 1;
    const width = (to - from) / count;
    for (let column = 0; column < count; column++) {
      const start = Math.max(0, from + column * width);
      const stop = Math.min(this.end, column === count - 1 ? to : from + (column + 1) * width);
      if (start < stop) this.range(channel, Math.floor(start / FRAMES_PER_PEAK), Math.ceil(stop / FRAMES_PER_PEAK), into, 2 * column);
      else into.fill(Number.NaN, 2 * column, 2 * column + 2);
    }
  }

  /** Least and greatest of the finest peaks [first, last): ends from the finer levels, the middle from the coarsest that fits. */
  private range(channel: number, first: number, last: number, into: Float32Array, at: number): void {
    let [from, to] = [first, last];
    let least = SCALE;
    let greatest = -SCALE;
    for (let level = 0; level < LEVELS; level++) {
      const peaks = this.level(channel, level);
      const top = level === LEVELS - 1;
      const inFrom = top ? to : Math.min(to, Math.ceil(from / FOLD) * FOLD);
      const inTo = top ? to : Math.max(inFrom, Math.floor(to / FOLD) * FOLD);
      for (let peak = from; peak < inFrom; peak++) {
        least = Math.min(least, peaks[2 * peak] as number);
        greatest = Math.max(greatest, peaks[2 * peak + 1] as number);
      }
      for (let peak = inTo; peak < to; peak++) {
        least = Math.min(least, peaks[2 * peak] as number);
        greatest = Math.max(greatest, peaks[2 * peak + 1] as number);
      }
      if (inFrom >= inTo) break;
      [from, to] = [inFrom / FOLD, inTo / FOLD];
    }
    into[at] = least / SCALE;
    into[at + 1] = greatest / SCALE;
  }

  private level(channel: number, level: number): Int16Array<ArrayBuffer> {
    return defined(this.levels[channel]?.[level], `channel ${channel}`);
  }

  /** For keeping: a header with a version, the finest peaks, a checksum. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return peaksToBytes({ frames: this.frames, known: this.end, peaks: this.pieceSince(0).peaks });
  }

  /** What `toBytes` gave; undefined where bytes are damaged, cut, or of another version: measure again. */
  static fromBytes(bytes: Uint8Array): PeakPyramid | undefined {
    const kept = peaksFromBytes(bytes, FRAMES_PER_PEAK);
    if (kept === undefined) return undefined;
    const pyramid = new PeakPyramid({ channels: kept.peaks.length, frames: kept.frames });
    pyramid.take({ from: 0, to: kept.known, peaks: kept.peaks });
    return pyramid;
  }
}
