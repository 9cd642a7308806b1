import type { PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import type { SurfaceSound } from './surface-span.ts';

export interface MeasureWish {
  /** Gives the wish up. */
  readonly signal: AbortSignal;
  /** Takes the peaks as they grow, none when they were kept. */
  readonly onPeaks: (pyramid: PeakPyramid) => void;
  /** What is open comes before what is only got ready. */
  readonly isUrgent: boolean;
}

/**
 * What is computed once per recording and kept, by its content hash, shared with all others who ask. What it keeps may be forgotten, and is
 * then computed again.
 */
export interface SoundCache {
  /** Peaks and survey of a whole recording: kept, or measured now. Rejects with `SoundTrouble`, or with an `AbortError` when the wish is given up. */
  measured(sound: SurfaceSound, wish: MeasureWish): Promise<{ readonly pyramid: PeakPyramid; readonly survey: SoundSurvey }>;
  /** A tile of the spectrogram; `tile` names channel, hop, index and shape. */
  tile(sound: string, tile: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  keepTile(sound: string, tile: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}
