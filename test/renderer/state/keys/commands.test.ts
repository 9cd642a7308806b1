import { describe, expect, it } from 'vitest';
import { IMAGE_COMMANDS } from '../../../../renderer/state/keys/image-commands.ts';
import { LABEL_COMMANDS } from '../../../../renderer/state/keys/label-commands.ts';
import { LABEL_SCREEN_COMMANDS } from '../../../../renderer/state/keys/label-screen-commands.ts';
import type { KeyCommands } from '../../../../renderer/state/keys/keymap.ts';
import { REVIEW_COMMANDS } from '../../../../renderer/state/keys/review-commands.ts';
import { SOUND_COMMANDS } from '../../../../renderer/state/keys/sound-commands.ts';

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
  it('of the Label screen do one thing each: on images, on sounds, and in the sheet that shows both', () => {
    expect(conflicts({ ...LABEL_COMMANDS, ...IMAGE_COMMANDS })).toEqual([]);
    expect(conflicts({ ...LABEL_COMMANDS, ...SOUND_COMMANDS })).toEqual([]);
    expect(conflicts(LABEL_SCREEN_COMMANDS)).toEqual([]);
  });

  it('of the Review screen do one thing each', () => {
    expect(conflicts(REVIEW_COMMANDS)).toEqual([]);
  });
});
