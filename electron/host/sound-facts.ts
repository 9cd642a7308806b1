import { DamagedMedia } from './byte-source.ts';

/** What a sound file says of its sound. Seconds are sample frames over sample rate. */
export interface SoundFacts {
  readonly seconds: number;
  readonly sampleRate: number;
  readonly channels: number;
}

/** The facts of a sound of so many sample frames; what cannot be a sound is damaged. */
export function soundFacts(frames: number, sampleRate: number, channels: number): SoundFacts {
  if (!(frames > 0)) throw new DamagedMedia('it holds no sound');
  if (!(sampleRate >= 1 && sampleRate <= 1_000_000)) throw new DamagedMedia(`its header says ${sampleRate.toLocaleString('en')} samples a second, which no recording has`);
  if (!(channels >= 1 && channels <= 1024)) throw new DamagedMedia(`its header says ${channels.toLocaleString('en')} channels; up to 1,024 are read`);
  return { seconds: frames / sampleRate, sampleRate, channels };
}
