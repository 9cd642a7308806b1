/** What the surface does by key when it has the focus, and with which key. The screen may show this list, rebind it through `keyOf`, or run commands itself. */
export const SOUND_SURFACE_KEYS = {
  play: { keys: ['Space'], says: 'Play and pause' },
  'play-selected': { keys: ['p'], says: 'Play the selected span' },
  'loop-selected': { keys: ['Shift+p'], says: 'Play the selected span again and again, or stop that' },
  'play-visible': { keys: ['v'], says: 'Play what is visible' },
  'play-around-start': { keys: ['{'], says: 'Play half a second before and after the start of the span' },
  'play-around-end': { keys: ['}'], says: 'Play half a second before and after the end of the span' },
  back: { keys: ['j'], says: 'Jump back' },
  on: { keys: ['l'], says: 'Jump on' },
  slower: { keys: ['u'], says: 'Slower' },
  faster: { keys: ['o'], says: 'Faster' },
  'normal-speed': { keys: ['i'], says: 'Normal speed' },
  start: { keys: ['Home'], says: 'To the start' },
  end: { keys: ['End'], says: 'To the end' },
  'cursor-earlier': { keys: ['ArrowLeft'], says: 'Playhead one pixel earlier' },
  'cursor-later': { keys: ['ArrowRight'], says: 'Playhead one pixel later' },
  'cursor-earlier-100ms': { keys: ['Shift+ArrowLeft'], says: 'Playhead 100 ms earlier' },
  'cursor-later-100ms': { keys: ['Shift+ArrowRight'], says: 'Playhead 100 ms later' },
  'cursor-earlier-1s': { keys: ['Ctrl+ArrowLeft'], says: 'Playhead 1 s earlier' },
  'cursor-later-1s': { keys: ['Ctrl+ArrowRight'], says: 'Playhead 1 s later' },
  'draw-begin': { keys: ['d'], says: 'Draw a span from the playhead: hold the key while playing, or press it again at the end' },
  'draw-end': { keys: [], says: 'End the span that is being drawn at the playhead' },
  'extend-previous': { keys: ['Shift+d'], says: 'Draw a span from the end of the one before to the playhead' },
  split: { keys: ['t'], says: 'Split the span at the playhead' },
  merge: { keys: ['m'], says: 'Merge the selected spans, or the selected one with the next' },
  remove: { keys: ['Delete', 'Backspace'], says: 'Remove the selected spans' },
  'select-all': { keys: ['Ctrl+a'], says: 'Select all spans' },
  'next-span': { keys: [']'], says: 'Next span' },
  'previous-span': { keys: ['['], says: 'Span before' },
  'start-to-playhead': { keys: [','], says: 'Move the start of the span to the playhead' },
  'end-to-playhead': { keys: ['.'], says: 'Move the end of the span to the playhead' },
  'start-earlier-1ms': { keys: ['Alt+q'], says: 'Start 1 ms earlier' },
  'start-later-1ms': { keys: ['Alt+w'], says: 'Start 1 ms later' },
  'start-earlier-10ms': { keys: ['q'], says: 'Start 10 ms earlier' },
  'start-later-10ms': { keys: ['w'], says: 'Start 10 ms later' },
  'start-earlier-100ms': { keys: ['Shift+q'], says: 'Start 100 ms earlier' },
  'start-later-100ms': { keys: ['Shift+w'], says: 'Start 100 ms later' },
  'end-earlier-1ms': { keys: ['Alt+e'], says: 'End 1 ms earlier' },
  'end-later-1ms': { keys: ['Alt+r'], says: 'End 1 ms later' },
  'end-earlier-10ms': { keys: ['e'], says: 'End 10 ms earlier' },
  'end-later-10ms': { keys: ['r'], says: 'End 10 ms later' },
  'end-earlier-100ms': { keys: ['Shift+e'], says: 'End 100 ms earlier' },
  'end-later-100ms': { keys: ['Shift+r'], says: 'End 100 ms later' },
  'lane-up': { keys: ['Shift+ArrowUp'], says: 'Selected spans one lane up; with none selected, draw in the lane above' },
  'lane-down': { keys: ['Shift+ArrowDown'], says: 'Selected spans one lane down; with none selected, draw in the lane below' },
  'zoom-in': { keys: ['+', '='], says: 'Zoom in' },
  'zoom-out': { keys: ['-'], says: 'Zoom out' },
  fit: { keys: ['f'], says: 'Whole recording' },
  'zoom-selection': { keys: ['z'], says: 'Zoom to the selected spans' },
  'scroll-left': { keys: ['Shift+PageUp'], says: 'Scroll to what comes before' },
  'scroll-right': { keys: ['Shift+PageDown'], says: 'Scroll to what comes after' },
  taller: { keys: ['Alt+ArrowUp'], says: 'Draw the waveform taller' },
  flatter: { keys: ['Alt+ArrowDown'], says: 'Draw the waveform flatter' },
  'toggle-spectrogram': { keys: ['g'], says: 'Spectrogram, or not' },
  'toggle-channels': { keys: ['c'], says: 'Channels together, or one below the other' },
  'toggle-snapping': { keys: ['Shift+s'], says: 'Snap to edges, silence and zero crossings, or not' },
  'toggle-follow': { keys: ['Shift+f'], says: 'Follow the playhead, or not' },
} as const satisfies Readonly<Record<string, { readonly keys: readonly string[]; readonly says: string }>>;

export type SoundSurfaceCommand = keyof typeof SOUND_SURFACE_KEYS;

/** Keys and gestures that the surface takes without a command, for a list of shortcuts. */
export const SOUND_SURFACE_GESTURES: readonly { readonly keys: string; readonly says: string }[] = [
  { keys: 'Drag', says: 'Draw a span; on the selected span: move it, also to another lane; on an edge: move that edge' },
  { keys: 'Shift + drag', says: 'Draw wherever the drag begins, also at an edge; on the times: play a stretch' },
  { keys: 'Ctrl + drag an edge', says: 'Move this edge alone, also where two spans share it' },
  { keys: 'Alt, held', says: 'Do not snap' },
  { keys: 'Click, double click', says: 'Put the playhead; on a span: select it, play it' },
  { keys: 'Shift + click', says: 'Select several spans' },
  { keys: 'Wheel', says: 'Zoom at the pointer; with Shift, or two fingers: scroll' },
  { keys: 'Middle button', says: 'Move along the recording' },
  { keys: 'Tab', says: 'Next span; after Escape, to what comes after the sound' },
  { keys: 'Escape', says: 'Drop what is being drawn; let go of what is selected' },
];

export interface SoundKeyInput {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const BY_KEY: ReadonlyMap<string, SoundSurfaceCommand> = new Map(
  (Object.keys(SOUND_SURFACE_KEYS) as SoundSurfaceCommand[]).flatMap((command) => SOUND_SURFACE_KEYS[command].keys.map((key) => [key, command] as const)),
);

/** The command of a key; undefined when the surface leaves it to the screen. */
export function soundSurfaceCommandOf({ key, ctrlKey, metaKey, altKey, shiftKey }: SoundKeyInput): SoundSurfaceCommand | undefined {
  const base = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  const isSign = base.length === 1 && base.toUpperCase() === base; // how a sign is written, with Shift or without, is part of the layout
  const held = [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', shiftKey && !isSign ? 'Shift' : ''].filter((each) => each !== '');
  return BY_KEY.get([...held, base].join('+'));
}
