/** A recording as it was imported: where its bytes come from, and what the host found it to be. */
export interface SoundSource {
  /** Answers with the bytes, and with ranges of them. */
  readonly url: string;
  /** Frames over sample rate, exact. */
  readonly seconds: number;
  readonly sampleRate: number;
  readonly channels: number;
}

/** Values that a recording may hold, of all channels together: a day of one channel at 192 kHz, or 12 hours of eight at 48 kHz. Their peaks take 290 MB. */
const MOST_VALUES = 2 ** 34;

/** Whether a recording says that it is longer than anything that can be measured: lengths come from headers, which may say what they like. */
export function isTooLong({ seconds, sampleRate, channels }: Omit<SoundSource, 'url'>): boolean {
  return seconds * sampleRate * channels > MOST_VALUES;
}

/** How many frames the recording has; a frame is one value of every channel at one instant. None when it is too long: then opening it says so. */
export function framesOf(source: Omit<SoundSource, 'url'>): number {
  return isTooLong(source) ? 0 : Math.max(0, Math.round(source.seconds * source.sampleRate));
}
