import { workingStore } from './app-store.ts';
import { SoundDoor } from './sound-door.ts';

/** What is known of recordings, peaks and spectrograms, kept between sessions by content hash: for tiles, preloading and the sound surface alike. */
export const soundCache = new SoundDoor(workingStore.sounds);
