import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { type Handle, handlesOf, rotateStemFoot } from '../geometry/handles.ts';
import type { Point, Size } from '../geometry/plane.ts';
import type { SurfaceRegion } from '../geometry/scene.ts';
import { ringAtScale } from '../geometry/simplify.ts';
import type { SnapLines } from '../geometry/snap.ts';
import type { Preview } from '../tools/tool.ts';
import { toScreen, viewOf, type Viewport } from '../viewport.ts';
import { addOutline, addRing } from './outline-path.ts';
import { markCrossings, paintCrossing } from './mark-crossings.ts';
import { fullName, isLong, paintCaption, strokeRegion } from './paint-regions.ts';

/** What changes with the pointer: painted on its own layer, so that a moving pointer never repaints image and regions. */
export interface OverlayPainting {
  /** Regions drawn emphasised, and how far they have been dragged (image pixels). */
  readonly selected: readonly { readonly region: SurfaceRegion; readonly by: Point | undefined }[];
  readonly hovered: SurfaceRegion | undefined;
  /** The region that shows its handles. */
  readonly handled: SurfaceRegion | undefined;
  readonly drawing: Preview | undefined;
  readonly color: string;
  readonly lasso: readonly Point[] | undefined;
  readonly lines: SnapLines | undefined;
  /** On the screen. */
  readonly crosshair: Point | undefined;
  readonly rulers: boolean;
}

const DARK = '#101418';
const HANDLE = 8;
/** Larger selections are outlined only. */
const FILLED_UP_TO = 50;

export function paintOverlay(context: CanvasRenderingContext2D, surface: Size, pixelRatio: number, viewport: Viewport, painting: OverlayPainting): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, surface.width, surface.height);
  const view = viewOf(viewport, surface);
  const { selected, hovered, handled, drawing } = painting;
  const few = selected.length <= FILLED_UP_TO;
  for (const { region, by } of selected) {
    const there = by === undefined ? viewport : { ...viewport, x: viewport.x + by.x * viewport.scale, y: viewport.y + by.y * viewport.scale };
    if (few && !isLong(region)) fillRegion(context, region.shape, region.color, there);
    strokeRegion(context, region, there, viewOf(there, surface), 3);
    if (few) paintCaption(context, region, there);
    markCrossings(context, region.shape, there);
  }
  if (hovered !== undefined) {
    if (!isLong(hovered)) fillRegion(context, hovered.shape, hovered.color, viewport);
    else strokeRegion(context, hovered, viewport, view, 3);
    paintCaption(context, hovered, viewport, fullName(hovered));
  }
  if (handled !== undefined) paintHandles(context, handled.shape, handlesOf(handled.shape, viewport.scale, view), viewport);
  if (painting.lines !== undefined) paintLines(context, painting.lines, surface, viewport);
  if (drawing !== undefined) paintDrawing(context, drawing, painting.color, surface, viewport);
  if (painting.lasso !== undefined) paintLasso(context, painting.lasso, viewport);
  if (painting.crosshair !== undefined) paintCrosshair(context, painting.crosshair, surface);
  if (painting.rulers) paintRulers(context, surface, viewport, painting.crosshair);
}

function fillRegion(context: CanvasRenderingContext2D, shape: ImageShape, color: string, viewport: Viewport): void {
  if (shape.kind === 'point') return;
  const path = new Path2D();
  if (shape.kind === 'polygon') addRing(path, ringAtScale(shape.points, viewport.scale), viewport);
  else addOutline(path, shape, viewport, { minX: 0, minY: 0, maxX: 0, maxY: 0 });
  context.globalAlpha = 0.18;
  context.fillStyle = color;
  context.fill(path);
  context.globalAlpha = 1;
}

function paintHandles(context: CanvasRenderingContext2D, shape: ImageShape, handles: readonly Handle[], viewport: Viewport): void {
  context.lineWidth = 1.5;
  context.strokeStyle = DARK;
  for (const handle of handles) {
    const { x, y } = toScreen(viewport, handle.at);
    const path = new Path2D();
    if (handle.kind === 'side') path.rect(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE);
    else path.arc(x, y, handle.kind === 'edge' ? HANDLE / 2 - 1 : HANDLE / 2 + (handle.kind === 'rotate' ? 1 : 0), 0, 2 * Math.PI);
    if (handle.kind === 'rotate' && shape.kind === 'rotated-box') paintStem(context, toScreen(viewport, rotateStemFoot(shape)), { x, y });
    context.fillStyle = handle.kind === 'edge' ? 'rgb(255 255 255 / 0.55)' : '#ffffff';
    context.fill(path);
    context.stroke(path);
  }
}

function paintStem(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  const path = new Path2D();
  path.moveTo(from.x, from.y);
  path.lineTo(to.x, to.y);
  context.stroke(path);
  context.save();
  context.lineWidth = 1;
  context.strokeStyle = '#ffffff';
  context.stroke(path);
  context.restore();
}

function paintDrawing(context: CanvasRenderingContext2D, { shape, way, points = [], crossings = [], lines, closing }: Preview, color: string, surface: Size, viewport: Viewport): void {
  const path = new Path2D();
  if (shape !== undefined) addOutline(path, shape, viewport, viewOf(viewport, surface));
  way?.forEach((point, place) => {
    const { x, y } = toScreen(viewport, point);
    if (place === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = 'rgb(0 0 0 / 0.45)';
  context.stroke(path);
  context.lineWidth = 2;
  context.strokeStyle = color;
  context.stroke(path);
  context.lineWidth = 1.5;
  context.strokeStyle = DARK;
  points.forEach((point, place) => {
    const { x, y } = toScreen(viewport, point);
    const dot = new Path2D();
    const first = place === 0 && closing !== undefined;
    dot.arc(x, y, first && closing ? 8 : first ? 5 : 3, 0, 2 * Math.PI);
    context.fillStyle = first ? '#ffffff' : color;
    context.fill(dot);
    context.stroke(dot);
  });
  for (const crossing of crossings) paintCrossing(context, toScreen(viewport, crossing));
  if (lines !== undefined) paintLines(context, lines, surface, viewport);
}

function paintLasso(context: CanvasRenderingContext2D, way: readonly Point[], viewport: Viewport): void {
  const path = new Path2D();
  addRing(path, way.map(({ x, y }) => [x, y] as const), viewport);
  context.fillStyle = 'rgb(255 255 255 / 0.12)';
  context.fill(path);
  strokeTwoTone(context, path);
}

function paintLines(context: CanvasRenderingContext2D, lines: SnapLines, surface: Size, { scale, x, y }: Viewport): void {
  const path = new Path2D();
  if (lines.x !== undefined) {
    path.moveTo(lines.x * scale + x, 0);
    path.lineTo(lines.x * scale + x, surface.height);
  }
  if (lines.y !== undefined) {
    path.moveTo(0, lines.y * scale + y);
    path.lineTo(surface.width, lines.y * scale + y);
  }
  context.lineWidth = 1;
  context.strokeStyle = '#ff4fd8';
  context.stroke(path);
}

function paintCrosshair(context: CanvasRenderingContext2D, at: Point, surface: Size): void {
  const path = new Path2D();
  path.moveTo(0, at.y);
  path.lineTo(surface.width, at.y);
  path.moveTo(at.x, 0);
  path.lineTo(at.x, surface.height);
  strokeTwoTone(context, path);
}

/** White with dark dashes: seen on light and on dark. */
function strokeTwoTone(context: CanvasRenderingContext2D, path: Path2D): void {
  context.lineWidth = 1;
  context.strokeStyle = 'rgb(255 255 255 / 0.6)';
  context.stroke(path);
  context.setLineDash([4, 4]);
  context.strokeStyle = 'rgb(0 0 0 / 0.6)';
  context.stroke(path);
  context.setLineDash([]);
}

const RULER = 16;

/** Rulers in image pixels along the top and the left side. */
function paintRulers(context: CanvasRenderingContext2D, surface: Size, viewport: Viewport, pointer: Point | undefined): void {
  const step = rulerStep(viewport.scale);
  context.fillStyle = 'rgb(16 20 24 / 0.82)';
  context.fillRect(0, 0, surface.width, RULER);
  context.fillRect(0, RULER, RULER, surface.height);
  context.font = '10px system-ui, sans-serif';
  context.fillStyle = '#e6eaef';
  context.textBaseline = 'top';
  for (let pixel = Math.ceil((RULER - viewport.x) / viewport.scale / step) * step; pixel * viewport.scale + viewport.x < surface.width; pixel += step) {
    const x = Math.round(pixel * viewport.scale + viewport.x);
    context.fillRect(x, RULER - 5, 1, 5);
    context.fillText(String(pixel), x + 3, 2);
  }
  for (let pixel = Math.ceil((RULER - viewport.y) / viewport.scale / step) * step; pixel * viewport.scale + viewport.y < surface.height; pixel += step) {
    const y = Math.round(pixel * viewport.scale + viewport.y);
    context.fillRect(RULER - 5, y, 5, 1);
    context.save();
    context.translate(2, y + 3);
    context.rotate(Math.PI / 2);
    context.textBaseline = 'bottom';
    context.fillText(String(pixel), 0, 0);
    context.restore();
  }
  if (pointer === undefined) return;
  context.fillStyle = '#ffffff';
  context.fillRect(Math.round(pointer.x), 0, 1, RULER);
  context.fillRect(0, Math.round(pointer.y), RULER, 1);
}

/** Image pixels between two numbers on a ruler: 1, 2 or 5 times a power of ten, at least 64 screen pixels apart. */
export function rulerStep(scale: number): number {
  const least = 64 / scale;
  const power = 10 ** Math.floor(Math.log10(least));
  return Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least) ?? 10 * power);
}
