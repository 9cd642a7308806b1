import { chordOf, type KeyChord } from '../../state/keys/key-chord.ts';
import type { KeyCommands } from '../../state/keys/keymap.ts';
import { REVIEW_IMAGE_SCREEN_COMMANDS, REVIEW_SOUND_SCREEN_COMMANDS, type ReviewCommand } from '../../state/keys/review-commands.ts';
import { isBesideText, TEXT_FIELD, useKeyCommands } from '../../state/keys/use-key-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';

/** What each command does here and now; what answers false does not apply, and its key goes on to whoever else listens. */
export type ReviewActions = Readonly<Partial<Record<ReviewCommand, (event: KeyboardEvent) => unknown>>>;

export interface ReviewKeysOptions {
  readonly media: 'image' | 'audio';
  readonly enabled: boolean;
  /** The key of a command has come up. */
  readonly onRelease?: (command: string) => void;
}

/** The commands of the screen while a case of a kind is on it. */
export function reviewCommands(media: 'image' | 'audio'): KeyCommands {
  return media === 'audio' ? REVIEW_SOUND_SCREEN_COMMANDS : REVIEW_IMAGE_SCREEN_COMMANDS;
}

/** Commands that work inside text too: undo, which a field's own would lose track of, and what one hears while writing. */
function isInText(command: string): boolean {
  return command === 'review.undo' || command === 'review.redo' || command.startsWith('typing.');
}

/**
 * The keys of the Review screen. They are caught before the parts of the screen see them, because the list, buttons and the surfaces have
 * uses of their own for Enter and arrows; text fields, dialogs and lists that popped up keep theirs.
 */
export function useReviewKeys(actions: ReviewActions, { media, enabled, onRelease }: ReviewKeysOptions): void {
  useKeyCommands(
    useKeymap(reviewCommands(media)),
    (command, event) => {
      const target = event.target as HTMLElement;
      if (target.matches(TEXT_FIELD) && !isInText(command)) return false;
      // Whoever acts here has left the navigation: its button must not take the Enter that decides.
      if (target.closest('nav') !== null) target.blur();
      const act = actions[command as ReviewCommand];
      return act !== undefined && act(event) !== false;
    },
    { enabled, capture: true, isTaken: media === 'audio' ? isTakenBesideSound : isTakenBesideImage, isHeardInText: isBesideText, ...(onRelease === undefined ? {} : { onRelease }) },
  );
}

/** The digit of a key press. */
export function digitOf(event: KeyboardEvent): number {
  return Number(chordOf(event)?.at(-1));
}

function isTakenBesideImage(chord: KeyChord, target: HTMLElement): boolean {
  // On the image space moves the picture.
  if (chord === 'Space' && target.matches('[role="application"]')) return true;
  // With the image focused, arrows move what is selected, or the crosshair of the keyboard; Page keys still go through the list.
  if (target.matches('[role="application"]') && /^(?:Shift\+)?Arrow/.test(chord)) return true;
  return isTaken(chord, target);
}

function isTakenBesideSound(chord: KeyChord, target: HTMLElement): boolean {
  return isTaken(chord, target);
}

/** Whether what has the focus has a use of its own for a key. */
function isTaken(chord: KeyChord, target: HTMLElement): boolean {
  // What is being drawn is closed by Enter, and taken back corner by corner, before anything is decided or removed.
  if ((chord === 'Enter' || chord === 'Backspace') && target.closest('[data-drawing="true"]') !== null) return true;
  // With the crosshair of the keyboard, Enter is the button of the mouse.
  if (chord === 'Enter' && target.dataset['crosshair'] === 'true') return true;
  // Enter presses the focused button, unless it is one that answers: there Enter decides.
  if (chord === 'Enter') return target.matches('button, a, summary, [role="combobox"]') && target.closest('[data-answers]') === null;
  // The list goes to its ends by them.
  if (chord === 'Home' || chord === 'End') return target.closest('[data-queue]') !== null;
  // On a button space presses.
  if (chord === 'Space') return target.matches('button, [role="radio"], [role="combobox"], summary');
  // Radios, sliders and closed selects move their own value with the arrows.
  return /^(?:Arrow|Page)(?:Up|Down)$/.test(chord) && target.matches('[role="radio"], [role="combobox"], [role="slider"], hr');
}
