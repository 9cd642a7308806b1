import { describe, expect, it } from 'vitest';
import type { KeyCommands } from '../../../../renderer/state/keys/keymap.ts';
import { REVIEW_COMMANDS } from '../../../../renderer/state/keys/review-commands.ts';

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
  it('of the Review screen do one thing each', () => {
    expect(conflicts(REVIEW_COMMANDS)).toEqual([]);
  });
});
