/** A recording as it was imported: where its bytes come from, and what the host found it to be. */
export interface SoundSource {
  /** Answers with the bytes, and with ranges of them. */
  readonly url: string;
  /** Frames over sample rate, exact. */
  readonly seconds: number;
  readonly sampleRate: number;
  readonly channels: number;
}

/** How many frames the recording has; a frame is one value of every channel at one instant. */
export function framesOf({ seconds, sampleRate }: Pick<SoundSource, 'seconds' | 'sampleRate'>): number {
  return Math.max(0, Math.round(seconds * sampleRate));
}
