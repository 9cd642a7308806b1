/** A recording that is open for decoding. */
export interface DecodedSound {
  /**
   * Frames [from, to) of every channel, within the recording: the same values however often and in whatever order they are
   * asked for (lossy formats: to what the decoder needs to settle). `held` says how many of them, from the first on, the file
   * really holds; the others are zeros.
   */
  decode(from: number, to: number): Promise<DecodedFrames>;
  /** Frames that decoding costs besides those that are asked for: what reading in small pieces wastes. */
  readonly runUp: number;
  /** The greatest value that can be stored: amplitudes from here on are at full scale. */
  readonly fullScale: number;
  close(): void;
}

export interface DecodedFrames {
  readonly planes: readonly Float32Array<ArrayBuffer>[];
  readonly held: number;
}

/** Planes of silence. */
export function silence(channels: number, frames: number): Float32Array<ArrayBuffer>[] {
  return Array.from({ length: channels }, () => new Float32Array(frames));
}
