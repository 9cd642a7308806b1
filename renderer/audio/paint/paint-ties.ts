import { barTop, type LaneLayout } from '../geometry/lane-rows.ts';
import { endOf, type TimeView, xOf } from '../geometry/time-view.ts';
import type { SpanTie } from '../surface-span.ts';
import type { Ink } from './ink.ts';

export interface TiesPainting {
  readonly view: TimeView;
  readonly layout: LaneLayout;
  readonly ties: readonly SpanTie[];
  /** Ties of these are left out. */
  readonly omit: ReadonlySet<string>;
  readonly ink: Ink;
}

const DASHES = [4, 3];
const SOLID: number[] = [];

/** How far a tie reaches into the bars, and how large its ends are. */
const REACH = 4;
const DOT = 2.5;

/**
 * Lines with dots from one bar to its match in another lane: plain where both agree, dashed and in the colour of danger where they differ. Straight down the middle of the time that
 * both share, else a curve from middle to middle. The context has the top of the first lane as its origin. Two paths per tone, O(ties).
 */
export function paintTies(context: CanvasRenderingContext2D, { view, layout, ties, omit, ink }: TiesPainting): void {
  const end = endOf(view);
  for (const tone of ['same', 'differs'] as const) {
    const ends: number[] = [];
    context.beginPath();
    for (const tie of ties) {
      if (tie.tone !== tone || omit.has(tie.a) || omit.has(tie.b)) continue;
      const [a, b] = [layout.index.placeOf(tie.a), layout.index.placeOf(tie.b)];
      const [first, second] = [layout.index.spans[a ?? -1], layout.index.spans[b ?? -1]];
      if (a === undefined || b === undefined || first === undefined || second === undefined || first.lane === second.lane) continue;
      if (Math.max(first.end, second.end) < view.start || Math.min(first.start, second.start) > end) continue;
      const [upper, lower] = barTop(layout, a) <= barTop(layout, b) ? [a, b] : [b, a];
      addTie(context, view, layout, upper, lower, ends);
    }
    context.lineWidth = 2;
    context.fillStyle = context.strokeStyle = tone === 'same' ? ink.ink2 : ink.danger;
    context.setLineDash(tone === 'same' ? SOLID : DASHES);
    context.stroke();
    context.beginPath();
    for (let i = 0; i < ends.length; i += 2) {
      const [x, y] = [ends[i] ?? 0, ends[i + 1] ?? 0];
      context.moveTo(x + DOT, y);
      context.arc(x, y, DOT, 0, 2 * Math.PI);
    }
    context.fill();
  }
  context.setLineDash(SOLID);
}

function addTie(context: CanvasRenderingContext2D, view: TimeView, layout: LaneLayout, upper: number, lower: number, ends: number[]): void {
  const [above, below] = [layout.index.spans[upper], layout.index.spans[lower]];
  const top = barTop(layout, upper) + (layout.bands[layout.bandOf[upper] ?? -1]?.rowHeight ?? 0) - REACH;
  const bottom = barTop(layout, lower) + REACH;
  if (above === undefined || below === undefined || Number.isNaN(top) || Number.isNaN(bottom)) return;
  const [start, end] = [Math.max(above.start, below.start), Math.min(above.end, below.end)];
  const doMeet = start < end;
  const from = doMeet ? middleOf(view, start, end) : middleOf(view, above.start, above.end);
  const to = doMeet ? from : middleOf(view, below.start, below.end);
  const half = (top + bottom) / 2;
  context.moveTo(from, top);
  context.bezierCurveTo(from, half, to, half, to, bottom);
  ends.push(from, top, to, bottom);
}

/** The middle of what can be seen of a stretch, or of all of it when nothing can. */
function middleOf(view: TimeView, start: number, end: number): number {
  const [left, right] = [xOf(view, start), xOf(view, end)];
  return right < 0 || left > view.width ? (left + right) / 2 : (Math.max(0, left) + Math.min(view.width, right)) / 2;
}
