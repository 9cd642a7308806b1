import type { SurfaceLane, SurfaceSpan } from '../surface-span.ts';
import { bandAt, type LaneLayout, rowAt } from './lane-rows.ts';
import type { SpanEdge } from './span-edits.ts';
import type { SpanIndex } from './span-index.ts';
import { timeAt, type TimeView, xOf } from './time-view.ts';

/** An edge of a span, by name. */
export interface SpanEdgeId {
  readonly id: string;
  readonly edge: SpanEdge;
}

export type LaneHit =
  /** `shared`: edges of other spans of the lane at the very same time. */
  | { readonly kind: 'edge'; readonly lane: string; readonly id: string; readonly edge: SpanEdge; readonly shared: readonly SpanEdgeId[] }
  | { readonly kind: 'span'; readonly lane: string; readonly id: string }
  | { readonly kind: 'lane'; readonly lane: SurfaceLane };
export type EdgeHit = Extract<LaneHit, { readonly kind: 'edge' }>;

export interface Grab {
  /** How far from an edge it can still be taken, in CSS pixels. */
  readonly reach: number;
  /** Their edges and bars come before others that lie under the pointer too. */
  readonly selected: ReadonlySet<string>;
}

/** Bars are drawn, and found, at least this wide. */
export const LEAST_BAR = 2;
/** Edges closer than this are one: a fifth of a frame at 192 kHz. */
const SAME_TIME = 1e-6;

/**
 * What lies at a point of the lanes: the edge of a span, else its bar, else the lane; undefined below the last lane. Edges of `fixed` spans cannot be taken. Inside a narrow
 * bar an edge takes a third of its width at most, so that a bar of 1 px can be taken in its middle and at each of its edges, from outside.
 *
 * @param y CSS pixels from the top of the first lane, scrolled or not
 */
export function hitLanes(layout: LaneLayout, view: TimeView, x: number, y: number, grab: Grab): LaneHit | undefined {
  const band = bandAt(layout, y);
  if (band === undefined) return undefined;
  const row = rowAt(layout, band, y);
  const number = layout.bands.indexOf(band);
  const isThere = (place: number) => layout.bandOf[place] === number && layout.rowOf[place] === row;
  const edge = edgeNear(layout.index, view, x, grab, (_, place) => isThere(place));
  return edge ?? barAt(layout, view, x, grab, isThere) ?? { kind: 'lane', lane: band.lane };
}

/**
 * The edge at a place of the waveform, where spans show through at full height. `isThere` says which can be taken hold of there, for example those of the lane that is drawn in.
 */
export function hitBands(index: SpanIndex<SurfaceSpan>, view: TimeView, x: number, grab: Grab, isThere: (span: SurfaceSpan) => boolean): EdgeHit | undefined {
  return edgeNear(index, view, x, grab, isThere);
}

function edgeNear(index: SpanIndex<SurfaceSpan>, view: TimeView, x: number, { reach, selected }: Grab, isThere: (span: SurfaceSpan, place: number) => boolean): EdgeHit | undefined {
  // In a bar, edges take a third of it, be they its own or a neighbour's.
  const time = timeAt(view, x);
  let inBar = reach;
  index.visit(time, time, (span, place) => {
    if (span.end > time && isThere(span, place)) inBar = Math.min(inBar, ((span.end - span.start) * view.pixelsPerSecond) / 3);
  });
  let best: { readonly span: SurfaceSpan; readonly edge: SpanEdge; readonly rank: number } | undefined;
  const offer = (span: SurfaceSpan, edge: SpanEdge, outwards: number) => {
    const distance = Math.abs(outwards);
    if (distance > inBar) return;
    // Selected ones first; then the nearest; of touching ones the one that the pointer lies in.
    const rank = (selected.has(span.id) ? 0 : 2 * reach + 1) + distance + (outwards > 0 ? 1e-6 : 0);
    if (best === undefined || rank < best.rank) best = { span, edge, rank };
  };
  index.visit(timeAt(view, x - reach), timeAt(view, x + reach), (span, place) => {
    if (span.fixed === true || !isThere(span, place)) return;
    offer(span, 'start', xOf(view, span.start) - x);
    offer(span, 'end', x - xOf(view, span.end));
  });
  if (best === undefined) return undefined;
  const { span, edge } = best;
  return { kind: 'edge', lane: span.lane, id: span.id, edge, shared: edgesAtSameTime(index, span, edge) };
}

function edgesAtSameTime(index: SpanIndex<SurfaceSpan>, span: SurfaceSpan, edge: SpanEdge): readonly SpanEdgeId[] {
  const at = span[edge];
  const shared: SpanEdgeId[] = [];
  index.visit(at - SAME_TIME, at + SAME_TIME, (other) => {
    if (other.id === span.id || other.lane !== span.lane || other.fixed === true) return;
    if (Math.abs(other.start - at) < SAME_TIME) shared.push({ id: other.id, edge: 'start' });
    else if (Math.abs(other.end - at) < SAME_TIME) shared.push({ id: other.id, edge: 'end' });
  });
  return shared;
}

function barAt({ index }: LaneLayout, view: TimeView, x: number, { selected }: Grab, isThere: (place: number) => boolean): LaneHit | undefined {
  let best: { readonly span: SurfaceSpan; readonly rank: number } | undefined;
  index.visit(timeAt(view, x - LEAST_BAR), timeAt(view, x + LEAST_BAR), (span, place) => {
    if (!isThere(place)) return;
    const [left, right] = [xOf(view, span.start), xOf(view, span.end)];
    if (x < left || x >= Math.max(right, left + LEAST_BAR)) return;
    // What is only drawn wider than it is gives way to what really lies there.
    const rank = (selected.has(span.id) ? 0 : 2 * LEAST_BAR) + (x < right ? 0 : x - left);
    if (best === undefined || rank < best.rank) best = { span, rank };
  });
  return best === undefined ? undefined : { kind: 'span', lane: best.span.lane, id: best.span.id };
}
