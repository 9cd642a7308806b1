import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';

/**
 * What is computed once per recording and kept, by its content hash. A cache: what it gives may be missing, and is then computed again;
 * what it is given may be forgotten.
 */
export interface SoundCache {
  /** The bytes of a `PeakPyramid` and the survey that came with it. */
  peaks(sound: string): Promise<{ readonly bytes: Uint8Array; readonly survey: SoundSurvey } | undefined>;
  keepPeaks(sound: string, bytes: Uint8Array<ArrayBuffer>, survey: SoundSurvey): Promise<void>;
  /** A tile of the spectrogram; `tile` names channel, hop, index and shape. */
  tile(sound: string, tile: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  keepTile(sound: string, tile: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}
