import type { ByteSource } from './byte-source.ts';
import type { MediaType, MEDIA_TYPES } from './media-types.ts';
import { probeContainer } from './probe-container.ts';
import { probeFlac } from './probe-flac.ts';
import { probeMp3 } from './probe-mp3.ts';
import { probeWav } from './probe-wav.ts';
import type { SoundFacts } from './sound-facts.ts';

export type AudioType = { [T in MediaType]: (typeof MEDIA_TYPES)[T]['kind'] extends 'audio' ? T : never }[MediaType];

/** How each type tells its exact length. They throw `DamagedMedia` or `UnsupportedMedia`. */
export const AUDIO_PROBES: Readonly<Record<AudioType, (source: ByteSource) => Promise<SoundFacts>>> = {
  wav: probeWav,
  mp3: probeMp3,
  flac: probeFlac,
  ogg: (source) => probeContainer(source, 'ogg'),
  m4a: (source) => probeContainer(source, 'm4a'),
  aac: (source) => probeContainer(source, 'aac'),
};
