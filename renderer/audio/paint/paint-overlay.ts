import { clockFace } from '../clock-text.ts';
import { digitsFor } from '../geometry/time-ticks.ts';
import { barTop, type LaneLayout } from '../geometry/lane-rows.ts';
import { type TimeView, xOf } from '../geometry/time-view.ts';
import type { SurfaceSpan } from '../surface-span.ts';
import { textWidth } from './fit-text.ts';
import { hairline, type Ink, onPixel, textFont } from './ink.ts';
import { paintBand } from './paint-bands.ts';
import { paintBar } from './paint-bar.ts';

interface Strip {
  readonly y: number;
  readonly height: number;
}

export interface OverlayPainting {
  readonly view: TimeView;
  readonly layout: LaneLayout;
  readonly timeline: Strip;
  /** All waveforms and spectrograms. */
  readonly sound: Strip;
  readonly lanes: Strip;
  /** How far the lanes are scrolled. */
  readonly scrolled: number;
  /** In seconds. */
  readonly playhead?: number | undefined;
  /** Time under the pointer, in seconds. */
  readonly hover?: number | undefined;
  /** What is being drawn or dragged, as it would be now, in seconds. The first one is the one in hand: its length is written. */
  readonly inHand: readonly SurfaceSpan[];
  /** What the edge in hand has snapped to, in seconds and in words. */
  readonly snap?: { readonly seconds: number; readonly to: string } | undefined;
  readonly ink: Ink;
}

const DASHES = [2, 3];
const SOLID: number[] = [];
const CHIP = 16;

/** Paints what moves: clears the layer, then what is in hand, the line under the pointer with its time, the snap with its kind, and the playhead. */
export function paintOverlay(context: CanvasRenderingContext2D, pixelRatio: number, painting: OverlayPainting): void {
  const { view, timeline, sound, lanes, playhead, hover, inHand, snap, ink } = painting;
  const bottom = lanes.y + lanes.height;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, view.width, Math.max(bottom, sound.y + sound.height));
  if (inHand.length > 0) paintInHand(context, pixelRatio, painting);
  if (hover !== undefined) {
    const x = paintLine(context, pixelRatio, view, hover, timeline.y, bottom, ink.ink2, 1);
    if (x !== undefined) paintChip(context, clockFace(hover, digitsFor(view)), x, timeline.y + (timeline.height - CHIP) / 2, view.width, ink.ink, ink.background, ink);
  }
  if (snap !== undefined) {
    context.setLineDash(DASHES);
    const x = paintLine(context, pixelRatio, view, snap.seconds, timeline.y, bottom, ink.accent, 2);
    context.setLineDash(SOLID);
    if (x !== undefined) paintChip(context, snap.to, x, sound.y + 4, view.width, ink.accent, ink.background, ink);
  }
  if (playhead === undefined) return;
  const x = paintLine(context, pixelRatio, view, playhead, timeline.y, bottom, ink.danger, 2);
  if (x !== undefined) paintGrip(context, x, timeline.y + timeline.height, ink);
}

/** A time line from top to bottom; undefined when it is out of sight. */
function paintLine(context: CanvasRenderingContext2D, pixelRatio: number, view: TimeView, seconds: number, top: number, bottom: number, color: string, width: number): number | undefined {
  const x = onPixel(xOf(view, seconds), pixelRatio);
  if (!(x >= -1 && x <= view.width + 1)) return undefined;
  const line = hairline(pixelRatio) * width;
  // The last boundary of the recording would lie just outside.
  const middle = onPixel(Math.min(x, view.width - line / 2) - line / 2, pixelRatio) + line / 2;
  context.lineWidth = line;
  context.strokeStyle = color;
  context.beginPath();
  context.moveTo(middle, top);
  context.lineTo(middle, bottom);
  context.stroke();
  return x;
}

/** The triangle by which the playhead is found, and taken, on the timeline. */
function paintGrip(context: CanvasRenderingContext2D, x: number, y: number, ink: Ink): void {
  context.beginPath();
  context.moveTo(x - 5, y - 8);
  context.lineTo(x + 5, y - 8);
  context.lineTo(x, y);
  context.closePath();
  context.fillStyle = ink.danger;
  context.fill();
}

/** A few words on their own ground beside a line, on its other side where there is no room. */
function paintChip(context: CanvasRenderingContext2D, text: string, x: number, top: number, width: number, ground: string, color: string, ink: Ink): void {
  context.font = textFont(ink, 600);
  const wide = textWidth(context, text) + 8;
  const left = x + 4 + wide <= width ? x + 4 : Math.max(0, x - 4 - wide);
  context.fillStyle = ground;
  context.fillRect(left, top, wide, CHIP);
  context.fillStyle = color;
  context.direction = 'ltr';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, left + 4, top + CHIP / 2 + 0.5);
}

function paintInHand(context: CanvasRenderingContext2D, pixelRatio: number, { view, layout, sound, lanes, scrolled, inHand, ink }: OverlayPainting): void {
  const [first] = inHand;
  for (const span of inHand) {
    const [left, right] = [Math.max(-2, xOf(view, span.start)), Math.min(view.width + 2, xOf(view, span.end))];
    if (right > left) paintBand(context, pixelRatio, { left, right, ...sound }, span.color, true);
  }
  context.save();
  context.beginPath();
  context.rect(0, lanes.y, view.width, lanes.height);
  context.clip();
  for (const span of inHand) {
    const place = barOf(layout, span);
    if (place !== undefined) paintBar(context, pixelRatio, span, { left: xOf(view, span.start), right: xOf(view, span.end), top: lanes.y + place.top - scrolled, height: place.height }, view.width, 'selected', ink);
  }
  context.restore();
  if (first === undefined) return;
  const middle = (Math.max(0, xOf(view, first.start)) + Math.min(view.width, xOf(view, first.end))) / 2;
  const text = lengthText(first.end - first.start);
  context.font = textFont(ink, 600);
  paintChip(context, text, middle - 4 - (textWidth(context, text) + 8) / 2, sound.y + sound.height - CHIP - 4, view.width, ink.ink, ink.background, ink);
}

/** In its own sub-row while it stays in its lane, else in the first one of the lane it is over. */
function barOf(layout: LaneLayout, span: SurfaceSpan): { readonly top: number; readonly height: number } | undefined {
  const place = layout.index.placeOf(span.id);
  const band = layout.bands.find(({ lane }) => lane.id === span.lane);
  if (band === undefined) return undefined;
  const isHome = place !== undefined && layout.index.spans[place]?.lane === span.lane;
  return { top: isHome ? barTop(layout, place) : band.y + layout.sizes.padding, height: band.rowHeight };
}

/** How long something lasts: `125 ms`, `1.250 s`, `2:03.500`. */
export function lengthText(seconds: number): string {
  if (seconds < 0.001) return `${Math.round(seconds * 1e6)} µs`;
  if (seconds < 0.9995) return `${Number((seconds * 1000).toPrecision(4))} ms`;
  return seconds < 59.9995 ? `${seconds.toFixed(3)} s` : clockFace(seconds, 3);
}
