import { IMAGE_COMMANDS } from './image-commands.ts';
import { LABEL_COMMANDS } from './label-commands.ts';
import { SOUND_COMMANDS } from './sound-commands.ts';

/** What keys do on the Label screen while there is an image on it, and while there is a sound: two sheets, in each of which no key has two meanings. */
export const IMAGE_SCREEN_COMMANDS = { ...LABEL_COMMANDS, ...IMAGE_COMMANDS };
export const SOUND_SCREEN_COMMANDS = { ...LABEL_COMMANDS, ...SOUND_COMMANDS };

export type ImageScreenCommand = keyof typeof IMAGE_SCREEN_COMMANDS;
export type SoundScreenCommand = keyof typeof SOUND_SCREEN_COMMANDS;
