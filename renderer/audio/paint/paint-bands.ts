import type { SpanIndex } from '../geometry/span-index.ts';
import { endOf, type TimeView, xOf } from '../geometry/time-view.ts';
import type { SurfaceSpan } from '../surface-span.ts';
import { hairline, onPixel } from './ink.ts';

export interface BandsPainting {
  readonly view: TimeView;
  readonly index: SpanIndex<SurfaceSpan>;
  /** Strips that the bands go through: top and height in CSS pixels. */
  readonly y: number;
  readonly height: number;
  readonly selected: ReadonlySet<string>;
  readonly hovered?: string | undefined;
  /** Spans that the overlay draws instead. */
  readonly omit: ReadonlySet<string>;
  /** Which spans show through; all when left out. */
  readonly isShown?: ((span: SurfaceSpan) => boolean) | undefined;
  /** Only edges when false. */
  readonly isTinted?: boolean;
}

const TINT = 0.12;
const STRONG_TINT = 0.24;
/** Narrower bands have no edges of their own. */
const EDGES_FROM = 3;

/** Paints spans as translucent bands with edges over the sound. What falls on a pixel that has a band already is left out where bands are narrower than pixels. */
export function paintBands(context: CanvasRenderingContext2D, pixelRatio: number, { view, index, y, height, selected, hovered, omit, isShown, isTinted = true }: BandsPainting): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  let last = -1;
  index.visit(view.start, endOf(view), (span) => {
    if (omit.has(span.id) || isShown?.(span) === false) return;
    const isStrong = selected.has(span.id) || span.id === hovered;
    const from = Math.round(Math.max(-2, xOf(view, span.start)) * pixelRatio);
    const to = Math.max(from + 1, Math.round(Math.min(view.width + 2, xOf(view, span.end)) * pixelRatio));
    if (to - from === 1 && from === last && !isStrong) return;
    last = from;
    paintBand(context, pixelRatio, { left: from / pixelRatio, right: to / pixelRatio, y, height }, span.color, isStrong, isTinted);
  });
}

/** One band with its edges; a narrow one that is not tinted is a line. */
export function paintBand(context: CanvasRenderingContext2D, pixelRatio: number, { left, right, y, height }: { readonly left: number; readonly right: number; readonly y: number; readonly height: number }, color: string, isStrong: boolean, isTinted = true): void {
  const [from, to] = [onPixel(left, pixelRatio), onPixel(right, pixelRatio)];
  context.fillStyle = color;
  if (isTinted || to - from < EDGES_FROM) {
    context.globalAlpha = isStrong ? STRONG_TINT : TINT;
    context.fillRect(from, y, to - from, height);
  }
  if (to - from >= EDGES_FROM) {
    const line = hairline(pixelRatio) * (isStrong ? 2 : 1);
    context.globalAlpha = isStrong ? 1 : 0.6;
    context.fillRect(from, y, line, height);
    context.fillRect(to - line, y, line, height);
  }
  context.globalAlpha = 1;
}
