import { IMAGE_COMMANDS } from './image-commands.ts';
import type { KeyCommands } from './keymap.ts';
import { SOUND_COMMANDS } from './sound-commands.ts';

const DECIDE = 'Decide';
const MOVE = 'Move';
const LOOK = 'Look';
const REGIONS = 'Regions';
const CONFLICTS = 'Conflicts';
const LISTEN = 'Listen to what differs';
const SPANS = 'Spans of the decision';

/** What keys do on the Review screen, whatever the case is about. */
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
  'review.only': { group: LOOK, does: 'Only one labeler’s regions, then the next, then all', keys: ['o'] },
  'review.next-conflict': { group: CONFLICTS, does: 'Next conflict, undecided ones first', keys: ['c'] },
  'review.previous-conflict': { group: CONFLICTS, does: 'The conflict before', keys: ['Shift+c'] },
  'review.average': { group: CONFLICTS, does: 'Take the average of the matched regions', keys: ['a'] },
  'review.leave-out': { group: CONFLICTS, does: 'Leave it out of the decision', keys: ['d'] },
  'review.agreed': { group: CONFLICTS, does: 'Take everything that all agree on', keys: ['Shift+a'] },
  'review.next-region': { group: REGIONS, does: 'Next region', keys: ['n', ']'] },
  'review.previous-region': { group: REGIONS, does: 'The region before', keys: ['Shift+n', '['] },
  'review.toggle-region': { group: REGIONS, does: 'Put the region into the decision, or take it out', keys: ['x'] },
  'review.remove-region': { group: REGIONS, does: 'Take the region out of the decision', keys: ['Delete', 'Backspace'] },
  'review.let-go': { group: REGIONS, does: 'Let go of what is selected', keys: ['Escape'], fixed: true },
  'review.zoom-in': { group: LOOK, does: 'Zoom in (the wheel too)', keys: ['+', '='] },
  'review.zoom-out': { group: LOOK, does: 'Zoom out', keys: ['-'] },
} as const satisfies KeyCommands;

/** Besides, while the case is an image. Those that do the same when labeling are one with them: whoever changes one changes both. */
export const REVIEW_IMAGE_COMMANDS = {
  'review.beside': { group: LOOK, does: 'Overlaid, or side by side', keys: ['v'] },
  'review.tool': { group: REGIONS, does: 'The other ways to draw, and only selecting', keys: ['t'] },
  'image.fit': IMAGE_COMMANDS['image.fit'],
  'image.actual-size': IMAGE_COMMANDS['image.actual-size'],
  'image.zoom-selection': IMAGE_COMMANDS['image.zoom-selection'],
  'image.select-all': IMAGE_COMMANDS['image.select-all'],
  'image.turn-left': IMAGE_COMMANDS['image.turn-left'],
  'image.turn-right': IMAGE_COMMANDS['image.turn-right'],
  'review.hide-regions': { group: LOOK, does: 'Hide all regions, show them again', keys: ['b'] },
  'review.keyboard-pointer': { group: REGIONS, does: 'Draw and edit by keyboard: arrows move a crosshair, Enter presses', keys: ['k'] },
} as const satisfies KeyCommands;

/** Commands of the Label screen that a sound takes here too, under the same keys. */
const SHARED_SOUND = [
  'sound.play', 'sound.play-selected', 'sound.loop-selected', 'sound.play-visible', 'sound.play-around-start', 'sound.play-around-end', 'sound.back', 'sound.on',
  'sound.start', 'sound.end', 'sound.cursor-earlier-100ms', 'sound.cursor-later-100ms', 'sound.cursor-earlier-1s', 'sound.cursor-later-1s',
  'typing.play', 'typing.play-span', 'typing.loop-span', 'typing.back', 'typing.on', 'typing.slower', 'typing.faster', 'typing.normal-speed',
  'sound.extend-previous', 'sound.split', 'sound.lane-up', 'sound.lane-down', 'sound.select-all',
  'sound.start-earlier-10ms', 'sound.start-later-10ms', 'sound.start-earlier-100ms', 'sound.start-later-100ms', 'sound.start-earlier-1ms', 'sound.start-later-1ms',
  'sound.start-to-playhead', 'sound.end-to-playhead',
  'sound.fit', 'sound.zoom-selection', 'sound.scroll-left', 'sound.scroll-right', 'sound.taller', 'sound.flatter', 'sound.toggle-spectrogram', 'sound.toggle-snapping', 'sound.toggle-follow',
] as const satisfies readonly (keyof typeof SOUND_COMMANDS)[]; // prettier-ignore
type SharedSound = (typeof SHARED_SOUND)[number];

/** Besides, while the case is a sound. Digits, letters and Enter decide here, so what has their keys on the Label screen has others. */
export const REVIEW_SOUND_COMMANDS = {
  'review.hear-in-turn': { group: LISTEN, does: 'Hear one labeler’s span, then the other’s, in turn', keys: ['b'] },
  'review.hear-differing': { group: LISTEN, does: 'Hear only where the two differ, then the next such place', keys: ['i'] },
  'review.loop-differing': { group: LISTEN, does: 'Hear where they differ again and again, or stop that', keys: ['Shift+i'] },
  'review.next-pair': { group: LISTEN, does: 'The next two labelers', keys: ['Shift+b'] },
  'review.previous-pair': { group: LISTEN, does: 'The two labelers before', keys: ['Alt+b'] },
  ...(Object.fromEntries(SHARED_SOUND.map((id) => [id, SOUND_COMMANDS[id]])) as Pick<typeof SOUND_COMMANDS, SharedSound>),
  'review.slower': { group: SOUND_COMMANDS['sound.slower'].group, does: 'Slower', keys: ['<'] },
  'review.faster': { group: SOUND_COMMANDS['sound.faster'].group, does: 'Faster', keys: ['>'] },
  'review.sound-look': { group: LOOK, does: SOUND_COMMANDS['sound.look'].does, keys: ['Shift+v'] },
  'review.draw-span': { group: SPANS, does: 'Draw from the playhead: hold while playing, or press again at the end', keys: ['s'] },
  'review.merge-spans': { group: SPANS, does: 'Merge what is selected, of whomever, into one span', keys: ['u'] },
  'review.end-earlier-10ms': { group: SOUND_COMMANDS['sound.end-earlier-10ms'].group, does: 'End 10 ms earlier', keys: ['t'] },
  'review.end-later-10ms': { group: SOUND_COMMANDS['sound.end-later-10ms'].group, does: 'End 10 ms later', keys: ['y'] },
  'review.end-earlier-100ms': { group: SOUND_COMMANDS['sound.end-earlier-100ms'].group, does: 'End 100 ms earlier', keys: ['Shift+t'] },
  'review.end-later-100ms': { group: SOUND_COMMANDS['sound.end-later-100ms'].group, does: 'End 100 ms later', keys: ['Shift+y'] },
  'review.end-earlier-1ms': { group: SOUND_COMMANDS['sound.end-earlier-1ms'].group, does: 'End 1 ms earlier', keys: ['Alt+t'] },
  'review.end-later-1ms': { group: SOUND_COMMANDS['sound.end-later-1ms'].group, does: 'End 1 ms later', keys: ['Alt+y'] },
} as const satisfies KeyCommands;

/** Two sheets: what keys do while the case is an image, and while it is a sound. In each no key has two meanings. */
export const REVIEW_IMAGE_SCREEN_COMMANDS = { ...REVIEW_COMMANDS, ...REVIEW_IMAGE_COMMANDS };
export const REVIEW_SOUND_SCREEN_COMMANDS = { ...REVIEW_COMMANDS, ...REVIEW_SOUND_COMMANDS };

export type ReviewCommand = keyof typeof REVIEW_IMAGE_SCREEN_COMMANDS | keyof typeof REVIEW_SOUND_SCREEN_COMMANDS;
