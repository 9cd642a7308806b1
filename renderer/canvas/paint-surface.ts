import type { Box } from '../../shared/model/annotation.ts';
import { HANDLES, handlePoint } from './box-geometry.ts';
import { type Point, type Size, toScreen, type Viewport } from './viewport.ts';

/** A region as the surface draws it. Colours are CSS colours; a dashed one is somebody's suggestion or another's answer. */
export interface SurfaceRegion {
  readonly id: string;
  readonly box: Box;
  readonly color: string;
  /** Written at the top left corner. */
  readonly caption: string;
  readonly dashed?: boolean;
}

export interface Painting {
  readonly image: CanvasImageSource | undefined;
  readonly imageSize: Size;
  readonly regions: readonly SurfaceRegion[];
  readonly selected: string | undefined;
  readonly hovered: string | undefined;
  /** The box being drawn, and the crosshair while a box can be drawn; in image and screen pixels. */
  readonly drawing: { readonly box: Box; readonly color: string } | undefined;
  readonly crosshair: Point | undefined;
  readonly editable: boolean;
}

export const HANDLE_SIZE = 8;
const CAPTION_FONT = '600 11px system-ui, sans-serif';

/** Paints the whole surface once. Boxes of one colour share one path; boxes outside the surface are left out. */
export function paintSurface(context: CanvasRenderingContext2D, surface: Size, pixelRatio: number, viewport: Viewport, painting: Painting): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, surface.width, surface.height);
  if (painting.image !== undefined) {
    context.imageSmoothingEnabled = viewport.scale < 4;
    context.imageSmoothingQuality = 'high';
    const { width, height } = painting.imageSize;
    context.drawImage(painting.image, viewport.x, viewport.y, width * viewport.scale, height * viewport.scale);
  }

  const visible = painting.regions.filter(({ box }) => touchesSurface(box, viewport, surface));
  const byColor = Map.groupBy(visible, ({ color, dashed }) => `${color}${dashed === true ? '/dashed' : ''}`);
  for (const regions of byColor.values()) {
    const [first] = regions;
    if (first === undefined) continue;
    const path = new Path2D();
    for (const { box } of regions) path.rect(...screenRect(box, viewport));
    context.setLineDash(first.dashed === true ? [6, 4] : []);
    strokeOnAnything(context, path, first.color, 2);
  }
  context.setLineDash([]);

  for (const region of visible) {
    const emphasised = region.id === painting.selected || region.id === painting.hovered;
    if (emphasised) emphasise(context, region, viewport);
    if (emphasised || visible.length <= 200) caption(context, region, viewport);
    if (region.id === painting.selected && painting.editable) handles(context, region, viewport);
  }
  if (painting.drawing !== undefined) {
    const path = new Path2D();
    path.rect(...screenRect(painting.drawing.box, viewport));
    strokeOnAnything(context, path, painting.drawing.color, 2);
  }
  if (painting.crosshair !== undefined) crosshair(context, painting.crosshair, surface);
}

function screenRect(box: Box, viewport: Viewport): [number, number, number, number] {
  const { x, y } = toScreen(viewport, box);
  return [x, y, box.width * viewport.scale, box.height * viewport.scale];
}

function touchesSurface(box: Box, viewport: Viewport, surface: Size): boolean {
  const [x, y, width, height] = screenRect(box, viewport);
  return x <= surface.width && y <= surface.height && x + width >= 0 && y + height >= 0;
}

// A dark halo under a light line can be seen on every image.
function strokeOnAnything(context: CanvasRenderingContext2D, path: Path2D, color: string, width: number): void {
  context.lineWidth = width + 2;
  context.strokeStyle = 'rgb(0 0 0 / 0.45)';
  context.stroke(path);
  context.lineWidth = width;
  context.strokeStyle = color;
  context.stroke(path);
}

function emphasise(context: CanvasRenderingContext2D, region: SurfaceRegion, viewport: Viewport): void {
  const path = new Path2D();
  path.rect(...screenRect(region.box, viewport));
  context.globalAlpha = 0.18;
  context.fillStyle = region.color;
  context.fill(path);
  context.globalAlpha = 1;
  strokeOnAnything(context, path, region.color, 3);
}

function caption(context: CanvasRenderingContext2D, region: SurfaceRegion, viewport: Viewport): void {
  if (region.caption === '') return;
  const { x, y } = toScreen(viewport, region.box);
  context.font = CAPTION_FONT;
  const width = context.measureText(region.caption).width + 8;
  const top = y >= 16 ? y - 16 : y;
  context.fillStyle = region.color;
  context.fillRect(x - 1, top, width, 16);
  context.fillStyle = '#101418';
  context.textBaseline = 'middle';
  context.fillText(region.caption, x + 3, top + 8.5);
}

function handles(context: CanvasRenderingContext2D, region: SurfaceRegion, viewport: Viewport): void {
  context.lineWidth = 1.5;
  context.strokeStyle = '#101418';
  context.fillStyle = '#ffffff';
  for (const handle of HANDLES) {
    const { x, y } = toScreen(viewport, handlePoint(region.box, handle));
    context.fillRect(x - HANDLE_SIZE / 2, y - HANDLE_SIZE / 2, HANDLE_SIZE, HANDLE_SIZE);
    context.strokeRect(x - HANDLE_SIZE / 2, y - HANDLE_SIZE / 2, HANDLE_SIZE, HANDLE_SIZE);
  }
}

function crosshair(context: CanvasRenderingContext2D, at: Point, surface: Size): void {
  const path = new Path2D();
  path.moveTo(0, at.y);
  path.lineTo(surface.width, at.y);
  path.moveTo(at.x, 0);
  path.lineTo(at.x, surface.height);
  context.lineWidth = 1;
  context.strokeStyle = 'rgb(255 255 255 / 0.55)';
  context.stroke(path);
  context.setLineDash([4, 4]);
  context.strokeStyle = 'rgb(0 0 0 / 0.55)';
  context.stroke(path);
  context.setLineDash([]);
}
