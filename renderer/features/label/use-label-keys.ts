import { useEffect, useEffectEvent } from 'react';

export interface LabelActions {
  readonly digit: (digit: number) => void;
  readonly submit: () => void;
  readonly moveQuestion: (by: 1 | -1) => void;
  readonly moveSample: (by: 1 | -1) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly remove: () => void;
  readonly letGo: () => void;
  readonly note: () => void;
  readonly skip: () => void;
  readonly guideline: () => void;
  readonly shortcuts: () => void;
  readonly playOrPause: () => void;
  readonly playSelected: () => void;
  readonly seek: (seconds: number) => void;
  readonly zoomSound: (factor: number) => void;
}

/** The keys of the Label screen. Nothing happens while a dialog is open; in text fields only undo of the app's own is left to them. */
export function useLabelKeys(actions: LabelActions, enabled: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled || event.defaultPrevented || event.isComposing) return;
    const target = event.target as HTMLElement;
    if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) actions.redo();
      else actions.undo();
      return;
    }
    if (command && event.key.toLowerCase() === 'y') {
      event.preventDefault();
      actions.redo();
      return;
    }
    if (command || event.altKey) return;
    if (target.matches('input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable="true"]')) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    // Enter and space press the focused button, unless it is one of the answers: there Enter submits.
    const onButton = target.matches('button, [role="tab"], a, summary');
    const act = actionFor(event, actions, onButton);
    if (act === undefined) return;
    event.preventDefault();
    // Whoever answers has left the navigation: its button must not take the Enter that submits.
    if (/^(?:Digit|Numpad)/.test(event.code) && target.closest('nav') !== null) target.blur();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    globalThis.addEventListener('keydown', listen);
    return () => globalThis.removeEventListener('keydown', listen);
  }, []);
}

function actionFor(event: KeyboardEvent, actions: LabelActions, onButton: boolean): (() => void) | undefined {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]; // by place on the keyboard, whatever the layout writes there
  if (digit !== undefined && !event.shiftKey) return () => actions.digit(Number(digit));
  switch (event.key) {
    case 'Enter':
      return onButton && (event.target as HTMLElement).getAttribute('aria-pressed') === null ? undefined : actions.submit;
    case 'ArrowDown':
      return () => actions.moveQuestion(1);
    case 'ArrowUp':
      return () => actions.moveQuestion(-1);
    case 'ArrowRight':
    case 'PageDown':
      return () => actions.moveSample(1);
    case 'ArrowLeft':
    case 'PageUp':
      return () => actions.moveSample(-1);
    case 'Delete':
    case 'Backspace':
      return actions.remove;
    case 'Escape':
      return actions.letGo;
    case ' ':
      return onButton ? undefined : actions.playOrPause;
    case '?':
      return actions.shortcuts;
    case '+':
    case '=':
      return () => actions.zoomSound(1.5);
    case '-':
      return () => actions.zoomSound(1 / 1.5);
    default:
      return letterAction(event.key.toLowerCase(), actions);
  }
}

function letterAction(key: string, actions: LabelActions): (() => void) | undefined {
  switch (key) {
    case 'n':
      return actions.note;
    case 's':
      return actions.skip;
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
