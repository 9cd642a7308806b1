import { IMAGE_COMMANDS } from './image-commands.ts';
import type { KeyCommands } from './keymap.ts';

const DECIDE = 'Decide';
const MOVE = 'Move';
const LOOK = 'Look';
const REGIONS = 'Regions';
const CONFLICTS = 'Conflicts';
const SOUND = 'Sound';

/** What keys do on the Review screen. Those of the image that do the same when labeling are one with them: whoever changes one changes both. */
export const REVIEW_COMMANDS = {
  'review.take': { group: DECIDE, does: 'Take labeler 1 (2, 3 … 9: the others): their region where one is selected, else their answer', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], fixed: true },
  'review.label': { group: DECIDE, does: 'The first label (2, 3 … 9: the others)', keys: ['Shift+1', 'Shift+2', 'Shift+3', 'Shift+4', 'Shift+5', 'Shift+6', 'Shift+7', 'Shift+8', 'Shift+9'], fixed: true },
  'review.cant-tell': { group: DECIDE, does: 'Can’t tell', keys: ['0'] },
  'review.nothing': { group: DECIDE, does: 'Nothing there', keys: ['Shift+0'] },
  'review.most': { group: DECIDE, does: 'What most say; regions at their average place', keys: ['m'] },
  'review.edit': { group: DECIDE, does: 'Edit the words', keys: ['e'] },
  'review.reason': { group: DECIDE, does: 'Reason (down: choose one that is offered)', keys: ['r'] },
  'review.decide': { group: DECIDE, does: 'Decide and go on; in text too', keys: ['Enter'], fixed: true },
  'review.next': { group: MOVE, does: 'Next in the list', keys: ['ArrowDown', 'PageDown'] },
  'review.previous': { group: MOVE, does: 'The one before', keys: ['ArrowUp', 'PageUp'] },
  'review.undo': { group: MOVE, does: 'Undo: this draft, then the last decision', keys: ['Mod+z'] },
  'review.redo': { group: MOVE, does: 'Redo', keys: ['Mod+Shift+z', 'Mod+y'] },
  'review.guideline': { group: MOVE, does: 'Guideline', keys: ['g'] },
  'review.keys': { group: MOVE, does: 'This list', keys: ['?'] },
  'review.hide-names': { group: LOOK, does: 'Hide names, or show them', keys: ['h'] },
  'review.beside': { group: LOOK, does: 'Overlaid, or side by side', keys: ['v'] },
  'review.only': { group: LOOK, does: 'Only one labeler’s regions, then the next, then all', keys: ['o'] },
  'review.next-conflict': { group: CONFLICTS, does: 'Next conflict, undecided ones first', keys: ['c'] },
  'review.previous-conflict': { group: CONFLICTS, does: 'The conflict before', keys: ['Shift+c'] },
  'review.average': { group: CONFLICTS, does: 'Take the average of the matched regions', keys: ['a'] },
  'review.leave-out': { group: CONFLICTS, does: 'Leave it out of the decision', keys: ['d'] },
  'review.agreed': { group: CONFLICTS, does: 'Take everything that all agree on', keys: ['Shift+a'] },
  'review.next-region': { group: REGIONS, does: 'Next region', keys: ['n', ']'] },
  'review.previous-region': { group: REGIONS, does: 'The region before', keys: ['Shift+n', '['] },
  'review.tool': { group: REGIONS, does: 'The other ways to draw, and only selecting', keys: ['t'] },
  'review.toggle-region': { group: REGIONS, does: 'Put the region into the decision, or take it out', keys: ['x'] },
  'review.remove-region': { group: REGIONS, does: 'Take the region out of the decision', keys: ['Delete', 'Backspace'] },
  'review.let-go': { group: REGIONS, does: 'Let go of what is selected', keys: ['Escape'], fixed: true },
  'image.fit': IMAGE_COMMANDS['image.fit'],
  'image.actual-size': IMAGE_COMMANDS['image.actual-size'],
  'image.zoom-selection': IMAGE_COMMANDS['image.zoom-selection'],
  'image.select-all': IMAGE_COMMANDS['image.select-all'],
  'image.turn-left': IMAGE_COMMANDS['image.turn-left'],
  'image.turn-right': IMAGE_COMMANDS['image.turn-right'],
  'review.zoom-in': { group: LOOK, does: 'Zoom in (the wheel too)', keys: ['+', '='] },
  'review.zoom-out': { group: LOOK, does: 'Zoom out', keys: ['-'] },
  'review.hide-regions': { group: LOOK, does: 'Hide all regions, show them again', keys: ['b'] },
  'review.keyboard-pointer': { group: REGIONS, does: 'Draw and edit by keyboard: arrows move a crosshair, Enter presses', keys: ['k'] },
  'review.play': { group: SOUND, does: 'Play and pause', keys: ['Space'] },
  'review.play-selected': { group: SOUND, does: 'Play the selected span', keys: ['p'] },
  'review.back': { group: SOUND, does: 'Back one second', keys: ['j'] },
  'review.on': { group: SOUND, does: 'On by one second', keys: ['l'] },
} as const satisfies KeyCommands;

export type ReviewCommand = keyof typeof REVIEW_COMMANDS;
