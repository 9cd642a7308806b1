import type { ColorMapName } from '../../shared/signal/color-map.ts';
import type { SpectrogramShape } from '../../shared/signal/spectrogram-columns.ts';

/** How a recording is drawn and listened to. Nothing of it changes the file, or what is said about it. */
export interface SoundLook {
  readonly channels: 'together' | 'split';
  /** Channels that are not heard, from 0. */
  readonly muted: readonly number[];
  /** When any: only these are heard. */
  readonly solo: readonly number[];
  readonly spectrogram: boolean;
  /** Frames of one spectrum. */
  readonly windowSize: SpectrogramShape['windowSize'];
  readonly window: SpectrogramShape['window'];
  readonly scale: 'linear' | 'mel' | 'log';
  readonly colors: ColorMapName;
  /** Frequencies shown, in Hz; a `high` of 0 is half the sample rate. */
  readonly low: number;
  readonly high: number;
  /** Decibels below full scale where the darkest colour begins. */
  readonly floor: number;
  /** Turns the page when the playhead leaves it. */
  readonly follow: boolean;
  /** Equally loud recordings, for listening only. */
  readonly normalize: boolean;
  readonly snapping: boolean;
  /** How many times taller than full scale the waveform is drawn, from 1. */
  readonly tall: number;
  /** Speed of playing, 0.25 to 4; the pitch stays. */
  readonly rate: number;
  /** Seconds that "back" and "on" jump. */
  readonly jump: number;
}

export const STANDARD_LOOK: SoundLook = {
  channels: 'together',
  muted: [],
  solo: [],
  spectrogram: true,
  windowSize: 1024,
  window: 'hann',
  scale: 'mel',
  colors: 'viridis',
  low: 0,
  high: 0,
  floor: 90,
  follow: true,
  normalize: true,
  snapping: true,
  tall: 1,
  rate: 1,
  jump: 2,
};

/** Speeds that `slower` and `faster` go through. */
export const RATES: readonly number[] = [0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The gain of each channel as it is heard: 0 or 1. */
export function channelGains({ muted, solo }: Pick<SoundLook, 'muted' | 'solo'>, channels: number): readonly number[] {
  return Array.from({ length: channels }, (_, channel) => ((solo.length > 0 ? solo.includes(channel) : !muted.includes(channel)) ? 1 : 0));
}
