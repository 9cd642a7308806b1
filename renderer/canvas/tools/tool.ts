import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import type { Point, Size } from '../geometry/plane.ts';
import type { Scene } from '../geometry/scene.ts';
import type { SnapLines } from '../geometry/snap.ts';

/** What the pointer is for. `split` cuts the selected polygons along a drawn path. */
export const TOOLS = ['select', 'box', 'extreme-box', 'rotated-box', 'polygon', 'point', 'split'] as const;
export type Tool = (typeof TOOLS)[number];

/** One press, move or release, in image pixels; a point may lie outside the image. */
export interface PointerInput {
  readonly point: Point;
  /** Steady: turn in steps, keep a ratio, add to the selection. */
  readonly shift: boolean;
  /** Draw even where a selected region lies; take a vertex away. */
  readonly alt: boolean;
  /** Do not snap. */
  readonly ctrl: boolean;
}

/** What a tool may know. */
export interface ToolContext {
  readonly image: Size;
  /** Screen pixels an image pixel: reaches are said in screen pixels. */
  readonly scale: number;
  readonly scene: Scene;
  readonly selection: ReadonlySet<string>;
  readonly snapping: boolean;
}

/** What a gesture came to: one outcome per whole gesture, so that the app makes one step of undo of it. */
export type Outcome =
  | { readonly did: 'draw'; readonly shape: ImageShape }
  | { readonly did: 'change'; readonly changes: readonly ShapeChange[] }
  | { readonly did: 'select'; readonly ids: readonly string[] }
  | { readonly did: 'split'; readonly pieces: readonly SplitRegion[] }
  | { readonly did: 'say'; readonly text: string };

export interface ShapeChange {
  readonly id: string;
  readonly shape: ImageShape;
}

/** A region that was cut: the first piece takes its place, the others are new. */
export interface SplitRegion {
  readonly id: string;
  readonly pieces: readonly ImageShape[];
}

/** What is being drawn, to be shown over the image. */
export interface Preview {
  /** The outline so far, closed. */
  readonly shape?: ImageShape;
  /** An open way. */
  readonly way?: readonly Point[];
  /** Points put down so far. */
  readonly points?: readonly Point[];
  /** Where the outline crosses itself. */
  readonly crossings?: readonly Point[];
  readonly lines?: SnapLines;
  /** The next click closes the outline at its first point. */
  readonly closing?: boolean;
}

export interface Step<State> {
  /** The drawing so far; undefined when nothing is being drawn any more. */
  readonly state: State | undefined;
  readonly outcomes?: readonly Outcome[];
}

/** A tool that draws, as pure steps from state to state; Escape drops the state, and nothing else. */
export interface DrawingTool<State> {
  readonly press: (state: State | undefined, input: PointerInput, context: ToolContext) => Step<State>;
  readonly move: (state: State, input: PointerInput, context: ToolContext) => Step<State>;
  readonly release: (state: State, input: PointerInput, context: ToolContext) => Step<State>;
  /** Enter or a double click. */
  readonly finish: (state: State, context: ToolContext) => Step<State>;
  /** Backspace: one step back. */
  readonly back: (state: State) => Step<State>;
  readonly preview: (state: State) => Preview;
}

/** Drawings smaller than this on the screen are a slip of the hand. */
export const SMALLEST_ON_SCREEN = 4;
/** How close things must come to snap, in screen pixels. */
export const SNAP_REACH = 8;
/** How far the pointer must go until a press is a drag, in screen pixels. */
export const DRAG_START = 3;
