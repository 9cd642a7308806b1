import { useEffect, useEffectEvent } from 'react';
import { type KeyChord, chordOf } from './key-chord.ts';
import type { Keymap } from './keymap.ts';

export interface KeyCommandOptions {
  readonly enabled: boolean;
  /** Hears keys before the parts of the screen do. */
  readonly capture?: boolean;
  /** Whether the element with the focus has a use of its own for the key. Text fields, dialogs, menus and lists always keep theirs. */
  readonly isTaken?: (chord: KeyChord, target: HTMLElement) => boolean;
  /** Whether a chord goes to the screen from inside a text field; those with Mod when left out. */
  readonly isHeardInText?: (chord: KeyChord) => boolean;
}

export const TEXT_FIELD = 'input:not([type="radio"]):not([type="checkbox"]):not([type="range"]), textarea, select, [contenteditable="true"]';
const POPUP = '[role="dialog"], [role="menu"], [role="listbox"]:not([data-queue])';

/**
 * Does what the keys of a screen ask for. `act` gets the command and its event; false means that it does not apply now, and the key
 * goes on to whoever else listens. Undo and redo of the app work inside text fields too, whose own would lose track of what the app changed.
 */
export function useKeyCommands<Id extends string>(keymap: Keymap<Id>, act: (command: Id, event: KeyboardEvent) => boolean, { enabled, capture = false, isTaken, isHeardInText = hasMod }: KeyCommandOptions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled || event.defaultPrevented || event.isComposing) return;
    const target = event.target as HTMLElement;
    const chord = chordOf(event);
    if (chord === undefined || target.closest(POPUP) !== null || isTaken?.(chord, target) === true) return;
    if (target.matches(TEXT_FIELD) && !isHeardInText(chord)) {
      if (chord === 'Escape') target.blur();
      return;
    }
    const command = keymap.commandOf(chord);
    if (command === undefined || !act(command, event)) return;
    event.preventDefault();
    if (capture) event.stopPropagation();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    // After the parts of the screen, and before the app around it, which listens at the window.
    document.addEventListener('keydown', listen, { capture });
    return () => document.removeEventListener('keydown', listen, { capture });
  }, [capture]);
}

function hasMod(chord: KeyChord): boolean {
  return chord.startsWith('Mod+');
}

/** Mod and Alt with a key, function keys, and the keys of a media keyboard: nothing that writes or moves in text by itself. */
export function isBesideText(chord: KeyChord): boolean {
  return /^(?:Mod|Alt)\+/.test(chord) || /^(?:Mod\+|Alt\+|Shift\+)*(?:F\d{1,2}$|Media)/.test(chord);
}
