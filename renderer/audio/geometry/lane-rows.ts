import type { SurfaceLane, SurfaceSpan } from '../surface-span.ts';
import type { SpanIndex } from './span-index.ts';
import { stackSpans } from './stack-spans.ts';

/** A lane on the screen, in CSS pixels from the top of the first one. */
export interface LaneBand {
  readonly lane: SurfaceLane;
  readonly y: number;
  readonly height: number;
  /** Sub-rows, for spans that overlap within the lane; at least 1. */
  readonly rows: number;
  /** Height of the bars of one sub-row. */
  readonly rowHeight: number;
}

export interface LaneSizes {
  /** Height of a bar where there is room. */
  readonly rowHeight: number;
  /** Bars of a lane with many sub-rows are not lower than this. */
  readonly leastRowHeight: number;
  /** A lane is not made higher than this by sub-rows, as long as bars can be made lower. */
  readonly mostLaneHeight: number;
  /** Between sub-rows. */
  readonly gap: number;
  /** Above the first and below the last sub-row. */
  readonly padding: number;
}

export const STANDARD_LANE_SIZES: LaneSizes = { rowHeight: 22, leastRowHeight: 5, mostLaneHeight: 96, gap: 2, padding: 3 };

/** Where each span is drawn. Made anew when lanes or spans change, not when the view does. */
export interface LaneLayout {
  readonly index: SpanIndex<SurfaceSpan>;
  readonly bands: readonly LaneBand[];
  readonly sizes: LaneSizes;
  /** Of all lanes. */
  readonly height: number;
  /** By place in `index.spans`: number of the band, -1 for spans of lanes that are not shown. */
  readonly bandOf: Int32Array;
  /** By place in `index.spans`: sub-row within the lane. */
  readonly rowOf: Int32Array;
}

/**
 * Lays lanes below each other and stacks spans that overlap within a lane. Given the layout before, spans keep their sub-rows where they can, so that a small edit moves
 * nothing but its neighbours. O(n) for the lanes and O(m · rows) for m spans that overlap.
 */
export function laneLayout(lanes: readonly SurfaceLane[], index: SpanIndex<SurfaceSpan>, sizes: LaneSizes = STANDARD_LANE_SIZES, before?: LaneLayout): LaneLayout {
  const bandOf = new Int32Array(index.spans.length).fill(-1);
  const rowOf = new Int32Array(index.spans.length);
  const rowBefore = (place: number) => {
    const span = index.spans[place];
    const placeBefore = span === undefined ? undefined : before?.index.placeOf(span.id);
    if (placeBefore === undefined || before?.index.spans[placeBefore]?.lane !== span?.lane || before?.bandOf[placeBefore] === -1) return undefined;
    return before?.rowOf[placeBefore];
  };
  let y = 0;
  const bands = lanes.map((lane, number) => {
    const places = index.lane(lane.id);
    for (const place of places) bandOf[place] = number;
    const rows = stackSpans(index.spans, places, rowBefore, rowOf);
    const fitting = (sizes.mostLaneHeight - 2 * sizes.padding + sizes.gap) / rows - sizes.gap;
    const rowHeight = Math.max(sizes.leastRowHeight, Math.min(sizes.rowHeight, Math.floor(fitting)));
    const height = rows * (rowHeight + sizes.gap) - sizes.gap + 2 * sizes.padding;
    const band: LaneBand = { lane, y, height, rows, rowHeight };
    y += height;
    return band;
  });
  return { index, bands, sizes, height: y, bandOf, rowOf };
}

/** Top of the bar of a span, by its place in `index.spans`; NaN when its lane is not shown. */
export function barTop({ bands, sizes, bandOf, rowOf }: LaneLayout, place: number): number {
  const band = bands[bandOf[place] ?? -1];
  return band === undefined ? NaN : band.y + sizes.padding + (rowOf[place] ?? 0) * (band.rowHeight + sizes.gap);
}

/** The lane at a height; undefined below the last one. O(log lanes). */
export function bandAt({ bands, height }: LaneLayout, y: number): LaneBand | undefined {
  if (y < 0 || y >= height) return undefined;
  let [low, high] = [0, bands.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((bands[middle]?.y ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return bands[low];
}

/** The sub-row of a lane at a height; the nearest one in gaps and padding. */
export function rowAt({ sizes }: LaneLayout, band: LaneBand, y: number): number {
  const row = Math.floor((y - band.y - sizes.padding + sizes.gap / 2) / (band.rowHeight + sizes.gap));
  return Math.max(0, Math.min(band.rows - 1, row));
}
