import { assert } from '../basics/assert.ts';
import { BestShift } from './best-shift.ts';

/** Writes the frames [from, from + count) of every channel into `into[channel][0 … count)`. Positions are whole numbers. */
export type ReadFrames = (from: number, count: number, into: readonly Float32Array[]) => void;

export const SLOWEST_RATE = 0.25;
export const FASTEST_RATE = 4;

/** Seconds of output that are laid over each other at a time, and how far (either way) a piece may be shifted: 8 ms hold a pitch period from 63 Hz on. */
const HOP_SECONDS = 0.016;
const SHIFT_SECONDS = 0.008;
/** The least crossfade at the end of a stretch, in frames: shorter ones click. */
const LEAST_FADE = 64;

/**
 * Plays faster or slower with the pitch kept: waveform-similarity overlap-add, WSOLA (Verhelst & Roelands, ICASSP 1993). Output is made in
 * hops of 16 ms. In each, the sound that went on naturally fades into a piece from where playing should be by now, shifted
 * by up to 8 ms to where it is most alike; the shift is one for all channels and never adds up, since each hop starts from the position anew.
 *
 * At rate 1 the output is the very input frames. After another rate the first hop still fades, and the position jumps by that hop's shift, once.
 *
 * Pull model: nothing is allocated after construction, and only frames near the position are read (`before`, `after`). A hop is made at once, in the
 * block where it begins: 0.1 ms for stereo at 44.1 kHz, 0.2 ms for sixteen channels at 48 kHz.
 */
export class TimeStretch {
  readonly channels: number;
  /** `process` reads no frame before position − before, and none from position + count · rate + after on. */
  readonly before: number;
  readonly after: number;
  /** Frames of output that the last `process` made before the end; the rest of the output is 0. */
  made = 0;
  private readonly hop: number;
  private readonly shift: number;
  private readonly best: BestShift;
  /** What goes on, and what is searched: read here. */
  private readonly going: readonly Float32Array[];
  private readonly area: readonly Float32Array[];
  private readonly direct: readonly Float32Array[];
  /** How much of the new piece is heard within a fade, and the length of that fade. */
  private readonly curve: Float64Array;
  private bent = 0;
  /** The hop that is being played, and how much of it is. */
  private readonly mixed: readonly Float32Array[];
  private length = 0;
  private played = 0;
  /** The source frame that goes on naturally behind the hop. */
  private next = 0;
  private position = Number.NaN;

  constructor(sampleRate: number, channels: number) {
    assert(sampleRate > 0 && channels > 0, `a sound has a sample rate and channels, not ${sampleRate} and ${channels}`);
    this.channels = channels;
    this.hop = Math.max(2 * LEAST_FADE, Math.round(HOP_SECONDS * sampleRate));
    this.shift = Math.max(LEAST_FADE, Math.round(SHIFT_SECONDS * sampleRate));
    this.before = this.hop + 2 * this.shift + 2;
    this.after = (1 + FASTEST_RATE) * this.hop + 2 * this.shift + 2;
    const planes = (count: number): readonly Float32Array[] => Array.from({ length: channels }, () => new Float32Array(count));
    this.going = planes(this.hop);
    this.area = planes(this.hop + 2 * this.shift);
    this.mixed = planes(this.hop);
    this.direct = planes(this.hop);
    this.curve = new Float64Array(this.hop);
    this.best = new BestShift(sampleRate, channels, this.hop, 2 * this.shift);
  }

  /** Forgets what was playing: the next frames come from the position alone. A position that the last call did not return does the same. */
  reset(): void {
    this.position = Number.NaN;
  }

  /**
   * Fills `into` (one array per channel, all of one length) with what is heard from `position` (frames; fractions come from other rates) on at
   * `rate` (0.25 … 4), reading nothing outside [start, end). Gives the position behind it, `end` at most; then `made` tells how many
   * frames of the output were filled. May be called with another rate each time.
   */
  process(read: ReadFrames, position: number, rate: number, into: readonly Float32Array[], start: number, end: number): number {
    const speed = Math.min(FASTEST_RATE, Math.max(SLOWEST_RATE, rate));
    const count = into[0]?.length ?? 0;
    if (position !== this.position) {
      this.length = 0;
      this.played = 0;
      this.next = Math.round(position);
      this.position = position;
    }
    let at = 0;
    while (at < count && this.position < end) {
      if (this.played === this.length && speed === 1 && this.next === this.position) at += this.copy(read, into, at, count - at, start, end);
      else {
        if (this.played === this.length) this.plan(read, speed, start, end);
        at += this.playHop(into, at, count - at, speed, end);
      }
    }
    this.made = at;
    for (let channel = 0; channel < into.length; channel++) (into[channel] as Float32Array).fill(0, at);
    if (this.position >= end) this.position = end;
    return this.position;
  }

  /** The very frames. */
  private copy(read: ReadFrames, into: readonly Float32Array[], at: number, room: number, start: number, end: number): number {
    const count = Math.min(room, this.hop, end - this.position);
    this.readWithin(read, this.position, count, this.direct, start, end);
    this.put(this.direct, 0, count, into, at);
    this.position += count;
    this.next = this.position;
    return count;
  }

  private playHop(into: readonly Float32Array[], at: number, room: number, rate: number, end: number): number {
    const count = Math.min(room, this.length - this.played, Math.max(1, Math.ceil((end - this.position) / rate)));
    this.put(this.mixed, this.played, count, into, at);
    this.played += count;
    this.position += count * rate;
    return count;
  }

  private put(from: readonly Float32Array[], offset: number, count: number, into: readonly Float32Array[], at: number): void {
    for (let channel = 0; channel < into.length; channel++) {
      const source = from[channel] as Float32Array;
      const target = into[channel] as Float32Array;
      for (let i = 0; i < count; i++) target[at + i] = source[offset + i] as number;
    }
  }

  /** Makes the next hop: finds the piece to go on with, and fades into it. */
  private plan(read: ReadFrames, rate: number, start: number, end: number): void {
    const hop = Math.max(1, Math.min(this.hop, Math.ceil((end - start) / 4)));
    const left = Math.ceil((end - this.position) / rate);
    // The middle of the piece is heard where the position is by then, so errors are the same before and behind it.
    const wanted = Math.round(this.position + hop * (rate - 1));
    const highest = Math.max(start, end - (left <= hop ? left : hop + Math.min(LEAST_FADE, hop)));
    const from = Math.min(highest, Math.max(start, wanted - this.shift));
    const to = Math.max(from, Math.min(highest, wanted + this.shift));
    this.readWithin(read, this.next, hop, this.going, start, end);
    this.readWithin(read, from, hop + to - from, this.area, start, end);
    const fade = Math.max(1, Math.min(hop, end - this.next));
    const chosen = this.best.find(this.going, this.area, fade, to - from, Math.min(to, Math.max(from, wanted)) - from);
    this.bend(fade);
    for (let channel = 0; channel < this.channels; channel++) {
      const going = this.going[channel] as Float32Array;
      const area = this.area[channel] as Float32Array;
      const mixed = this.mixed[channel] as Float32Array;
      for (let i = 0; i < fade; i++) {
        const old = going[i] as number;
        mixed[i] = old + ((area[chosen + i] as number) - old) * (this.curve[i] as number);
      }
      for (let i = fade; i < hop; i++) mixed[i] = area[chosen + i] as number;
    }
    this.length = hop;
    this.played = 0;
    this.next = from + chosen + hop;
    if (rate === 1) this.position = from + chosen;
  }

  /** Makes the curve of a fade: half a cosine. It is nearly always the same. */
  private bend(fade: number): void {
    if (fade === this.bent) return;
    for (let i = 0; i < fade; i++) this.curve[i] = 0.5 - 0.5 * Math.cos((Math.PI * (i + 0.5)) / fade);
    this.bent = fade;
  }

  /** Frames outside [start, end) are 0. */
  private readWithin(read: ReadFrames, from: number, count: number, into: readonly Float32Array[], start: number, end: number): void {
    const first = Math.max(from, start);
    const length = Math.max(0, Math.min(from + count, end) - first);
    const lead = Math.min(count, first - from);
    if (length > 0) read(first, length, into);
    for (let channel = 0; channel < into.length; channel++) {
      const plane = into[channel] as Float32Array;
      // A reader writes at 0; what lies further on is moved there.
      if (lead > 0) plane.copyWithin(lead, 0, length).fill(0, 0, lead);
      plane.fill(0, lead + length, count);
    }
  }
}
