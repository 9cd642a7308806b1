import { chordOf, type KeyChord } from '../../state/keys/key-chord.ts';
import type { KeyCommands } from '../../state/keys/keymap.ts';
import { isBesideText, TEXT_FIELD, useKeyCommands } from '../../state/keys/use-key-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';

/** What each command does; false where it does not apply now, and the key is left to whoever else listens. */
export type ActionsOf<Id extends string> = Readonly<Record<Id, (event: KeyboardEvent) => boolean>>;

/** Commands that work inside text too: those about the whole sample, text included, and those for listening while typing. */
function isInText(command: string): boolean {
  return command === 'label.undo' || command === 'label.redo' || command.startsWith('typing.');
}

/** The keys of the Label screen, those of an image or of a sound. Nothing happens while a dialog is open; text fields keep theirs, but for what `isInText` names. */
export function useLabelKeys<Id extends string>(commands: KeyCommands<Id>, actions: ActionsOf<Id>, enabled: boolean): void {
  useKeyCommands(
    useKeymap<Id>(commands),
    (command, event) => {
      const target = event.target as HTMLElement;
      if (target.matches(TEXT_FIELD) && !isInText(command)) return false;
      // Whoever answers has left the navigation: its button must not take the Enter that submits.
      if (command === 'label.digit' && target.closest('nav') !== null) target.blur();
      return actions[command](event);
    },
    { enabled, isTaken, isHeardInText: isBesideText },
  );
}

/** The digit of a key press by its place on the keyboard; NaN for other keys. */
export function digitOf(event: KeyboardEvent): number {
  return Number(chordOf(event)?.at(-1));
}

function isTaken(chord: KeyChord, target: HTMLElement): boolean {
  // Enter and space press the focused button, unless it is one of the answers: there Enter submits.
  const isButton = target.matches('button, [role="tab"], a, summary, [role="combobox"]');
  if (chord === 'Enter') return isButton && target.getAttribute('aria-pressed') === null;
  // A row of the list is selected as soon as it has the focus: there Space plays.
  if (chord === 'Space') return (isButton && !target.matches('[data-row]')) || target.matches('[role="radio"], [role="slider"]');
  return chord.startsWith('Arrow') && target.matches('[role="radio"], [role="combobox"], [role="slider"], input[type="range"]');
}
