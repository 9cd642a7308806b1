import { type FrameSpan, type HeldEdge, heldEdges, nudged, type SpanEdge } from './geometry/span-edits.ts';

/**
 * An edge that keys move: presses of one burst, while the key is down or comes again and again, add up to one change. The spans are taken as they were when the burst began.
 */
export class EdgeNudges {
  #burst: { readonly held: readonly HeldEdge[]; readonly id: string; readonly edge: SpanEdge; readonly by: number; readonly spans: readonly FrameSpan[] } | undefined;

  get isBusy(): boolean {
    return this.#burst !== undefined;
  }

  /** Spans as they are after the burst: those that differ. */
  preview(): readonly FrameSpan[] {
    return this.#burst?.spans ?? [];
  }

  /** Whether a nudge of this edge would go on with the burst. */
  goesOn(id: string, edge: SpanEdge): boolean {
    return this.#burst?.id === id && this.#burst.edge === edge;
  }

  /** Moves the edge by frames; edges of the lane at the same place move with it. Gives where the edge is now. */
  nudge(among: readonly FrameSpan[], span: FrameSpan, edge: SpanEdge, by: number, frames: number): number {
    const held = this.goesOn(span.id, edge) && this.#burst !== undefined ? this.#burst.held : heldEdges(among, span, edge, 'lane');
    const way = (this.goesOn(span.id, edge) ? (this.#burst?.by ?? 0) : 0) + by;
    const spans = nudged(held, way, frames);
    const [first] = held;
    const was = first?.span[edge] ?? 0;
    const now = spans.find(({ id }) => id === span.id)?.[edge] ?? was;
    // What was stopped by a neighbour is not owed on the way back.
    this.#burst = { held, id: span.id, edge, by: now - was, spans };
    return now;
  }

  /** Ends the burst; what it came to, if anything. */
  settle(): readonly FrameSpan[] {
    const spans = this.preview();
    this.#burst = undefined;
    return spans;
  }
}
