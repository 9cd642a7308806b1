import { drawn, type FrameSpan, type HeldEdge, heldEdges, lanesShifted, moved, resized, type SpanEdge, type Stretch } from './geometry/span-edits.ts';
import type { Place } from './surface-layout.ts';

export interface Held {
  readonly shift: boolean;
  readonly alt: boolean;
  readonly ctrl: boolean;
}

/** Where the pointer is: pixels, the frame boundary under it, and what lies there. */
export interface PointerInput extends Held {
  readonly x: number;
  readonly frame: number;
  readonly place: Place;
}

/** What a press met. */
export interface Met {
  readonly span: FrameSpan;
  /** The edge that is near enough to be dragged. */
  readonly edge: SpanEdge | undefined;
}

/** What gestures need to know; asked anew for each press and move. */
export interface GestureContext {
  readonly frames: number;
  /** The spans that are shown. */
  readonly spans: readonly FrameSpan[];
  readonly selection: ReadonlySet<string>;
  readonly drawLane: string | undefined;
  /** The lanes that spans can be drawn in and dragged to, from the top. */
  readonly openLanes: readonly string[];
  readonly canChange: (id: string) => boolean;
  readonly spanAt: (input: PointerInput) => Met | undefined;
  /** The lane at a height; the first or last one beyond. */
  readonly laneAt: (input: PointerInput) => string | undefined;
  /** What a frame snaps to, if anything is near; edges of `ignored` spans do not count. */
  readonly snap: (frame: number, ignored: ReadonlySet<string>) => Snap | undefined;
}

export interface Snap {
  readonly frame: number;
  /** What it is, in words. */
  readonly to: string;
}

/** What a gesture comes to. */
export type Outcome =
  | { readonly did: 'draw'; readonly lane: string; readonly stretch: Stretch }
  | { readonly did: 'change'; readonly spans: readonly FrameSpan[] }
  | { readonly did: 'select'; readonly ids: readonly string[] }
  | { readonly did: 'seek'; readonly frame: number }
  | { readonly did: 'play'; readonly stretch: Stretch };

/** What is being dragged. */
export type Drag =
  | { readonly doing: 'draw'; readonly lane: string; readonly anchor: number; readonly stretch: Stretch | undefined; readonly snap: Snap | undefined }
  | { readonly doing: 'edge'; readonly held: readonly HeldEdge[]; readonly spans: readonly FrameSpan[]; readonly snap: Snap | undefined }
  | { readonly doing: 'move'; readonly taken: readonly FrameSpan[]; readonly spans: readonly FrameSpan[]; readonly snap: Snap | undefined }
  | { readonly doing: 'stretch'; readonly anchor: number; readonly stretch: Stretch | undefined }
  | { readonly doing: 'scrub' };

interface Press {
  readonly input: PointerInput;
  readonly met: Met | undefined;
  /** What a drag from here would be; undefined: nothing, a click only. */
  readonly drags: 'draw' | 'edge' | 'move' | 'stretch' | 'scrub' | undefined;
  readonly lane: string | undefined;
}

const NOTHING: ReadonlySet<string> = new Set();
/** Pixels that a hand slips when it clicks. */
const SLOP = 3;
/** A span that goes to another lane keeps its time unless it is dragged this far. */
const UPRIGHT = 8;

/**
 * One gesture of the pointer at a time: a press, perhaps a drag, a release. Nothing is told before the release; `cancel` tells nothing. Frames are integers throughout.
 */
export class SpanGestures {
  readonly #context: () => GestureContext;
  readonly #tell: (outcome: Outcome) => void;
  #press: Press | undefined;
  #drag: Drag | undefined;

  constructor(on: { readonly context: () => GestureContext; readonly tell: (outcome: Outcome) => void }) {
    this.#context = on.context;
    this.#tell = on.tell;
  }

  get drag(): Drag | undefined {
    return this.#drag;
  }

  get isPressed(): boolean {
    return this.#press !== undefined;
  }

  /** Spans as they would be if the hand let go now: those that differ. */
  preview(): readonly FrameSpan[] {
    const drag = this.#drag;
    return drag?.doing === 'edge' || drag?.doing === 'move' ? drag.spans : [];
  }

  /** What a press here would take hold of: for the cursor's shape. */
  over(input: PointerInput): 'edge' | 'move' | 'draw' | 'select' | 'scrub' | 'nothing' {
    const { drags, met } = this.#pressOf(input);
    if (drags === 'stretch') return 'scrub';
    return drags ?? (met === undefined ? 'nothing' : 'select');
  }

  /** Whether a press was taken; what is not taken may pan. A click that pans nowhere is still a click: see `click`. */
  press(input: PointerInput): boolean {
    this.cancel();
    const press = this.#pressOf(input);
    this.#press = press;
    if (press.drags === 'scrub') this.#begin(press, input);
    return press.drags !== undefined;
  }

  move(input: PointerInput): void {
    const press = this.#press;
    if (press === undefined) return;
    if (this.#drag === undefined) {
      const far = Math.abs(input.x - press.input.x) > SLOP || (press.drags === 'move' && this.#context().laneAt(input) !== this.#context().laneAt(press.input));
      if (!far) return;
    }
    this.#begin(press, input);
  }

  release(input: PointerInput): void {
    const press = this.#press;
    const drag = this.#drag;
    if (press === undefined) return;
    this.#press = undefined;
    this.#drag = undefined;
    if (drag === undefined || drag.doing === 'scrub') return this.#click(press, input);
    if (drag.doing === 'draw') {
      if (drag.stretch !== undefined) this.#tell({ did: 'draw', lane: drag.lane, stretch: drag.stretch });
    } else if (drag.doing === 'stretch') {
      if (drag.stretch !== undefined) this.#tell({ did: 'play', stretch: drag.stretch });
    } else {
      const [first] = drag.doing === 'edge' ? drag.held.map(({ span }) => span) : drag.taken;
      if (first !== undefined && !this.#context().selection.has(first.id)) this.#tell({ did: 'select', ids: [first.id] });
      if (drag.spans.length > 0) this.#tell({ did: 'change', spans: drag.spans });
    }
  }

  cancel(): boolean {
    const was = this.#press !== undefined;
    this.#press = undefined;
    this.#drag = undefined;
    return was;
  }

  #pressOf(input: PointerInput): Press {
    const context = this.#context();
    if (input.place.on === 'timeline') return { input, met: undefined, drags: input.shift ? 'stretch' : 'scrub', lane: undefined };
    const met = context.spanAt(input);
    const inLanes = input.place.on === 'lanes';
    const lane = inLanes ? context.laneAt(input) : context.drawLane;
    const canDraw = lane !== undefined && context.openLanes.includes(lane);
    // With Shift a drag draws wherever it begins: also at the edge of a neighbor.
    if (met !== undefined && context.canChange(met.span.id) && !(input.shift && canDraw)) {
      if (met.edge !== undefined) return { input, met, drags: 'edge', lane };
      if (inLanes) return { input, met, drags: 'move', lane };
    }
    return { input, met: inLanes ? met : undefined, drags: canDraw ? 'draw' : undefined, lane };
  }

  #begin(press: Press, input: PointerInput): void {
    const context = this.#context();
    const { met } = press;
    switch (press.drags) {
      case 'scrub':
        this.#drag = { doing: 'scrub' };
        return this.#tell({ did: 'seek', frame: input.frame });
      case 'stretch':
        this.#drag = { doing: 'stretch', anchor: press.input.frame, stretch: drawn(press.input.frame, input.frame, context.frames) };
        return;
      case 'draw': {
        if (press.lane === undefined) return;
        const free = input.alt || input.ctrl;
        const near = (frame: number) => (free ? undefined : context.snap(frame, NOTHING));
        const anchor = this.#drag?.doing === 'draw' ? this.#drag.anchor : (near(press.input.frame)?.frame ?? press.input.frame);
        const snap = near(input.frame);
        this.#drag = { doing: 'draw', lane: press.lane, anchor, stretch: drawn(anchor, snap?.frame ?? input.frame, context.frames), snap };
        return;
      }
      case 'edge': {
        if (met?.edge === undefined) return;
        const held = this.#drag?.doing === 'edge' ? this.#drag.held : heldEdges(context.spans.filter(({ id }) => context.canChange(id)), met.span, met.edge, press.input.ctrl ? 'none' : 'lane');
        // The hand keeps its distance to the edge that it took.
        const to = input.frame + met.span[met.edge] - press.input.frame;
        const snap = input.alt ? undefined : context.snap(to, new Set(held.map(({ span }) => span.id)));
        this.#drag = { doing: 'edge', held, spans: resized(held, snap?.frame ?? to, context.frames), snap };
        return;
      }
      case 'move': {
        if (met === undefined) return;
        const taken = this.#drag?.doing === 'move' ? this.#drag.taken : context.selection.has(met.span.id) ? context.spans.filter(({ id }) => context.selection.has(id) && context.canChange(id)) : [met.span];
        this.#drag = { doing: 'move', taken, ...movedSpans(context, press.input, input, met.span, taken) };
        return;
      }
      case undefined:
        return;
    }
  }

  #click({ input: { shift, frame, place }, met, drags }: Press, input: PointerInput): void {
    if (drags === 'scrub') return this.#tell({ did: 'seek', frame: input.frame });
    if (drags === 'stretch') return this.#tell({ did: 'seek', frame });
    const { selection } = this.#context();
    if (met === undefined) {
      this.#tell({ did: 'seek', frame });
      if (place.on === 'lanes' && !shift && selection.size > 0) this.#tell({ did: 'select', ids: [] });
      return;
    }
    const { id } = met.span;
    if (shift) this.#tell({ did: 'select', ids: selection.has(id) ? [...selection].filter((each) => each !== id) : [...selection, id] });
    else if (selection.size !== 1 || !selection.has(id)) this.#tell({ did: 'select', ids: [id] });
  }
}

/** Moves spans by what the hand went, to the lane it is over; the start or the end of the one that it holds snaps, whichever is nearer. */
function movedSpans(context: GestureContext, from: PointerInput, to: PointerInput, grabbed: FrameSpan, taken: readonly FrameSpan[]): Pick<Extract<Drag, { readonly doing: 'move' }>, 'spans' | 'snap'> {
  const { openLanes } = context;
  const [was, is] = [openLanes.indexOf(grabbed.lane), openLanes.indexOf(context.laneAt(to) ?? grabbed.lane)];
  const steps = was === -1 || is === -1 ? 0 : is - was;
  const hand = steps !== 0 && Math.abs(to.x - from.x) < UPRIGHT ? 0 : to.frame - from.frame;
  const ignored = new Set(taken.map(({ id }) => id));
  const near = (frame: number) => (to.alt || to.ctrl || hand === 0 ? undefined : context.snap(frame + hand, ignored));
  const snaps = (['start', 'end'] as const).flatMap((edge) => {
    const snap = near(grabbed[edge]);
    return snap === undefined ? [] : [{ snap, by: snap.frame - grabbed[edge] }];
  });
  const nearest = snaps.sort((a, b) => Math.abs(a.by - hand) - Math.abs(b.by - hand))[0];
  const by = nearest?.by ?? hand;
  const after = new Map(taken.map((span) => [span.id, span]));
  for (const span of moved(taken, by, context.frames)) after.set(span.id, span);
  for (const span of lanesShifted([...after.values()], openLanes, steps)) after.set(span.id, span);
  return { snap: nearest?.snap, spans: taken.flatMap((span) => (after.get(span.id) === span ? [] : (after.get(span.id) ?? []))) };
}
