import { evenAngle } from './geometry/drag-handle.ts';
import { isInsideImage, roundedShape, shapeBounds } from './geometry/image-shape.ts';
import { joinedBounds, type Point } from './geometry/plane.ts';
import type { SurfaceCommand } from './surface-keys.ts';
import type { SurfaceSettings } from './surface-settings.ts';
import type { SurfaceView } from './surface-view.ts';
import type { Gestures } from './tools/gestures.ts';

/** What commands need of a surface. */
export interface CommandedSurface {
  readonly view: SurfaceView;
  readonly settings: SurfaceSettings;
  readonly gestures: Gestures;
  /** On the screen. */
  readonly pointer: Point | undefined;
  reveal(id: string): void;
  toggleRegions(): void;
  toggleKeyboard(): void;
}

/** Does what a key of the surface does. */
export function runSurfaceCommand(command: SurfaceCommand, surface: CommandedSurface): void {
  const { view, settings } = surface;
  switch (command) {
    case 'zoom-in':
      return view.zoom(1.25, surface.pointer);
    case 'zoom-out':
      return view.zoom(0.8, surface.pointer);
    case 'fit':
      return view.fit();
    case 'actual-size':
      return view.actualSize();
    case 'zoom-selection': {
      const chosen = settings.regions.filter(({ id }) => settings.selection.includes(id));
      return chosen.length === 0 ? undefined : view.zoomTo(joinedBounds(chosen.map(({ shape }) => shapeBounds(shape))));
    }
    case 'hide-regions':
      return surface.toggleRegions();
    case 'select-all':
      return settings.events.onSelect(settings.regions.filter(({ hidden, locked }) => hidden !== true && locked !== true).map(({ id }) => id));
    case 'next-region':
      return goOn(surface, 1);
    case 'previous-region':
      return goOn(surface, -1);
    case 'keyboard-pointer':
      return surface.toggleKeyboard();
    case 'turn-left':
      return turn(surface, -1);
    case 'turn-right':
      return turn(surface, 1);
  }
}

/** The region after, or before, the selected one in the order of the list, wrapping round. */
function goOn(surface: CommandedSurface, by: 1 | -1): void {
  const { regions, selection, events } = surface.settings;
  const shown = regions.filter(({ hidden }) => hidden !== true);
  const place = shown.findIndex(({ id }) => selection.includes(id));
  const next = shown[place === -1 && by === -1 ? shown.length - 1 : (place + by + shown.length) % shown.length];
  if (next === undefined) return;
  events.onSelect([next.id]);
  surface.reveal(next.id);
}

function turn({ gestures, settings }: CommandedSurface, degrees: number): void {
  const region = gestures.handled();
  if (region?.shape.kind !== 'rotated-box') return;
  const shape = roundedShape({ ...region.shape, angle: evenAngle(region.shape.angle + degrees) });
  if (isInsideImage(shape, settings.size, 0.02)) settings.events.onChange([{ id: region.id, shape }]);
}
