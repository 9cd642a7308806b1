import { useMemo } from 'react';
import { changeSettings } from '../app-store.ts';
import { useApp } from '../use-app.ts';
import { Keymap, type KeyCommands, type OwnKeys } from './keymap.ts';

/** The keys of a screen as they stand on this device: the standard ones, and what somebody chose instead. `commands` must be a constant. */
export function useKeymap<Id extends string>(commands: KeyCommands<Id>): Keymap<Id> {
  const own = useApp(({ settings }) => settings.keys);
  return useMemo(() => new Keymap(commands, own), [commands, own]);
}

/** Keeps the keys that somebody chose, for all projects on this device. */
export function keepOwnKeys(keys: OwnKeys): void {
  void changeSettings({ keys });
}
