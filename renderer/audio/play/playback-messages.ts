import type { FrameRange } from './player-state.ts';

/** What the player asks of the audio thread. Frames are numbered as in the recording. */
export type PlaybackOrder =
  /** A block of frames to keep: `first` is a multiple of the block length. The arrays are handed over. */
  | { readonly kind: 'keep'; readonly first: number; readonly planes: readonly Float32Array<ArrayBuffer>[] }
  | { readonly kind: 'drop'; readonly first: number }
  /** Play or stand still, where, and how. Takes the place of the last one as a whole, without a gap. */
  | ({ readonly kind: 'go' } & PlaybackProgram)
  /** How loud each channel is in each ear. */
  | ({ readonly kind: 'mix' } & StereoGains)
  | { readonly kind: 'close' };

export interface PlaybackProgram {
  /** Counts up: reports say which program they are about. */
  readonly serial: number;
  readonly isPlaying: boolean;
  /** Where to go first; without it, on from where the playhead is. */
  readonly at: number | undefined;
  /** No frame outside of it is heard. */
  readonly bounds: FrameRange;
  /** From the end of the bounds on at their start; else playing stops there. */
  readonly isLoop: boolean;
  readonly rate: number;
}

/** One factor per channel of the recording. */
export interface StereoGains {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/**
 * From `clock` on (frames that the output has taken in since it began, counted at the recording's rate) the playhead goes on
 * from `frame` by `speed` frames a frame, until the next report.
 */
export interface PlaybackReport {
  readonly serial: number;
  readonly clock: number;
  readonly frame: number;
  readonly speed: number;
  readonly bounds: FrameRange;
  readonly isLoop: boolean;
  readonly isPlaying: boolean;
  /** Playing, but frames are missing: silent, and the playhead stands still. */
  readonly isWaiting: boolean;
}

/** What the audio thread is told when it begins. */
export interface PlaybackShape {
  readonly sampleRate: number;
  readonly channels: number;
  /** Length of a block. */
  readonly blockFrames: number;
  /** Frames of output per frame of the recording at rate 1: a power of two, more than 1 for rates that no output runs at. */
  readonly factor: number;
}
