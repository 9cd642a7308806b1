import { SoundReader, SoundTrouble } from '../../renderer/workers/sound.client.ts';
import { spectrogramTile } from '../../renderer/workers/spectrogram-tile.client.ts';
import { surveySound } from '../../renderer/workers/survey-sound.client.ts';

/** A page that is nothing but the doors to decoded sound: what tests and benches of decoding drive. */
const page = { SoundReader, SoundTrouble, surveySound, spectrogramTile };
export type SoundPage = typeof page;
Object.defineProperty(globalThis, 'soundPage', { value: page });
