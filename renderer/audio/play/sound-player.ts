import { HeardTimeline } from './heard-timeline.ts';
import type { PlaybackProgram, PlaybackReport, PlaybackShape } from './playback-messages.ts';
import { PlayerListeners } from './player-listeners.ts';
import type { FrameRange, FrameSource, PlayerState } from './player-state.ts';
import { ReadAhead } from './read-ahead.ts';
import { raisingFactor, SoundOutput } from './sound-output.ts';
import { stereoGains } from './stereo-gains.ts';

export interface SoundPlayerOptions {
  /** Where the sound goes instead of the speakers. */
  readonly destination?: (context: AudioContext) => AudioNode | Promise<AudioNode>;
}

export interface PlaySpanOptions {
  readonly loop?: boolean;
  /** After its end: go back to where the playhead was, or stay at the end (default). */
  readonly then?: 'return' | 'stay';
}

const SLOWEST = 0.25;
const FASTEST = 4;
/** After so long without playing the output device may rest. */
const REST_MS = 20_000;

/**
 * Plays a recording exact to the frame: at rate 1 the very frames that the reader gives, spans from their first frame to
 * their last and none besides (no fades: what is cut off sharply is heard cut off sharply), loops without a gap. Positions
 * are frame numbers. Opens the audio output when first asked to play, and closes it; the reader stays its owner's to close.
 */
export class SoundPlayer {
  readonly frames: number;
  readonly sampleRate: number;
  readonly #shape: PlaybackShape;
  readonly #destination: SoundPlayerOptions['destination'];
  readonly #ahead: ReadAhead;
  readonly #timeline = new HeardTimeline();
  readonly #listeners = new PlayerListeners();
  #state: PlayerState = { isPlaying: false, rate: 1, loop: undefined, ends: undefined, trouble: undefined, isWaiting: false };
  #output: SoundOutput | undefined;
  #isOpening = false;
  #isClosed = false;
  #serial = 0;
  #bounds: FrameRange;
  /** Where the playhead was sent, until the sound from there is heard. */
  #sentTo: { readonly frame: number; readonly serial: number } | undefined = { frame: 0, serial: 0 };
  #returnsTo: number | undefined;
  #channels: readonly number[];
  #gain = 1;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(reader: FrameSource, { destination }: SoundPlayerOptions = {}) {
    const { sampleRate } = reader.source;
    const channels = Math.max(1, reader.source.channels);
    this.frames = reader.frames;
    this.sampleRate = sampleRate;
    this.#shape = { sampleRate, channels, blockFrames: 2 ** Math.max(8, Math.round(Math.log2(sampleRate / 4))), factor: raisingFactor(sampleRate) };
    this.#destination = destination;
    this.#bounds = this.#whole();
    this.#channels = Array.from({ length: channels }, () => 1);
    this.#ahead = new ReadAhead(reader, this.#shape, () => this.#lookForTrouble());
    this.#plan();
  }

  /** Plays to the end of the recording, from a frame or from where the playhead is; at the end, from the start. */
  play(from?: number): void {
    const here = this.#next();
    this.#returnsTo = undefined;
    this.#bounds = this.#whole();
    this.#begin(from === undefined ? (here >= this.frames ? 0 : undefined) : this.#within(from), { loop: undefined, ends: undefined });
  }

  /** Plays frames [start, end), exactly these; with `loop` again and again without a gap. */
  playSpan(start: number, end: number, { loop = false, then = 'stay' }: PlaySpanOptions = {}): void {
    const here = this.position();
    const bounds = { start: this.#within(start), end: Math.max(this.#within(start), this.#within(end)) };
    const isLoop = loop && bounds.end > bounds.start;
    this.#returnsTo = then === 'return' ? (this.#returnsTo ?? here) : undefined;
    this.#bounds = bounds;
    this.#begin(bounds.start, { loop: isLoop ? bounds : undefined, ends: isLoop ? undefined : bounds.end });
  }

  /** Sound that was handed to the output already is still heard, for its latency; the playhead then stands behind the last frame that was heard (`settled`). */
  pause(): void {
    if (!this.#state.isPlaying) return;
    this.#returnsTo = undefined;
    this.#set({ isPlaying: false, isWaiting: false });
    this.#go(undefined);
  }

  /** Pauses, or goes on with what was being played: a span or a loop stays one. */
  toggle(): void {
    if (this.#state.isPlaying) this.pause();
    else if (this.#next() >= this.#bounds.end && this.#state.loop === undefined) this.play();
    else this.#begin(undefined, {});
  }

  /** Goes to a frame, while playing too. Outside of the span or loop that is being played, that one is over. */
  seek(frame: number): void {
    const at = this.#within(frame);
    this.#returnsTo = undefined;
    if (at < this.#bounds.start || at >= this.#bounds.end) {
      this.#bounds = this.#whole();
      if (this.#state.loop !== undefined || this.#state.ends !== undefined) this.#set({ loop: undefined, ends: undefined });
    }
    this.#go(at);
    this.#listeners.tell(this.#state);
  }

  /** Makes a later start at these frames quick: what follows them is read ahead. Takes the place of the last such wish. */
  prepare(...frames: readonly number[]): void {
    this.#ahead.prepare(frames.map((frame) => this.#within(frame)));
  }

  /**
   * The frame that is heard now: reports of the audio thread, brought to the instant by the audio clock with the latency of
   * the output taken off (as far as the browser knows it). Never goes back while playing on. Exact once `settled`. Right
   * after a seek: the frame that was sought. Cheap enough for every animation frame.
   */
  position(): number {
    const heard = this.#output === undefined ? undefined : this.#timeline.heard(this.#output.heardClock());
    if (this.#sentTo !== undefined && (heard === undefined || heard.serial < this.#sentTo.serial)) return this.#sentTo.frame;
    this.#sentTo = undefined;
    return Math.floor(heard?.frame ?? 0);
  }

  /** Where the playhead stands once playing has stopped and nothing is heard any more. */
  settled(): Promise<number> {
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (!this.#isSettled()) return;
        stop();
        resolve(this.position());
      });
      this.#settle();
    });
  }

  /** 0.25 to 4; the pitch stays, and so does the position. */
  setRate(rate: number): void {
    const within = Math.min(FASTEST, Math.max(SLOWEST, rate));
    if (within === this.#state.rate) return;
    this.#set({ rate: within });
    this.#go(undefined);
  }

  /** Sets or moves the loop, without a gap; a playhead outside of it goes to its start. Undefined: plays on to the end of the recording. Does not start to play. */
  setLoop(loop: FrameRange | undefined): void {
    if (loop === undefined && this.#state.loop === undefined) return;
    const bounds = loop === undefined ? undefined : { start: this.#within(loop.start), end: this.#within(loop.end) };
    const isLoop = bounds !== undefined && bounds.end > bounds.start;
    this.#returnsTo = undefined;
    this.#bounds = isLoop ? bounds : this.#whole();
    this.#set({ loop: isLoop ? bounds : undefined, ends: undefined });
    // While playing, the audio thread knows best where it is.
    const here = this.#next();
    this.#go(this.#state.isPlaying || (here >= this.#bounds.start && here < this.#bounds.end) ? undefined : isLoop ? bounds.start : undefined);
  }

  /** One gain per channel, from 0: solo and mute. */
  setChannels(gains: readonly number[]): void {
    this.#channels = gains;
    this.#mix();
  }

  /** Factor for listening; a change takes 5 ms. */
  setGain(factor: number): void {
    this.#gain = factor;
    this.#mix();
  }

  state(): PlayerState {
    return this.#state;
  }

  /** Calls back on each change of the state, and when the position has changed or come to rest without a change of it. */
  subscribe(listener: (state: PlayerState) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Stops at once and gives the output back. Nothing is called back afterwards. */
  close(): void {
    this.#isClosed = true;
    this.#listeners.close();
    clearTimeout(this.#settling);
    clearTimeout(this.#resting);
    this.#ahead.close();
    this.#output?.close();
    this.#output = undefined;
  }

  #begin(at: number | undefined, change: Partial<PlayerState>): void {
    if (this.#isClosed) return;
    clearTimeout(this.#resting);
    this.#ahead.retry();
    this.#set({ ...change, isPlaying: true, isWaiting: this.#output?.isRunning !== true, trouble: undefined });
    this.#go(at);
    if (this.#output === undefined) void this.#open();
    else this.#output.resume();
  }

  async #open(): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    try {
      const output = await SoundOutput.open(this.#shape, { onReport: (report) => this.#heardOf(report), onRunning: () => this.#tellWaiting(), onBroken: () => this.#broke(), destination: this.#destination });
      if (this.#isClosed) {
        output.close();
        return;
      }
      this.#output = output;
      this.#ahead.connect((order, transfer) => output.send(order, transfer));
      this.#mix();
      output.send({ kind: 'go', ...this.#program(this.position()) });
      if (this.#state.isPlaying) output.resume();
    } catch (error) {
      this.#fail(new Error(`This computer cannot play the recording: there is no sound output for ${this.sampleRate} Hz. Labels can still be made. Connect speakers or headphones and try again. (${error instanceof Error ? error.message : String(error)})`));
    } finally {
      this.#isOpening = false;
    }
  }

  #program(at: number | undefined): PlaybackProgram {
    return { serial: this.#serial, isPlaying: this.#state.isPlaying, at, bounds: this.#bounds, isLoop: this.#state.loop !== undefined, rate: this.#state.rate };
  }

  /** Sends the program as it is now, and the playhead to `at`. */
  #go(at: number | undefined): void {
    this.#serial += 1;
    if (at !== undefined) this.#sentTo = { frame: at, serial: this.#serial };
    this.#output?.send({ kind: 'go', ...this.#program(at) });
    this.#plan();
    if (!this.#state.isPlaying) this.#settle();
  }

  #mix(): void {
    this.#output?.send({ kind: 'mix', ...stereoGains(this.#channels, this.#gain) });
  }

  #heardOf(report: PlaybackReport): void {
    if (this.#isClosed) return;
    this.#timeline.add(report);
    if (report.serial === this.#serial) {
      if (!report.isPlaying && this.#state.isPlaying) this.#ended();
      else this.#tellWaiting();
    }
    this.position(); // forgets the reports that are over
    this.#plan();
    this.#lookForTrouble();
    if (!report.isPlaying) this.#settle();
  }

  #ended(): void {
    const back = this.#returnsTo;
    this.#returnsTo = undefined;
    this.#bounds = this.#whole();
    this.#set({ isPlaying: false, isWaiting: false, ends: undefined });
    if (back !== undefined) this.#go(back);
  }

  /** What could be read is still played: there is trouble only when the playhead gets to what could not. */
  #lookForTrouble(): void {
    const isPassing = this.#state.isPlaying && this.#output !== undefined && this.#timeline.last()?.isWaiting !== true;
    const trouble = isPassing || this.#state.trouble !== undefined ? undefined : this.#ahead.trouble();
    if (trouble !== undefined) this.#fail(trouble);
  }

  /** The audio thread failed: the next try begins with a new one. */
  #broke(): void {
    const frame = this.position();
    this.#output?.close();
    this.#output = undefined;
    this.#ahead.disconnect();
    this.#timeline.clear();
    this.#sentTo = { frame, serial: this.#serial };
    this.#fail(new Error('Playing broke off. Nothing that you did is lost. Play again; if it breaks off again, close other programs that play sound.'));
  }

  #fail(error: Error): void {
    this.#returnsTo = undefined;
    this.#set({ isPlaying: false, isWaiting: false, trouble: error.message });
    this.#serial += 1;
    this.#output?.send({ kind: 'go', ...this.#program(undefined) });
    this.#settle();
  }

  #tellWaiting(): void {
    const isWaiting = this.#state.isPlaying && (this.#output?.isRunning !== true || this.#timeline.last()?.isWaiting === true);
    if (isWaiting !== this.#state.isWaiting) this.#set({ isWaiting });
  }

  /** Where the audio thread will go on: ahead of what is heard. */
  #next(): number {
    const last = this.#timeline.last();
    return this.#sentTo !== undefined && this.#sentTo.serial > (last?.serial ?? -1) ? this.#sentTo.frame : (last?.frame ?? 0);
  }

  /** Has those blocks read that will be needed next. */
  #plan(): void {
    const { isPlaying, rate, loop } = this.#state;
    this.#ahead.plan({ frame: this.#next(), isPlaying, rate, bounds: this.#bounds, isLoop: loop !== undefined, returnsTo: this.#returnsTo });
  }

  #isSettled(): boolean {
    if (this.#state.isPlaying) return false;
    if (this.#output?.isRunning !== true) return true;
    const last = this.#timeline.last();
    return last?.serial === this.#serial && last.clock <= this.#output.heardClock();
  }

  /** Tells the listeners when the last of what was handed out has been heard. */
  #settle(): void {
    clearTimeout(this.#settling);
    if (this.#state.isPlaying || this.#isClosed) return;
    this.#settling = setTimeout(() => {
      if (!this.#isSettled()) {
        this.#settle();
        return;
      }
      clearTimeout(this.#resting);
      this.#resting = setTimeout(() => this.#output?.suspend(), REST_MS);
      this.#listeners.tell(this.#state);
    }, 5);
  }

  #whole(): FrameRange {
    return { start: 0, end: this.frames };
  }

  #within(frame: number): number {
    return Math.min(this.frames, Math.max(0, Math.round(frame)));
  }

  #set(part: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...part };
    this.#listeners.tell(this.#state);
  }
}
