import { TimeStretch } from '../../../shared/signal/time-stretch.ts';
import { FrameBlocks } from './frame-blocks.ts';
import type { PlaybackOrder, PlaybackProgram, PlaybackReport, PlaybackShape } from './playback-messages.ts';
import { StereoMixer } from './stereo-mixer.ts';

/** Seconds that a change of gains takes. */
const RAMP_SECONDS = 0.005;
/** Frames of output between reports while all goes on evenly. */
const HEARTBEAT = 4096;

/**
 * What the audio thread does: takes orders, fills pieces of output, reports when the playhead begins to move in another way.
 * At rate 1 the output is the very frames of the recording; none outside the bounds is ever heard. Where frames are missing
 * it waits in silence and skips nothing.
 */
export class Playback {
  readonly #channels: number;
  readonly #blocks: FrameBlocks;
  readonly #stretch: TimeStretch;
  readonly #mixer: StereoMixer;
  readonly #tell: (report: PlaybackReport) => void;
  #planes: readonly Float32Array[];
  #program: Omit<PlaybackProgram, 'at'> = { serial: 0, isPlaying: false, bounds: { start: 0, end: 0 }, isLoop: false, rate: 1 };
  /** In a loop it counts on from round to round, so that the stretched sound knows no seam; `#frame` is where that is in the recording. */
  #position = 0;
  #isWaiting = false;
  /** Since it went somewhere, another rate than 1 was played: frames around the playhead are needed too. */
  #wasStretched = false;
  #isChanged = false;
  #told = 0;

  constructor({ sampleRate, channels, blockFrames }: Omit<PlaybackShape, 'factor'>, tell: (report: PlaybackReport) => void) {
    this.#channels = channels;
    this.#tell = tell;
    this.#blocks = new FrameBlocks(blockFrames);
    this.#stretch = new TimeStretch(sampleRate, channels);
    this.#mixer = new StereoMixer(channels, Math.max(1, Math.round(RAMP_SECONDS * sampleRate)));
    this.#planes = this.#newPlanes(128);
  }

  /** Everything but `close`, which is for the thread itself. */
  take(order: Exclude<PlaybackOrder, { kind: 'close' }>): void {
    switch (order.kind) {
      case 'keep':
        this.#blocks.keep(order.first, order.planes);
        return;
      case 'drop':
        this.#blocks.drop(order.first);
        return;
      case 'go':
        this.#go(order);
        return;
      case 'mix':
        this.#mixer.set(order, this.#program.isPlaying);
    }
  }

  /** Fills both ears with what comes next. `clock`: frames of output before this piece. Allocates nothing but reports. */
  render(left: Float32Array, right: Float32Array, clock: number): void {
    if (this.#planes[0]?.length !== left.length) this.#planes = this.#newPlanes(left.length);
    if (this.#program.isPlaying && this.#isOver()) this.#stop();
    const isPlaying = this.#program.isPlaying && this.#seesToFrames(left.length);
    if (this.#isChanged || (isPlaying && clock - this.#told >= HEARTBEAT)) this.#report(clock);
    if (!isPlaying) {
      left.fill(0);
      right.fill(0);
      return;
    }
    const { bounds, isLoop, rate } = this.#program;
    if (rate !== 1) this.#wasStretched = true;
    this.#position = this.#stretch.process(this.#read, this.#position, rate, this.#planes, bounds.start, isLoop ? Number.POSITIVE_INFINITY : bounds.end);
    this.#mixer.mix(this.#planes, left, right);
    if (!this.#isOver()) return;
    this.#stop();
    this.#report(clock + this.#stretch.made);
  }

  #go({ at, ...order }: PlaybackProgram): void {
    const { bounds, isLoop } = this.#program;
    const program = { ...order, isLoop: order.isLoop && order.bounds.end > order.bounds.start };
    const isElsewhere = program.isLoop !== isLoop || program.bounds.start !== bounds.start || program.bounds.end !== bounds.end;
    if (at !== undefined) this.#put(at);
    else if (isElsewhere) this.#put(this.#frame());
    this.#program = program;
    const isInside = this.#position >= program.bounds.start && (this.#position < program.bounds.end || (program.isLoop && !isElsewhere && at === undefined));
    if (program.isLoop && !isInside) this.#put(program.bounds.start);
    if (!program.isPlaying) this.#stop();
    this.#isWaiting = false;
    this.#isChanged = true;
  }

  #put(frame: number): void {
    this.#position = frame;
    this.#stretch.reset();
    this.#wasStretched = false;
  }

  /** Stands on a whole frame. */
  #stop(): void {
    this.#put(Math.round(this.#frame()));
    this.#program = { ...this.#program, isPlaying: false };
    this.#isWaiting = false;
    this.#isChanged = true;
  }

  #isOver(): boolean {
    return !this.#program.isLoop && this.#position >= this.#program.bounds.end;
  }

  #frame(): number {
    const { bounds, isLoop } = this.#program;
    if (!isLoop || this.#position < bounds.end) return this.#position;
    return bounds.start + ((this.#position - bounds.start) % (bounds.end - bounds.start));
  }

  /** Whether the frames for the next piece are at hand; takes note when that changes. */
  #seesToFrames(count: number): boolean {
    const { bounds, isLoop, rate } = this.#program;
    const isStretched = this.#wasStretched || rate !== 1;
    const from = Math.max(bounds.start, Math.floor(this.#position - (isStretched ? this.#stretch.before : 0)));
    const to = Math.ceil(this.#position + count * rate + (isStretched ? this.#stretch.after : 0));
    const isReady = isLoop ? this.#hasRounds(from, to) : this.#blocks.has(from, Math.min(to, bounds.end));
    if (isReady === this.#isWaiting) {
      this.#isWaiting = !isReady;
      this.#isChanged = true;
    }
    return isReady;
  }

  #hasRounds(from: number, to: number): boolean {
    const { start, end } = this.#program.bounds;
    if (to - from >= end - start) return this.#blocks.has(start, end);
    const first = start + ((from - start) % (end - start));
    const last = first + to - from;
    return last <= end ? this.#blocks.has(first, last) : this.#blocks.has(first, end) && this.#blocks.has(start, start + last - end);
  }

  /** Frames as the stretch counts them: behind the end of a loop its start follows. */
  readonly #read = (from: number, count: number, into: readonly Float32Array[]): void => {
    const { bounds, isLoop } = this.#program;
    if (!isLoop) {
      this.#blocks.copy(from, count, into, 0);
      return;
    }
    for (let done = 0; done < count; ) {
      const frame = bounds.start + ((from + done - bounds.start) % (bounds.end - bounds.start));
      const run = Math.min(count - done, bounds.end - frame);
      this.#blocks.copy(frame, run, into, done);
      done += run;
    }
  };

  #report(clock: number): void {
    const { serial, bounds, isLoop, isPlaying, rate } = this.#program;
    this.#told = clock;
    this.#isChanged = false;
    this.#tell({ serial, clock, frame: this.#frame(), speed: isPlaying && !this.#isWaiting ? rate : 0, bounds, isLoop, isPlaying, isWaiting: this.#isWaiting });
  }

  #newPlanes(count: number): readonly Float32Array[] {
    return Array.from({ length: this.#channels }, () => new Float32Array(count));
  }
}
