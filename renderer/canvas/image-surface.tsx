import { type Ref, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { ImageShape } from '../../shared/model/shape-bounds.ts';
import { type Adjustments, AS_IT_IS, pictureFilter } from './adjustments.ts';
import type { Bounds, Point, Size } from './geometry/plane.ts';
import type { SurfaceRegion } from './geometry/scene.ts';
import { decodedBytes } from './image-cache.ts';
import { PictureFilterDefs } from './picture-filter-defs.tsx';
import { PictureMessage } from './picture-message.tsx';
import { SurfaceController } from './surface-controller.ts';
import { listenToInput } from './surface-input.ts';
import { type KeyInput, type SurfaceCommand, surfaceCommandOf } from './surface-keys.ts';
import type { SharedView, SurfaceSettings } from './surface-settings.ts';
import type { ShapeChange, SplitRegion, Tool } from './tools/tool.ts';
import { usePicture } from './use-picture.ts';

/** What a screen may ask of the surface besides its props. */
export interface ImageSurfaceHandle {
  /** Does what a key of the surface does. */
  readonly run: (command: SurfaceCommand) => void;
  readonly zoomTo: (bounds: Bounds) => void;
  /** Moves the view just so far that a region can be seen. */
  readonly reveal: (id: string) => void;
  /** Drops what is being drawn; whether there was anything. */
  readonly cancel: () => boolean;
  /** Closes what is being drawn; whether there was anything. */
  readonly finish: () => boolean;
  /** Takes back the last point of what is being drawn, or drops what is being dragged; whether there was anything. */
  readonly undo: () => boolean;
  /** Before the tool or the image changes: closes what can be closed. False when something of several clicks is unfinished: it stays, and the surface says so. */
  readonly leave: () => boolean;
  readonly isBusy: () => boolean;
  /** Says to screen readers what has happened. */
  readonly say: (text: string) => void;
  readonly focus: () => void;
}

export interface ImageSurfaceProps {
  readonly src: string;
  /** Upright size in pixels. */
  readonly size: Size;
  /** What the picture is, for those who cannot see it. */
  readonly label: string;
  /** The last lies on top. */
  readonly regions: readonly SurfaceRegion[];
  readonly selection?: readonly string[];
  /** What the pointer is for; only looking, selecting and editing when left out. */
  readonly tool?: Tool;
  /** Colour of what is being drawn. */
  readonly drawColor?: string;
  /** Draws to corners, sides and the image border, unless Ctrl is held. */
  readonly snapping?: boolean;
  readonly crosshair?: boolean;
  readonly rulers?: boolean;
  /** Where the pointer is, in image pixels, in a corner. */
  readonly readout?: boolean;
  /** A view that several surfaces share, for looking side by side. */
  readonly view?: SharedView;
  readonly adjustments?: Adjustments;
  /** Keys of the surface, when people have chosen others. */
  readonly keyOf?: (event: KeyInput) => SurfaceCommand | undefined;
  readonly onSelect?: (ids: readonly string[]) => void;
  readonly onDraw?: (shape: ImageShape) => void;
  readonly onChange?: (changes: readonly ShapeChange[]) => void;
  readonly onSplit?: (pieces: readonly SplitRegion[]) => void;
  readonly onRemove?: (ids: readonly string[]) => void;
  readonly onCursor?: (at: Point | undefined) => void;
  /** The image is painted. */
  readonly onShown?: () => void;
  readonly ref?: Ref<ImageSurfaceHandle>;
}

const NOTHING = () => undefined;
const NONE: readonly string[] = [];

/** An image with regions on it: looked at, drawn, edited. Knows nothing of projects; README.md says how it is used. */
export function ImageSurface({ src, size, label, regions, selection = NONE, tool = 'select', drawColor = '#ffffff', snapping = true, crosshair = true, rulers = false, readout = true, view, adjustments = AS_IT_IS, keyOf = surfaceCommandOf, ref, ...events }: ImageSurfaceProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [picture, regionLayer, overlay] = [useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null)];
  const [position, live, hint] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const controller = useRef<SurfaceController>(undefined);
  const id = useId();
  const { state, again } = usePicture(src);
  const filter = pictureFilter(adjustments);

  const settings: SurfaceSettings = {
    src,
    size,
    picture: state.is === 'shown' ? state.picture : undefined,
    regions,
    selection,
    tool,
    drawColor,
    snapping,
    crosshair,
    rulers,
    view,
    keyOf,
    events: {
      onSelect: events.onSelect ?? NOTHING,
      onDraw: events.onDraw ?? NOTHING,
      onChange: events.onChange ?? NOTHING,
      onSplit: events.onSplit,
      onRemove: events.onRemove,
      onCursor: events.onCursor,
      onShown: events.onShown ?? NOTHING,
    },
  };

  useLayoutEffect(() => {
    const elements = { frame: frame.current, picture: picture.current, regions: regionLayer.current, overlay: overlay.current, readout: position.current, live: live.current, hint: hint.current };
    if (elements.frame === null || elements.picture === null || elements.regions === null || elements.overlay === null || elements.readout === null || elements.live === null || elements.hint === null) return undefined;
    const { frame: box } = elements;
    const started = new SurfaceController({ frame: box, layers: { picture: elements.picture, regions: elements.regions, overlay: elements.overlay }, words: { readout: elements.readout, live: elements.live, hint: elements.hint } }, settings);
    controller.current = started;
    const stopInput = listenToInput(box, started);
    const observer = new ResizeObserver(() => started.resize({ width: box.clientWidth, height: box.clientHeight }));
    observer.observe(box);
    return () => {
      observer.disconnect();
      stopInput();
      started.stop();
      controller.current = undefined;
    };
    // The controller lives as long as the element; what changes comes by `set` below.
  }, []);

  useLayoutEffect(() => controller.current?.set(settings));

  useImperativeHandle(ref, () => ({
    run: (command) => controller.current?.run(command),
    zoomTo: (bounds) => controller.current?.view.zoomTo(bounds),
    reveal: (region) => controller.current?.reveal(region),
    cancel: () => controller.current?.cancel() ?? false,
    finish: () => controller.current?.finish() ?? false,
    undo: () => controller.current?.undo() ?? false,
    leave: () => controller.current?.leave() ?? true,
    isBusy: () => controller.current?.gestures.isBusy ?? false,
    say: (text) => controller.current?.say(text),
    focus: () => frame.current?.focus({ preventScroll: true }),
  }), []);

  return (
    <div className="relative isolate h-full w-full overflow-hidden bg-sunken">
      <div
        ref={frame}
        className="absolute inset-0 touch-none outline-none focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset"
        role="application"
        aria-label={label}
        aria-roledescription="image with regions"
        aria-describedby={`${id}-keys`}
        data-decoded={decodedBytes()}
        aria-busy={state.is === 'waiting' || state.is === 'slow'}
        tabIndex={0}
      >
        <canvas ref={picture} className="pointer-events-none absolute inset-0 h-full w-full" style={filter === undefined ? undefined : { filter: `url(#${id}-filter)` }} />
        <canvas ref={regionLayer} className="pointer-events-none absolute inset-0 h-full w-full" />
        <canvas ref={overlay} className="pointer-events-none absolute inset-0 h-full w-full" />
      </div>
      {filter !== undefined && <PictureFilterDefs id={`${id}-filter`} filter={filter} />}
      <p id={`${id}-keys`} className="sr-only">
        Square brackets go through the regions, arrows move the selected one, K draws and edits by keyboard.
      </p>
      <div ref={live} role="status" className="sr-only" />
      <div ref={hint} hidden aria-hidden="true" className="pointer-events-none absolute top-3 left-1/2 max-w-[80%] -translate-x-1/2 rounded-md border border-line bg-surface px-2 py-1 text-sm text-ink" />
      <div ref={position} hidden={!readout} aria-hidden="true" className="pointer-events-none absolute right-2 bottom-2 rounded-md border border-line bg-surface px-1.5 py-0.5 text-xs text-ink tabular-nums empty:hidden" />
      <PictureMessage state={state} size={size} again={again} />
    </div>
  );
}
