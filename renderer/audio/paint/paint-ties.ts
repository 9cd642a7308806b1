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

/**
 * Curves from the middle of one bar to the middle of its match in another lane: plain where both agree, dashed and in the colour of danger where they differ. The context
 * has the top of the first lane as its origin. One path per tone, O(ties).
 */
export function paintTies(context: CanvasRenderingContext2D, { view, layout, ties, omit, ink }: TiesPainting): void {
  const end = endOf(view);
  for (const tone of ['same', 'differs'] as const) {
    context.beginPath();
    for (const tie of ties) {
      if (tie.tone !== tone || omit.has(tie.a) || omit.has(tie.b)) continue;
      const [a, b] = [layout.index.placeOf(tie.a), layout.index.placeOf(tie.b)];
      const [first, second] = [layout.index.spans[a ?? -1], layout.index.spans[b ?? -1]];
      if (a === undefined || b === undefined || first === undefined || second === undefined || first.lane === second.lane) continue;
      if (Math.max(first.end, second.end) < view.start || Math.min(first.start, second.start) > end) continue;
      const [upper, lower] = barTop(layout, a) <= barTop(layout, b) ? [a, b] : [b, a];
      addCurve(context, view, layout, upper, lower);
    }
    context.lineWidth = 1.5;
    context.strokeStyle = tone === 'same' ? ink.ink2 : ink.danger;
    context.setLineDash(tone === 'same' ? SOLID : DASHES);
    context.stroke();
  }
  context.setLineDash(SOLID);
}

function addCurve(context: CanvasRenderingContext2D, view: TimeView, layout: LaneLayout, upper: number, lower: number): void {
  const from = middleOf(view, layout, upper);
  const to = middleOf(view, layout, lower);
  const y0 = barTop(layout, upper) + (layout.bands[layout.bandOf[upper] ?? -1]?.rowHeight ?? 0);
  const y1 = barTop(layout, lower);
  if (Number.isNaN(y0) || Number.isNaN(y1)) return;
  const half = (y0 + y1) / 2;
  context.moveTo(from, y0);
  context.bezierCurveTo(from, half, to, half, to, y1);
}

/** The middle of what can be seen of a bar, or of the whole bar when nothing can. */
function middleOf(view: TimeView, layout: LaneLayout, place: number): number {
  const span = layout.index.spans[place];
  if (span === undefined) return 0;
  const [left, right] = [xOf(view, span.start), xOf(view, span.end)];
  return right < 0 || left > view.width ? (left + right) / 2 : (Math.max(0, left) + Math.min(view.width, right)) / 2;
}
