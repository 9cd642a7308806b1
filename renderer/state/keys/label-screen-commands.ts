import { IMAGE_COMMANDS } from './image-commands.ts';
import { LABEL_COMMANDS } from './label-commands.ts';
import { SOUND_COMMANDS } from './sound-commands.ts';

/** All that keys do on the Label screen: one sheet, in which no key has two meanings. */
export const LABEL_SCREEN_COMMANDS = { ...LABEL_COMMANDS, ...IMAGE_COMMANDS, ...SOUND_COMMANDS };

export type LabelScreenCommand = keyof typeof LABEL_SCREEN_COMMANDS;
