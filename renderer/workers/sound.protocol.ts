import type { SoundSource } from './sound-source.ts';
import type { Trouble } from './sound-trouble.ts';

/** Asks for frames [from, to) of every channel of a recording; integers. */
export interface ReadSoundRequest {
  readonly source: SoundSource;
  readonly from: number;
  readonly to: number;
}

export type ReadSoundAnswer = { readonly is: 'frames'; readonly planes: readonly Float32Array<ArrayBuffer>[] } | { readonly is: 'trouble'; readonly trouble: Trouble };
