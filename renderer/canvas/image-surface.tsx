import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Box } from '../../shared/model/annotation.ts';
import { boxBetween } from './box-geometry.ts';
import { loadImage } from './image-cache.ts';
import { paintSurface, type SurfaceRegion } from './paint-surface.ts';
import { type Gesture, useBoxGestures } from './use-box-gestures.ts';
import { centred, fitViewport, panBy, type Size, type Viewport, zoomAt, zoomToBox } from './viewport.ts';

export interface ImageSurfaceProps {
  readonly src: string;
  /** Upright size in pixels. */
  readonly size: Size;
  readonly regions: readonly SurfaceRegion[];
  readonly selected?: string | undefined;
  /** Colour of new boxes; no drawing when left out. */
  readonly drawColor?: string | undefined;
  readonly canEdit?: boolean;
  /** What the picture is, for those who cannot see it. */
  readonly label: string;
  /** A view that several surfaces share, for looking side by side. */
  readonly view?: { readonly viewport: Viewport | undefined; readonly onViewport: (viewport: Viewport) => void };
  readonly onSelect?: (id: string | undefined) => void;
  readonly onDraw?: (box: Box) => void;
  readonly onChange?: (id: string, box: Box) => void;
  readonly onShown?: () => void;
}

const NOTHING = () => undefined;
const NO_SIZE: Size = { width: 0, height: 0 };

/**
 * The image with its boxes on one canvas. Wheel zooms at the pointer, space or the middle button pans, `0` fits, `1` is
 * one to one, `2` goes to the selection, Escape cancels only what is being drawn.
 */
export function ImageSurface({ src, size, regions, selected, drawColor, canEdit = false, label, view, onSelect = NOTHING, onDraw = NOTHING, onChange = NOTHING, onShown = NOTHING }: ImageSurfaceProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [surface, setSurface] = useState<Size>(NO_SIZE);
  const [image, setImage] = useState<{ readonly src: string; readonly element: HTMLImageElement | undefined } | undefined>();
  const [own, setOwn] = useState<{ readonly src: string; readonly viewport: Viewport } | undefined>();
  const [panning, setPanning] = useState(false);

  const fitted = fitViewport(size, surface);
  const viewport = view?.viewport ?? (own?.src === src ? own.viewport : fitted);
  const setViewport = (next: Viewport) => {
    setOwn({ src, viewport: next });
    view?.onViewport(next);
  };

  const { gesture, pointer, hovered, cancel, cursor, events } = useBoxGestures(
    viewport,
    size,
    regions,
    selected,
    { canDraw: drawColor !== undefined, canEdit, panning },
    { onSelect, onDraw, onChange, onPan: (by) => setViewport(panBy(viewport, by, size, surface)) },
  );

  const shown = useEffectEvent(onShown);
  useEffect(() => {
    let current = true;
    loadImage(src).then(
      (element) => current && setImage({ src, element }),
      () => current && setImage({ src, element: undefined }),
    );
    return () => {
      current = false;
    };
  }, [src]);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setSurface({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const loaded = image?.src === src ? image : undefined;
  useLayoutEffect(() => {
    const target = canvas.current;
    const context = target?.getContext('2d');
    if (target === null || context === null || context === undefined || surface.width === 0) return;
    const pixelRatio = globalThis.devicePixelRatio;
    const width = Math.round(surface.width * pixelRatio);
    const height = Math.round(surface.height * pixelRatio);
    if (target.width !== width) target.width = width;
    if (target.height !== height) target.height = height;
    paintSurface(context, surface, pixelRatio, viewport, {
      image: loaded?.element,
      imageSize: size,
      regions: withGesture(regions, gesture),
      selected,
      hovered,
      drawing: gesture?.doing === 'draw' && drawColor !== undefined ? { box: boxBetween(gesture.from, gesture.to, size), color: drawColor } : undefined,
      crosshair: drawColor !== undefined && gesture?.doing !== 'pan' && hovered === undefined ? pointer : undefined,
      editable: canEdit,
    });
    if (loaded?.element !== undefined) shown();
  });

  const zoom = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    // Trackpads pan with two fingers: their wheel events carry sideways movement. Pinching comes with ctrlKey.
    if (!event.ctrlKey && event.deltaX !== 0) setViewport(panBy(viewport, { x: -event.deltaX, y: -event.deltaY }, size, surface));
    else setViewport(zoomAt(viewport, at, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), size, surface));
  });
  useEffect(() => {
    const element = frame.current;
    const onWheel = (event: WheelEvent) => zoom(event);
    element?.addEventListener('wheel', onWheel, { passive: false }); // React's own listeners are passive and cannot keep the page still
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && gesture !== undefined) {
      cancel();
      event.stopPropagation();
    } else if (event.key === ' ') {
      setPanning(true);
      event.preventDefault();
    } else if (event.key === '+' || event.key === '=') setViewport(zoomAt(viewport, middle(surface), 1.25, size, surface));
    else if (event.key === '-') setViewport(zoomAt(viewport, middle(surface), 0.8, size, surface));
    else if (event.code === 'Home') setViewport(fitted);
    else if (event.code === 'End') setViewport(centred(size, surface, 1));
    else if (event.key === 'z') {
      const chosen = regions.find(({ id }) => id === selected);
      if (chosen !== undefined) setViewport(zoomToBox(chosen.box, size, surface));
    }
  }

  return (
    <div
      ref={frame}
      className="relative h-full w-full overflow-hidden bg-sunken outline-none focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset"
      style={{ cursor, touchAction: 'none' }}
      role="application"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.key === ' ' && setPanning(false)}
      onBlur={() => setPanning(false)}
      data-loaded={loaded?.element !== undefined}
      data-viewport={`${viewport.scale} ${viewport.x} ${viewport.y}`}
      {...events}
    >
      <canvas ref={canvas} className="absolute inset-0 h-full w-full" />
      {loaded !== undefined && loaded.element === undefined && (
        <p role="alert" className="absolute inset-0 grid place-content-center p-6 text-center text-sm">
          This image cannot be shown. The file may be damaged, moved or in a format this app cannot read.
        </p>
      )}
    </div>
  );
}

function withGesture(regions: readonly SurfaceRegion[], gesture: Gesture | undefined): readonly SurfaceRegion[] {
  if (gesture?.doing !== 'move' && gesture?.doing !== 'resize') return regions;
  return regions.map((region) => (region.id === gesture.id ? { ...region, box: gesture.box } : region));
}

function middle(surface: Size) {
  return { x: surface.width / 2, y: surface.height / 2 };
}
