import { chordOf, type KeyChord } from '../../state/keys/key-chord.ts';
import { LABEL_SCREEN_COMMANDS, type LabelScreenCommand } from '../../state/keys/label-screen-commands.ts';
import { TEXT_FIELD, useKeyCommands } from '../../state/keys/use-key-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';

/** What each command does; false where it does not apply now, and the key is left to whoever else listens. */
export type LabelActions = Readonly<Record<LabelScreenCommand, (event: KeyboardEvent) => boolean>>;

/** Commands that are about the whole sample, text included. */
const IN_TEXT: ReadonlySet<LabelScreenCommand> = new Set<LabelScreenCommand>(['label.undo', 'label.redo']);

/** The keys of the Label screen. Nothing happens while a dialog is open; text fields keep theirs, but for undo and redo. */
export function useLabelKeys(actions: LabelActions, enabled: boolean): void {
  const keymap = useKeymap<LabelScreenCommand>(LABEL_SCREEN_COMMANDS);
  useKeyCommands(
    keymap,
    (command, event) => {
      const target = event.target as HTMLElement;
      if (target.matches(TEXT_FIELD) && !IN_TEXT.has(command)) return false;
      // Whoever answers has left the navigation: its button must not take the Enter that submits.
      if (command === 'label.digit' && target.closest('nav') !== null) target.blur();
      return actions[command](event);
    },
    { enabled, isTaken },
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
  if (chord === 'Space') return isButton || target.matches('[role="radio"], [role="slider"]');
  return chord.startsWith('Arrow') && target.matches('[role="radio"], [role="combobox"], [role="slider"], input[type="range"]');
}
