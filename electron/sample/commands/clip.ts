import type { BackgroundName } from './background.ts';
import type { Part, SpokenCommand } from './spoken-commands.ts';

/** What is to be heard where, in frames from the start of the clip. */
export interface PlacedPart extends Part {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface PlacedNoise {
  readonly start: number;
  readonly end: number;
  readonly sound: Float64Array;
}

/** Everything that decides one clip. */
export interface Clip {
  readonly name: string;
  readonly command: SpokenCommand;
  readonly frames: number;
  readonly parts: readonly PlacedPart[];
  readonly noises: readonly PlacedNoise[];
  readonly background: BackgroundName;
  /** Loudness of the background, of the voice, and of the voice's echo from the room, as factors. */
  readonly backgroundLevel: number;
  readonly voiceGain: number;
  readonly echo: number;
  /** How good the recording is, from 0 (hardly to be understood) to 4 (clean), as a careful listener would say. */
  readonly quality: number;
  readonly seed: number;
}
