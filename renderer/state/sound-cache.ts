import { workingStore } from './app-store.ts';

/** Peaks and spectrograms of recordings, kept between sessions by content hash; what the sound surface takes as its cache. */
export const soundCache = workingStore.sounds;
