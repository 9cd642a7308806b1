import type { ImageShape } from '../../shared/model/shape-bounds.ts';
import type { Point, Size } from './geometry/plane.ts';
import type { SurfaceRegion } from './geometry/scene.ts';
import type { Picture } from './paint/picture.ts';
import type { KeyInput, SurfaceCommand } from './surface-keys.ts';
import type { ShapeChange, SplitRegion, Tool } from './tools/tool.ts';
import type { Viewport } from './viewport.ts';

/** A view that several surfaces share, for looking side by side: whoever moves it moves all. */
export interface SharedView {
  readonly viewport: Viewport | undefined;
  readonly onViewport: (viewport: Viewport) => void;
}

/** What the surface tells. Each is one whole gesture, so that the app makes one step of undo of it. */
export interface SurfaceEvents {
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onDraw: (shape: ImageShape) => void;
  readonly onChange: (changes: readonly ShapeChange[]) => void;
  /** The first piece takes the region's place, the others are new. Without it, nothing can be split. */
  readonly onSplit: ((pieces: readonly SplitRegion[]) => void) | undefined;
  /** Delete was pressed on regions that can be changed. Without it, the key is left to the screen. */
  readonly onRemove: ((ids: readonly string[]) => void) | undefined;
  /** Where the pointer is, in image pixels; undefined when it has left the image. */
  readonly onCursor: ((at: Point | undefined) => void) | undefined;
  /** The image has been painted for the first time. */
  readonly onShown: () => void;
}

/** All that decides what the surface shows and does. */
export interface SurfaceSettings {
  readonly src: string;
  /** Upright size in pixels. */
  readonly size: Size;
  readonly picture: Picture | undefined;
  /** The last lies on top. */
  readonly regions: readonly SurfaceRegion[];
  readonly selection: readonly string[];
  readonly tool: Tool;
  /** Colour of what is being drawn. */
  readonly drawColor: string;
  readonly snapping: boolean;
  readonly crosshair: boolean;
  readonly rulers: boolean;
  readonly view: SharedView | undefined;
  readonly keyOf: (event: KeyInput) => SurfaceCommand | undefined;
  readonly events: SurfaceEvents;
}

/** Whether two lists show the same: parents make new lists at each render, and a scene is rebuilt only for a new one. */
export function sameRegions(a: readonly SurfaceRegion[], b: readonly SurfaceRegion[]): boolean {
  return a === b || (a.length === b.length && a.every((region, place) => sameRegion(region, b[place])));
}

function sameRegion(a: SurfaceRegion, b: SurfaceRegion | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.id === b.id &&
      a.shape === b.shape &&
      a.color === b.color &&
      a.name === b.name &&
      a.badge === b.badge &&
      a.caption === b.caption &&
      (a.locked ?? false) === (b.locked ?? false) &&
      (a.fixed ?? false) === (b.fixed ?? false) &&
      (a.dashed ?? false) === (b.dashed ?? false) &&
      (a.hidden ?? false) === (b.hidden ?? false))
  );
}
