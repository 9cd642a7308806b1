/** What the surface does by key when it has the focus, and with which key. The screen may show this list, and rebind it through `keyOf`. */
export const SURFACE_KEYS = {
  'zoom-in': { keys: ['+', '='], says: 'Zoom in' },
  'zoom-out': { keys: ['-'], says: 'Zoom out' },
  fit: { keys: ['Home'], says: 'Whole image' },
  'actual-size': { keys: ['End'], says: 'One to one' },
  'zoom-selection': { keys: ['z'], says: 'Zoom to the selected region' },
  'hide-regions': { keys: ['b'], says: 'Hide all regions, show them again' },
  'next-region': { keys: [']'], says: 'Next region' },
  'previous-region': { keys: ['['], says: 'Previous region' },
  'select-all': { keys: ['Ctrl+a'], says: 'Select all regions' },
  'keyboard-pointer': { keys: ['k'], says: 'Draw and edit by keyboard: arrows move a crosshair, Enter presses' },
  'turn-left': { keys: [','], says: 'Turn a rotated box by 1° to the left' },
  'turn-right': { keys: ['.'], says: 'Turn a rotated box by 1° to the right' },
} as const satisfies Readonly<Record<string, { readonly keys: readonly string[]; readonly says: string }>>;

export type SurfaceCommand = keyof typeof SURFACE_KEYS;

/** Keys that the surface takes without a command, for a list of shortcuts. */
export const SURFACE_GESTURES: readonly { readonly keys: string; readonly says: string }[] = [
  { keys: 'Space + drag, middle button', says: 'Move the image' },
  { keys: 'Wheel', says: 'Zoom at the pointer' },
  { keys: 'Shift + click, Shift + drag', says: 'Select several regions; catch with a lasso' },
  { keys: 'Tab', says: 'The next region below the pointer' },
  { keys: 'Arrows', says: 'Move the selection by 1 pixel, with Shift by 10' },
  { keys: 'Alt + drag', says: 'Draw where a selected region lies' },
  { keys: 'Alt + click', says: 'Take a vertex away' },
  { keys: 'Ctrl', says: 'Held: do not snap' },
  { keys: 'Enter, double click', says: 'Close a polygon' },
  { keys: 'Backspace', says: 'Take back the last point of a drawing' },
  { keys: 'Escape', says: 'Drop what is being drawn' },
];

export interface KeyInput {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key; undefined when the surface leaves it to the screen. */
export function surfaceCommandOf({ key, ctrlKey, metaKey, altKey }: KeyInput): SurfaceCommand | undefined {
  if (altKey) return undefined;
  const name = ctrlKey || metaKey ? `Ctrl+${key.toLowerCase()}` : key.length === 1 ? key.toLowerCase() : key;
  return (Object.keys(SURFACE_KEYS) as SurfaceCommand[]).find((command) => (SURFACE_KEYS[command].keys as readonly string[]).includes(name));
}
