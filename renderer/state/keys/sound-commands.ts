import type { KeyCommands } from './keymap.ts';

const SOUND = 'Sound';

/** What keys do while a sound is labeled. */
export const SOUND_COMMANDS = {
  'sound.play': { group: SOUND, does: 'Play and pause', keys: ['Space'] },
  'sound.play-selected': { group: SOUND, does: 'Play the selected span', keys: ['p'] },
  'sound.back': { group: SOUND, does: 'Back one second', keys: ['j'] },
  'sound.on': { group: SOUND, does: 'On by one second', keys: ['l'] },
} as const satisfies KeyCommands;

export type SoundCommand = keyof typeof SOUND_COMMANDS;
