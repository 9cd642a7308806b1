/** A stretch of a recording in whole frames: [start, end). */
export interface FrameRange {
  readonly start: number;
  readonly end: number;
}

/** What a player is doing, for screens. Where it is changes all the time: ask `position()`. */
export interface PlayerState {
  readonly isPlaying: boolean;
  /** Speed, 0.25 to 4; the pitch stays. */
  readonly rate: number;
  /** What is played again and again. */
  readonly loop: FrameRange | undefined;
  /** The frame before which playing stops, when that is not the end of the recording. */
  readonly ends: number | undefined;
  /** Why the recording cannot be heard, for people. Gone when playing is tried again. */
  readonly trouble: string | undefined;
  /** Playing, but silent until frames come, or until the browser allows sound (at the first key or click). */
  readonly isWaiting: boolean;
}

/** What a player reads from: `SoundReader` of the workers is one. */
export interface FrameSource {
  readonly source: { readonly sampleRate: number; readonly channels: number };
  readonly frames: number;
  /** Frames [from, to) of every channel. The arrays become the player's. */
  read(from: number, to: number): Promise<readonly Float32Array<ArrayBuffer>[]>;
}
