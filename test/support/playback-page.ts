import WaveSurfer from 'wavesurfer.js';
import { MediaFacade } from '../../renderer/audio/play/media-facade.ts';
import { SoundPlayer } from '../../renderer/audio/play/sound-player.ts';
import { SoundReader } from '../../renderer/workers/sound.client.ts';


/** A page that is nothing but a player: what tests of playing drive. */
const page = { SoundPlayer, SoundReader, WaveSurfer, MediaFacade };
export type PlaybackPage = typeof page;
Object.defineProperty(globalThis, 'playbackPage', { value: page });
