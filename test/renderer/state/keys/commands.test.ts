import { describe, expect, it } from 'vitest';
import { IMAGE_SCREEN_COMMANDS, SOUND_SCREEN_COMMANDS } from '../../../../renderer/state/keys/label-screen-commands.ts';
import type { KeyCommands } from '../../../../renderer/state/keys/keymap.ts';
import { REVIEW_IMAGE_SCREEN_COMMANDS, REVIEW_SOUND_SCREEN_COMMANDS } from '../../../../renderer/state/keys/review-commands.ts';
import { SOUND_COMMANDS, type SoundCommand } from '../../../../renderer/state/keys/sound-commands.ts';
import { isBesideText } from '../../../../renderer/state/keys/use-key-commands.ts';

/** Keys that two commands ask for. */
function conflicts(commands: KeyCommands): readonly string[] {
  const owners = new Map<string, string>();
  const found: string[] = [];
  for (const [id, { keys }] of Object.entries(commands)) {
    for (const key of keys) {
      const other = owners.get(key);
      if (other !== undefined) found.push(`${key}: ${other}, ${id}`);
      owners.set(key, id);
    }
  }
  return found;
}

describe('standard keys', () => {
  it('of the Label screen do one thing each: on images, and on sounds', () => {
    expect(conflicts(IMAGE_SCREEN_COMMANDS)).toEqual([]);
    expect(conflicts(SOUND_SCREEN_COMMANDS)).toEqual([]);
  });

  it('can be pressed on a keyboard: digits go by their place, so no sign that needs Shift and a digit is a key', () => {
    for (const commands of [IMAGE_SCREEN_COMMANDS, SOUND_SCREEN_COMMANDS, REVIEW_IMAGE_SCREEN_COMMANDS, REVIEW_SOUND_SCREEN_COMMANDS])
      for (const [id, { keys }] of Object.entries<KeyCommands[string]>(commands)) for (const key of keys) expect(key, id).not.toMatch(/[!@#$%^&*()"§]$/);
  });

  it('for listening while typing are none that write, or move in text', () => {
    const typing = (Object.keys(SOUND_COMMANDS) as SoundCommand[]).filter((id) => id.startsWith('typing.'));
    expect(typing.length).toBeGreaterThan(8);
    for (const id of typing) for (const key of SOUND_COMMANDS[id].keys) expect(isBesideText(key), `${id}: ${key}`).toBe(true);
    for (const key of ['a', 'Shift+A', '5', '(', 'Space', 'Enter', 'Tab', 'Backspace', 'ArrowLeft', 'Shift+ArrowLeft', 'Home', 'Escape', '؟']) expect(isBesideText(key), key).toBe(false);
    for (const key of ['F1', 'F12', 'F24', 'Shift+F4', 'MediaPlayPause', 'Alt+3', 'Mod+Shift+p']) expect(isBesideText(key), key).toBe(true);
  });

  it('of the Review screen do one thing each: on images, and on sounds', () => {
    expect(conflicts(REVIEW_IMAGE_SCREEN_COMMANDS)).toEqual([]);
    expect(conflicts(REVIEW_SOUND_SCREEN_COMMANDS)).toEqual([]);
  });
});
