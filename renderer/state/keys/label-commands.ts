import type { KeyCommands } from './keymap.ts';

const ANSWER = 'Answer';
const MOVE = 'Move';
const REGIONS = 'Regions';

/** What keys do on the Label screen, whatever is labeled. */
export const LABEL_COMMANDS = {
  'label.digit': { group: ANSWER, does: 'First label or level (2, 3 … 9: the others)', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], fixed: true },
  'label.cant-tell': { group: ANSWER, does: 'Can’t tell; of an attribute: no answer', keys: ['0'] },
  'label.nothing': { group: ANSWER, does: 'Nothing there', keys: ['Shift+0'] },
  'label.submit': { group: ANSWER, does: 'Submit and go on; on text too', keys: ['Enter'], fixed: true },
  'label.next-question': { group: ANSWER, does: 'Next question', keys: ['ArrowDown'] },
  'label.previous-question': { group: ANSWER, does: 'Question before', keys: ['ArrowUp'] },
  'label.note': { group: ANSWER, does: 'Write a note', keys: ['n'] },
  'label.skip': { group: ANSWER, does: 'Skip with a reason', keys: ['s'] },
  'label.next-sample': { group: MOVE, does: 'Next sample', keys: ['ArrowRight', 'PageDown'] },
  'label.previous-sample': { group: MOVE, does: 'Sample before', keys: ['ArrowLeft', 'PageUp'] },
  'label.undo': { group: MOVE, does: 'Undo, also across samples and restarts', keys: ['Mod+z'] },
  'label.redo': { group: MOVE, does: 'Redo', keys: ['Mod+Shift+z', 'Mod+y'] },
  'label.guideline': { group: MOVE, does: 'Guideline', keys: ['g'] },
  'label.keys': { group: MOVE, does: 'This list', keys: ['?'] },
  'label.zoom-in': { group: MOVE, does: 'Zoom in (the wheel too)', keys: ['+', '='] },
  'label.zoom-out': { group: MOVE, does: 'Zoom out', keys: ['-'] },
  'label.attribute': { group: REGIONS, does: 'Attributes of the selected region: the next, for digits to answer', keys: ['a'] },
  'label.remove': { group: REGIONS, does: 'Remove what is selected', keys: ['Delete', 'Backspace'] },
  'label.let-go': { group: REGIONS, does: 'Let go: of what is drawn, an attribute, what is selected', keys: ['Escape'], fixed: true },
} as const satisfies KeyCommands;

export type LabelCommand = keyof typeof LABEL_COMMANDS;
