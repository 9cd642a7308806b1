import { hitBands, hitLanes } from './geometry/hit-span.ts';
import { barTop, type LaneBand, type LaneLayout, laneLayout } from './geometry/lane-rows.ts';
import { type FrameSpan, inFrames } from './geometry/span-edits.ts';
import { SpanIndex } from './geometry/span-index.ts';
import { edgeFrames } from './geometry/snap-time.ts';
import type { TimeView } from './geometry/time-view.ts';
import type { Met } from './span-gestures.ts';
import type { SurfaceLane, SurfaceSpan } from './surface-span.ts';

/** Pixels from an edge within which it is taken. */
const REACH = 5;

/** The spans and lanes of a surface, found by time, by place and by id. Made anew when they change. */
export class SpanScene {
  readonly lanes: readonly SurfaceLane[];
  /** In the order of time. */
  readonly index: SpanIndex<SurfaceSpan>;
  readonly layout: LaneLayout;
  /** Of the lanes that are shown, with whole frames as edges, in the order of time. */
  readonly frameSpans: readonly FrameSpan[];
  /** From the top. */
  readonly openLanes: readonly string[];
  readonly #sampleRate: number;
  readonly #byId: ReadonlyMap<string, FrameSpan>;
  #edges: { readonly ignored: string; readonly frames: Float64Array } | undefined;

  constructor(lanes: readonly SurfaceLane[], spans: readonly SurfaceSpan[], sampleRate: number, before?: SpanScene) {
    const shown = new Set(lanes.map(({ id }) => id));
    this.lanes = lanes;
    this.#sampleRate = sampleRate;
    this.index = new SpanIndex(spans.filter(({ lane }) => shown.has(lane)));
    this.layout = laneLayout(lanes, this.index, undefined, before?.layout);
    this.frameSpans = this.index.spans.map((span) => inFrames(span, sampleRate));
    this.#byId = new Map(this.frameSpans.map((span) => [span.id, span]));
    this.openLanes = lanes.filter(({ canDraw }) => canDraw === true).map(({ id }) => id);
  }

  get size(): number {
    return this.index.spans.length;
  }

  byId(id: string): SurfaceSpan | undefined {
    return this.index.get(id);
  }

  inFrames(id: string): FrameSpan | undefined {
    return this.#byId.get(id);
  }

  canChange(id: string): boolean {
    const span = this.byId(id);
    return span !== undefined && span.fixed !== true;
  }

  band(lane: string): LaneBand | undefined {
    return this.layout.bands.find((band) => band.lane.id === lane);
  }

  /** Where the bar of a span is, from the top of the first lane. */
  barOf(id: string): { readonly y: number; readonly height: number } | undefined {
    const place = this.index.placeOf(id);
    const span = place === undefined ? undefined : this.index.spans[place];
    const band = span === undefined ? undefined : this.band(span.lane);
    return place === undefined || band === undefined ? undefined : { y: barTop(this.layout, place), height: band.rowHeight };
  }

  /** What lies at a place of the lanes; `y` from the top of the first one. */
  atLanes(view: TimeView, x: number, y: number, selected: ReadonlySet<string>): Met | undefined {
    const hit = hitLanes(this.layout, view, x, y, { reach: REACH, selected });
    const span = hit === undefined || hit.kind === 'lane' ? undefined : this.inFrames(hit.id);
    return span === undefined ? undefined : { span, edge: hit?.kind === 'edge' ? hit.edge : undefined };
  }

  /** The edge at a place of the waveform: of what is selected, or of the lane that is drawn in. */
  atSound(view: TimeView, x: number, selected: ReadonlySet<string>, drawLane: string | undefined): Met | undefined {
    const hit = hitBands(this.index, view, x, { reach: REACH, selected }, ({ id, lane }) => selected.has(id) || lane === drawLane);
    const span = hit === undefined ? undefined : this.inFrames(hit.id);
    return span === undefined || hit === undefined ? undefined : { span, edge: hit.edge };
  }

  /** The shortest span that lasts at a frame, in a lane or in any. */
  lasting(frame: number, lane?: string): FrameSpan | undefined {
    return this.index
      .at(frame / this.#sampleRate)
      .filter((span) => lane === undefined || span.lane === lane)
      .flatMap(({ id }) => this.inFrames(id) ?? [])
      .filter(({ start, end }) => start <= frame && frame < end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  /** The span after, or before, another one in the order of time; without one that is here, from a frame on. */
  next(id: string | undefined, frame: number, by: 1 | -1): SurfaceSpan | undefined {
    if (id !== undefined && this.index.get(id) !== undefined) return by === 1 ? this.index.next(id) : this.index.previous(id);
    const seconds = frame / this.#sampleRate;
    return by === 1 ? this.index.firstFrom(seconds) : this.index.lastBefore(seconds);
  }

  /** Both edges of all spans but some, in order; gathered once for a gesture. */
  edges(ignored: ReadonlySet<string>): Float64Array {
    const key = [...ignored].join(' ');
    if (this.#edges?.ignored !== key) this.#edges = { ignored: key, frames: edgeFrames(this.index.spans, this.#sampleRate, ignored) };
    return this.#edges.frames;
  }
}
