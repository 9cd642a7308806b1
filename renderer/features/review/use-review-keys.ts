import { useEffect, useEffectEvent } from 'react';

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
  playOrPause: NOTHING,
  playSelected: NOTHING,
  seek: NOTHING,
};

/**
 * The keys of the Review screen. They are caught before the parts of the screen see them, because the list, buttons and the image have
 * uses of their own for Enter and arrows; text fields, dialogs and lists that popped up keep theirs.
 */
export function useReviewKeys(actions: ReviewActions, enabled: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled || event.defaultPrevented || event.isComposing) return;
    const target = event.target as HTMLElement;
    // Whoever is being drawn on, or has a tip open, wants to hear of Escape too.
    if (event.key === 'Escape' && !isForeign(target)) actions.letGo();
    const act = actionFor(event, target, actions);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    globalThis.addEventListener('keydown', listen, { capture: true });
    return () => globalThis.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

const TEXT_FIELD = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable="true"]';

function isForeign(target: HTMLElement): boolean {
  return target.closest('[role="dialog"], [role="menu"], [role="listbox"]:not([data-queue])') !== null || target.matches(TEXT_FIELD);
}

function actionFor(event: KeyboardEvent, target: HTMLElement, actions: ReviewActions): (() => void) | undefined {
  if (isForeign(target)) return undefined;
  if (event.ctrlKey || event.metaKey) return commandFor(event, actions);
  if (event.altKey) return undefined;
  // What is being drawn is closed by Enter, and taken back corner by corner, before anything is decided or removed.
  if ((event.key === 'Enter' || event.key === 'Backspace') && target.closest('[data-drawing="true"]') !== null) return undefined;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]; // by place on the keyboard, whatever the layout writes there
  if (digit !== undefined) return digitFor(Number(digit), event.shiftKey, actions);
  return moveFor(event, target, actions) ?? letterFor(event, actions);
}

function commandFor(event: KeyboardEvent, actions: ReviewActions): (() => void) | undefined {
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? actions.redo : actions.undo;
  return key === 'y' ? actions.redo : undefined;
}

function digitFor(digit: number, shift: boolean, actions: ReviewActions): () => void {
  if (digit === 0) return shift ? actions.nothing : actions.cantTell;
  return shift ? () => actions.label(digit) : () => actions.take(digit);
}

function moveFor({ key }: KeyboardEvent, target: HTMLElement, actions: ReviewActions): (() => void) | undefined {
  // Radios, sliders and closed selects move their own value with the arrows.
  const hasArrows = target.matches('[role="radio"], [role="combobox"], [role="slider"], hr');
  // Enter presses the focused button, unless it is one that answers: there Enter decides.
  const isPressed = target.matches('button, a, summary, [role="combobox"]') && target.closest('[data-answers]') === null;
  switch (key) {
    case 'Enter':
      return isPressed ? undefined : actions.decide;
    case 'ArrowDown':
    case 'PageDown':
      return hasArrows ? undefined : () => actions.move(1);
    case 'ArrowUp':
    case 'PageUp':
      return hasArrows ? undefined : () => actions.move(-1);
    case 'Delete':
    case 'Backspace':
      return actions.removeRegion;
    case ' ':
      // On the image space moves the picture, on a button it presses.
      return target.matches('button, [role="radio"], [role="combobox"], [role="application"], summary') ? undefined : actions.playOrPause;
    case '?':
      return actions.keys;
    default:
      return undefined;
  }
}

function letterFor({ key, shiftKey }: KeyboardEvent, actions: ReviewActions): (() => void) | undefined {
  switch (key.toLowerCase()) {
    case 'r':
      return actions.reason;
    case 'e':
      return actions.edit;
    case 'm':
      return actions.most;
    case 'n':
      return () => actions.stepRegion(shiftKey ? -1 : 1);
    case 'x':
      return actions.toggleRegion;
    case 'h':
      return actions.hideNames;
    case 'v':
      return actions.beside;
    case 'o':
      return actions.only;
    case 'g':
      return actions.guideline;
    case 'p':
      return actions.playSelected;
    case 'j':
      return () => actions.seek(-1);
    case 'l':
      return () => actions.seek(1);
    default:
      return undefined;
  }
}
