import { chordOf, type KeyChord } from './key-chord.ts';
import type { Keymap } from './keymap.ts';
import { keepOwnKeys } from './use-keymap.ts';

export interface KeySheetGroup {
  readonly title: string;
  readonly lines: readonly { readonly id?: string; readonly does: string; readonly keys: readonly KeyChord[]; readonly fixed?: boolean; readonly own?: boolean }[];
}

/**
 * What `KeySheet` shows and does for a keymap: commands by group, in the order of their table, then keys that only tell. Of a fixed
 * command with many keys, the digits say, the first stands for all. Keys that somebody chooses are kept on this device.
 */
export function keySheetOf<Id extends string>(keymap: Keymap<Id>, told: readonly KeySheetGroup[] = []) {
  const keep = (keys: ReturnType<Keymap<Id>['withKey']>) => {
    if (keys !== undefined) keepOwnKeys(keys);
  };
  return {
    groups: [...groupsOf(keymap), ...told],
    chordOf,
    conflictOf(id: string, key: KeyChord) {
      const other = keymap.conflictOf(id as Id, key);
      return other === undefined ? undefined : { does: keymap.commands[other].does, fixed: keymap.commands[other].fixed === true };
    },
    onKey: (id: string, key: KeyChord) => keep(keymap.withKey(id as Id, key)),
    onStandard: (id?: string) => keep(keymap.withStandard(id === undefined ? undefined : [id as Id])),
  };
}

function groupsOf<Id extends string>(keymap: Keymap<Id>): readonly KeySheetGroup[] {
  const groups = new Map<string, KeySheetGroup['lines'][number][]>();
  for (const id of keymap.ids()) {
    const { does, group, fixed = false } = keymap.commands[id];
    const own = keymap.keysOf(id).filter((key) => keymap.commandOf(key) === id);
    const keys = fixed ? own.slice(0, 1) : own;
    const lines = groups.get(group) ?? [];
    groups.set(group, lines);
    lines.push({ id, does, keys, fixed, own: keymap.isOwn(id) });
  }
  return [...groups].map(([title, lines]) => ({ title, lines }));
}
