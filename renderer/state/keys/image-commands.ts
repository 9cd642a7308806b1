import type { KeyCommands } from './keymap.ts';

const TOOLS = 'Tools';
const REGIONS = 'Regions of an image';
const LOOK = 'Image';

/** What keys do while an image is labeled. */
export const IMAGE_COMMANDS = {
  'image.draw-tool': { group: TOOLS, does: 'Draw', keys: ['d'] },
  'image.extreme-tool': { group: TOOLS, does: 'Draw a box by four extreme points', keys: ['e'] },
  'image.select-tool': { group: TOOLS, does: 'Only select and edit', keys: ['v'] },
  'image.split-tool': { group: TOOLS, does: 'Split the selected polygons', keys: ['k'] },
  'image.keyboard-pointer': { group: TOOLS, does: 'Draw and edit by keyboard: arrows move a crosshair, Enter presses', keys: ['x'] },
  'image.repeat': { group: TOOLS, does: 'Repeat the last region at the pointer', keys: ['r'] },
  'image.duplicate': { group: REGIONS, does: 'Duplicate', keys: ['Mod+d'] },
  'image.copy': { group: REGIONS, does: 'Copy', keys: ['Mod+c'] },
  'image.paste': { group: REGIONS, does: 'Paste, also on another sample', keys: ['Mod+v'] },
  'image.select-all': { group: REGIONS, does: 'Select all', keys: ['Mod+a'] },
  'image.next-region': { group: REGIONS, does: 'Next region', keys: [']'] },
  'image.previous-region': { group: REGIONS, does: 'Region before', keys: ['['] },
  'image.merge': { group: REGIONS, does: 'Merge the selected polygons', keys: ['m'] },
  'image.turn-left': { group: REGIONS, does: 'Turn a rotated box by 1° to the left', keys: [','] },
  'image.turn-right': { group: REGIONS, does: 'Turn a rotated box by 1° to the right', keys: ['.'] },
  'image.lock': { group: REGIONS, does: 'Lock, or unlock: the pointer goes through', keys: ['Shift+l'] },
  'image.hide': { group: REGIONS, does: 'Hide the selected regions, or show them', keys: ['Shift+h'] },
  'image.hide-regions': { group: REGIONS, does: 'Hide all regions, show them again', keys: ['h'] },
  'image.forward': { group: REGIONS, does: 'One step up', keys: ['Alt+ArrowUp'] },
  'image.backward': { group: REGIONS, does: 'One step down', keys: ['Alt+ArrowDown'] },
  'image.to-front': { group: REGIONS, does: 'Above all', keys: ['Alt+PageUp'] },
  'image.to-back': { group: REGIONS, does: 'Below all', keys: ['Alt+PageDown'] },
  'image.fit': { group: LOOK, does: 'Whole image', keys: ['Home'] },
  'image.actual-size': { group: LOOK, does: 'One to one', keys: ['End'] },
  'image.zoom-selection': { group: LOOK, does: 'Zoom to what is selected', keys: ['z'] },
  'image.look': { group: LOOK, does: 'Brightness, contrast, gamma, channel', keys: ['b'] },
  'image.snapping': { group: LOOK, does: 'Snap to edges and neighbors, or not', keys: ['Shift+s'] },
  'image.crosshair': { group: LOOK, does: 'Crosshair', keys: ['Shift+x'] },
  'image.rulers': { group: LOOK, does: 'Rulers', keys: ['Shift+r'] },
  'image.readout': { group: LOOK, does: 'Pixel coordinates', keys: ['Shift+p'] },
} as const satisfies KeyCommands;

export type ImageCommand = keyof typeof IMAGE_COMMANDS;
