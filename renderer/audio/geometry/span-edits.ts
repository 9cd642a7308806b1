import { frameOf } from './time-view.ts';

/** A stretch [start, end) of whole frames. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A span while it is edited: both edges are frame numbers, so that nothing is ever rounded twice. */
export interface FrameSpan extends Stretch {
  readonly id: string;
  readonly lane: string;
}

export type SpanEdge = 'start' | 'end';

/** One edge of a span, as it was when it was taken hold of. */
export interface HeldEdge {
  readonly span: FrameSpan;
  readonly edge: SpanEdge;
}

/** A span of the model in frames. */
export function inFrames({ id, start, end, lane }: { readonly id: string; readonly start: number; readonly end: number; readonly lane: string }, sampleRate: number): FrameSpan {
  return { id, start: frameOf(start, sampleRate), end: frameOf(end, sampleRate), lane };
}

/**
 * What a drag from one frame boundary to another covers, either way, or playing while a key was held: at least one frame, inside the recording of
 * `frames` frames. Undefined in an empty recording.
 */
export function drawn(from: number, to: number, frames: number): Stretch | undefined {
  if (frames < 1) return undefined;
  const a = inside(from, frames);
  const b = inside(to, frames);
  return a === b ? oneFrame(a, frames) : { start: Math.min(a, b), end: Math.max(a, b) };
}

/**
 * The edges that move when one is dragged: itself first, then edges of other spans at the very same frame: in its lane, in all lanes, or none. `among` may be all
 * spans or those near the edge; O(length).
 */
export function heldEdges(among: readonly FrameSpan[], span: FrameSpan, edge: SpanEdge, shared: 'lane' | 'all' | 'none'): readonly HeldEdge[] {
  const held: HeldEdge[] = [{ span, edge }];
  if (shared === 'none') return held;
  const at = span[edge];
  for (const other of among) {
    if (other.id === span.id || (shared === 'lane' && other.lane !== span.lane)) continue;
    if (other.start === at) held.push({ span: other, edge: 'start' });
    else if (other.end === at) held.push({ span: other, edge: 'end' });
  }
  return held;
}

/**
 * The spans after the held edges were dragged to a frame boundary: only those that differ. A single edge may cross the other one, and they swap roles; edges that
 * move together stop where any of their spans would be shorter than one frame.
 */
export function resized(held: readonly HeldEdge[], to: number, frames: number): readonly FrameSpan[] {
  const [only] = held;
  if (only !== undefined && held.length === 1) {
    const { span, edge } = only;
    const other = edge === 'start' ? span.end : span.start;
    if (inside(to, frames) === inside(other, frames)) return edgesAt(held, to, frames);
    const stretch = drawn(other, to, frames);
    return stretch === undefined ? [] : changed([span], (each) => ({ ...each, ...stretch }));
  }
  return edgesAt(held, to, frames);
}

/** Moves edges by frames, by keys: they stop where a span would be shorter than one frame. Only what differs. */
export function nudged(held: readonly HeldEdge[], by: number, frames: number): readonly FrameSpan[] {
  const [first] = held;
  return first === undefined ? [] : edgesAt(held, first.span[first.edge] + Math.round(by), frames);
}

/** Moves whole spans by frames, together: lengths and distances are kept, all stay inside the recording. Only what differs. */
export function moved(spans: readonly FrameSpan[], by: number, frames: number): readonly FrameSpan[] {
  let [earliest, latest] = [Infinity, -Infinity];
  for (const { start, end } of spans) [earliest, latest] = [Math.min(earliest, start), Math.max(latest, end)];
  const way = Math.max(-earliest, Math.min(frames - latest, Math.round(by)));
  return changed(spans, (span) => ({ ...span, start: span.start + way, end: span.end + way }));
}

/**
 * Puts spans so many lanes down (negative: up), together: those of several lanes keep their distance, and the first and the last lane stop all. Spans of lanes
 * that are not among `lanes` stay. Only what differs.
 */
export function lanesShifted(spans: readonly FrameSpan[], lanes: readonly string[], steps: number): readonly FrameSpan[] {
  let [first, last] = [lanes.length, -1];
  for (const { lane } of spans) {
    const place = lanes.indexOf(lane);
    if (place >= 0) [first, last] = [Math.min(first, place), Math.max(last, place)];
  }
  const way = Math.max(-first, Math.min(lanes.length - 1 - last, Math.round(steps)));
  return changed(spans, (span) => ({ ...span, lane: lanes[lanes.indexOf(span.lane) + way] ?? span.lane }), (span) => lanes.includes(span.lane));
}

/** The two stretches a span is cut into; undefined unless both have at least one frame. */
export function splitAt({ start, end }: Stretch, at: number): readonly [Stretch, Stretch] | undefined {
  const cut = Math.round(at);
  return cut > start && cut < end ? [{ start, end: cut }, { start: cut, end }] : undefined;
}

/** One stretch from the least start to the greatest end of several spans of one lane, gaps between them included; undefined for fewer than two, or of several lanes. */
export function merged(spans: readonly FrameSpan[]): Stretch | undefined {
  const [first] = spans;
  if (first === undefined || spans.length < 2 || spans.some(({ lane }) => lane !== first.lane)) return undefined;
  let { start, end } = first;
  for (const span of spans) [start, end] = [Math.min(start, span.start), Math.max(end, span.end)];
  return { start, end };
}

/**
 * A new span from where the last one before the playhead ends, in its lane, to the playhead; from the start of the recording when none comes before. Undefined when
 * the playhead lies in a span of the lane or at the end of one: there is nothing between.
 */
export function extendedFromPrevious(spans: readonly FrameSpan[], lane: string, playhead: number, frames: number): Stretch | undefined {
  const end = inside(playhead, frames);
  let start = 0;
  for (const span of spans) {
    if (span.lane !== lane) continue;
    if (span.start < end && span.end > end) return undefined;
    if (span.end <= end && span.end > start) start = span.end;
  }
  return start < end ? { start, end } : undefined;
}

function inside(frame: number, frames: number): number {
  return Math.max(0, Math.min(frames, Math.round(frame)));
}

function oneFrame(at: number, frames: number): Stretch {
  const start = Math.min(at, frames - 1);
  return { start, end: start + 1 };
}

function edgesAt(held: readonly HeldEdge[], to: number, frames: number): readonly FrameSpan[] {
  let [least, most] = [0, frames];
  for (const { span, edge } of held) {
    if (edge === 'end') least = Math.max(least, span.start + 1);
    else most = Math.min(most, span.end - 1);
  }
  const at = Math.max(least, Math.min(most, Math.round(to)));
  return held.flatMap(({ span, edge }) => (span[edge] === at ? [] : [{ ...span, [edge]: at }]));
}

function changed(spans: readonly FrameSpan[], change: (span: FrameSpan) => FrameSpan, applies: (span: FrameSpan) => boolean = () => true): readonly FrameSpan[] {
  const result: FrameSpan[] = [];
  for (const span of spans) {
    if (!applies(span)) continue;
    const after = change(span);
    if (after.start !== span.start || after.end !== span.end || after.lane !== span.lane) result.push(after);
  }
  return result;
}
