/** Why a recording cannot be heard or drawn. */
export type TroubleBecause = 'missing' | 'empty' | 'not-sound' | 'cannot-decode' | 'damaged';

/** Why, and the sentences that say what happened, what is safe and what to do: as data, to go from a worker to the screen. */
export interface Trouble {
  readonly because: TroubleBecause;
  readonly says: string;
}

/** Thrown where a recording cannot be read; its message is for people. */
export class SoundTrouble extends Error {
  override readonly name = 'SoundTrouble';
  readonly because: TroubleBecause;

  constructor({ because, says }: Trouble) {
    super(says);
    this.because = because;
  }
}

/** What went wrong, as a trouble; what was not foreseen counts as damage of the file. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof SoundTrouble) return { because: error.because, says: error.message };
  return { because: 'damaged', says: 'The recording is damaged: it begins like a sound, but cannot be decoded. Your labels are safe. Try to play the file in another program; if that works, convert it to WAV or FLAC and import that.' };
}
