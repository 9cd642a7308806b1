import type { SurfaceCommand } from '../../canvas/surface-keys.ts';
import { chordOf, type KeyChord } from '../../state/keys/key-chord.ts';
import { REVIEW_COMMANDS, type ReviewCommand } from '../../state/keys/review-commands.ts';
import { useKeyCommands } from '../../state/keys/use-key-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';

export interface ReviewActions {
  /** 1 … 9: the labeler at that place. */
  readonly take: (place: number) => void;
  /** 1 … 9: the label, or level, at that place. */
  readonly label: (place: number) => void;
  readonly cantTell: () => void;
  readonly nothing: () => void;
  readonly most: () => void;
  readonly decide: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly stepRegion: (by: 1 | -1) => void;
  readonly stepConflict: (by: 1 | -1) => void;
  readonly average: () => void;
  readonly leaveOut: () => void;
  readonly takeAgreed: () => void;
  readonly nextTool: () => void;
  readonly toggleRegion: () => void;
  readonly removeRegion: () => void;
  readonly letGo: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reason: () => void;
  readonly edit: () => void;
  readonly hideNames: () => void;
  readonly beside: () => void;
  readonly only: () => void;
  readonly guideline: () => void;
  readonly keys: () => void;
  /** Whether there is an image to do it on. */
  readonly onImage: (command: SurfaceCommand) => boolean;
  readonly playOrPause: () => void;
  readonly playSelected: () => void;
  readonly seek: (seconds: number) => void;
}

const NOTHING = () => undefined;

/** Where there is no case to act on. */
export const NO_ACTIONS: ReviewActions = {
  take: NOTHING,
  label: NOTHING,
  cantTell: NOTHING,
  nothing: NOTHING,
  most: NOTHING,
  decide: NOTHING,
  move: NOTHING,
  stepRegion: NOTHING,
  stepConflict: NOTHING,
  average: NOTHING,
  leaveOut: NOTHING,
  takeAgreed: NOTHING,
  nextTool: NOTHING,
  toggleRegion: NOTHING,
  removeRegion: NOTHING,
  letGo: NOTHING,
  undo: NOTHING,
  redo: NOTHING,
  reason: NOTHING,
  edit: NOTHING,
  hideNames: NOTHING,
  beside: NOTHING,
  only: NOTHING,
  guideline: NOTHING,
  keys: NOTHING,
  onImage: () => false,
  playOrPause: NOTHING,
  playSelected: NOTHING,
  seek: NOTHING,
};

/**
 * The keys of the Review screen. They are caught before the parts of the screen see them, because the list, buttons and the image have
 * uses of their own for Enter and arrows; text fields, dialogs and lists that popped up keep theirs.
 */
export function useReviewKeys(actions: ReviewActions, enabled: boolean): void {
  useKeyCommands(useKeymap(REVIEW_COMMANDS), (command, event) => act(command, event, actions), { enabled, capture: true, isTaken });
}

/** Commands that the image carries out. */
const ON_IMAGE = {
  'image.fit': 'fit',
  'image.actual-size': 'actual-size',
  'image.zoom-selection': 'zoom-selection',
  'image.select-all': 'select-all',
  'image.turn-left': 'turn-left',
  'image.turn-right': 'turn-right',
  'review.zoom-in': 'zoom-in',
  'review.zoom-out': 'zoom-out',
  'review.hide-regions': 'hide-regions',
  'review.keyboard-pointer': 'keyboard-pointer',
} as const satisfies Partial<Record<ReviewCommand, SurfaceCommand>>;

function isOnImage(command: ReviewCommand): command is keyof typeof ON_IMAGE {
  return command in ON_IMAGE;
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
  // On the image space moves the picture, on a button it presses.
  if (chord === 'Space') return target.matches('button, [role="radio"], [role="combobox"], [role="application"], summary');
  // With the image focused, arrows move what is selected, or the crosshair of the keyboard; Page keys still go through the list.
  if (target.matches('[role="application"]')) return /^(?:Shift\+)?Arrow/.test(chord);
  // Radios, sliders and closed selects move their own value with the arrows.
  return /^(?:Arrow|Page)(?:Up|Down)$/.test(chord) && target.matches('[role="radio"], [role="combobox"], [role="slider"], hr');
}

function act(command: ReviewCommand, event: KeyboardEvent, actions: ReviewActions): boolean {
  if (isOnImage(command)) return actions.onImage(ON_IMAGE[command]);
  const digit = Number(chordOf(event)?.at(-1));
  if (command === 'review.take') actions.take(digit);
  else if (command === 'review.label') actions.label(digit);
  else if (command === 'review.let-go') actions.letGo();
  else plainAction(command, actions)();
  // Whoever is being drawn on, or has a tip open, wants to hear of Escape too.
  return command !== 'review.let-go';
}

function plainAction(command: Exclude<ReviewCommand, keyof typeof ON_IMAGE | 'review.take' | 'review.label' | 'review.let-go'>, actions: ReviewActions): () => void {
  switch (command) {
    case 'review.cant-tell':
      return actions.cantTell;
    case 'review.nothing':
      return actions.nothing;
    case 'review.most':
      return actions.most;
    case 'review.edit':
      return actions.edit;
    case 'review.reason':
      return actions.reason;
    case 'review.decide':
      return actions.decide;
    case 'review.next':
      return () => actions.move(1);
    case 'review.previous':
      return () => actions.move(-1);
    case 'review.undo':
      return actions.undo;
    case 'review.redo':
      return actions.redo;
    case 'review.guideline':
      return actions.guideline;
    case 'review.keys':
      return actions.keys;
    case 'review.hide-names':
      return actions.hideNames;
    case 'review.beside':
      return actions.beside;
    case 'review.only':
      return actions.only;
    case 'review.next-region':
      return () => actions.stepRegion(1);
    case 'review.previous-region':
      return () => actions.stepRegion(-1);
    case 'review.next-conflict':
      return () => actions.stepConflict(1);
    case 'review.previous-conflict':
      return () => actions.stepConflict(-1);
    case 'review.average':
      return actions.average;
    case 'review.leave-out':
      return actions.leaveOut;
    case 'review.agreed':
      return actions.takeAgreed;
    case 'review.tool':
      return actions.nextTool;
    case 'review.toggle-region':
      return actions.toggleRegion;
    case 'review.remove-region':
      return actions.removeRegion;
    case 'review.play':
      return actions.playOrPause;
    case 'review.play-selected':
      return actions.playSelected;
    case 'review.back':
      return () => actions.seek(-1);
    case 'review.on':
      return () => actions.seek(1);
  }
}
