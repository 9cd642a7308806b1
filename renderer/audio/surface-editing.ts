import { EdgeNudges } from './edge-nudges.ts';
import type { FrameSpan, SpanEdge, Stretch } from './geometry/span-edits.ts';
import type { LaneBand } from './geometry/lane-rows.ts';
import { HeldKey } from './held-key.ts';
import type { SoundPlayer } from './play/sound-player.ts';
import { PlayheadDrawing } from './playhead-drawing.ts';
import type { SoundView } from './sound-view.ts';
import { type GestureContext, type Outcome, type PointerInput, type Snap, SpanGestures } from './span-gestures.ts';
import type { SpanScene } from './span-scene.ts';
import type { SoundSettings } from './surface-settings.ts';

/** What editing needs of the surface it is on. */
export interface EditedSurface {
  readonly settings: SoundSettings;
  readonly scene: SpanScene;
  readonly view: SoundView;
  readonly player: SoundPlayer;
  readonly frames: number;
  readonly playhead: number;
  snap(frame: number, ignored: ReadonlySet<string>): Snap | undefined;
  seek(frame: number): void;
  hint(text: string): void;
  /** What is drawn or dragged looks different. */
  changed(): void;
}

/** Seconds played on either side of an edge. */
const AROUND = 0.5;

/** Everything that changes spans: by the pointer, by keys that move edges, and by the playhead. Each tells whole gestures, and only when they end. */
export class SurfaceEditing {
  readonly gestures: SpanGestures;
  readonly #surface: EditedSurface;
  readonly #nudges = new EdgeNudges();
  readonly #nudging: HeldKey;
  readonly #drawing = new PlayheadDrawing();
  readonly #drawKey: HeldKey;
  /** The selected span that is played again and again: the loop follows its edges. */
  #looped: string | undefined;

  constructor(surface: EditedSurface) {
    this.#surface = surface;
    this.gestures = new SpanGestures({ context: () => this.#context(), tell: (outcome) => this.#tell(outcome) });
    this.#nudging = new HeldKey(() => this.settle(), { alone: true });
    this.#drawKey = new HeldKey(() => {
      if (this.#drawing.wasHeld(performance.now())) this.finish();
    });
  }

  get isBusy(): boolean {
    return this.gestures.isPressed || this.#drawing.isBusy;
  }

  get isDrawing(): boolean {
    return this.#drawing.isBusy || this.gestures.drag?.doing === 'draw';
  }

  /** Spans as they would be if everything ended now: those that differ. */
  preview(): readonly FrameSpan[] {
    return this.gestures.isPressed ? this.gestures.preview() : this.#nudges.preview();
  }

  /** What is being drawn. */
  drawn(): { readonly lane: string; readonly stretch: Stretch } | undefined {
    const { drag } = this.gestures;
    if (drag?.doing === 'draw') return drag.stretch === undefined ? undefined : { lane: drag.lane, stretch: drag.stretch };
    const stretch = this.#drawing.stretch(this.#surface.playhead, this.#surface.frames);
    return stretch === undefined || this.#drawing.lane === undefined ? undefined : { lane: this.#drawing.lane, stretch };
  }

  /** A span as it is now, in the middle of a gesture too. */
  current(id: string): FrameSpan | undefined {
    return this.preview().find((span) => span.id === id) ?? this.#surface.scene.inFrames(id);
  }

  /** Moves an edge by frames, and plays what is around it. */
  nudge(span: FrameSpan, edge: SpanEdge, by: number): void {
    const { scene, frames, settings, player } = this.#surface;
    if (this.#nudges.isBusy && !this.#nudges.goesOn(span.id, edge)) this.settle();
    const own = scene.inFrames(span.id) ?? span;
    const at = this.#nudges.nudge(scene.frameSpans.filter(({ id }) => scene.canChange(id)), own, edge, by, frames);
    this.#nudging.hold();
    const { sampleRate } = settings.sound;
    this.#surface.view.reveal(at / sampleRate, at / sampleRate);
    this.#surface.changed();
    if (player.state().loop === undefined) this.playAround(at);
    else this.followLoop();
  }

  playAround(frame: number): void {
    const around = Math.round(AROUND * this.#surface.settings.sound.sampleRate);
    this.#surface.player.playSpan(Math.max(0, frame - around), Math.min(this.#surface.frames, frame + around), { then: 'return' });
  }

  toggleLoop(span: FrameSpan | undefined): boolean {
    const { player } = this.#surface;
    if (player.state().loop !== undefined) {
      player.setLoop(undefined);
      this.#looped = undefined;
      return true;
    }
    if (span === undefined) return false;
    this.#looped = span.id;
    player.playSpan(span.start, span.end, { loop: true });
    return true;
  }

  /** The loop goes where the edges of its span went. */
  followLoop(): void {
    const { player } = this.#surface;
    const { loop } = player.state();
    const span = this.#looped === undefined ? undefined : this.current(this.#looped);
    if (loop === undefined || span === undefined) this.#looped = undefined;
    else if (loop.start !== span.start || loop.end !== span.end) player.setLoop({ start: span.start, end: span.end });
  }

  /** Begins a span at the playhead, or ends the one that is being drawn. */
  beginDrawing(): boolean {
    if (this.#drawing.isBusy) return this.#drawKey.isHeld || this.finish(); // a held key comes again and again
    const { settings, scene, playhead } = this.#surface;
    const { drawLane } = settings;
    if (drawLane === undefined || !scene.openLanes.includes(drawLane)) return false;
    this.#drawing.begin(drawLane, playhead, performance.now());
    this.#drawKey.hold();
    this.#surface.changed();
    return true;
  }

  /** The key that began came up: ends the span, unless that was a tap. */
  endDrawing(): boolean {
    if (!this.#drawing.isBusy) return false;
    return this.#drawing.wasHeld(performance.now()) ? this.finish() : true;
  }

  /** Ends what the playhead draws. */
  finish(): boolean {
    const drawn = this.drawn();
    if (!this.#drawing.drop()) return false;
    if (drawn === undefined) this.#surface.hint('Nothing was drawn: the playhead has not moved.');
    else this.#tell({ did: 'draw', ...drawn });
    this.#surface.changed();
    return true;
  }

  /** Tells what keys have moved. */
  settle(): void {
    this.#nudging.letGo();
    if (!this.#nudges.isBusy) return;
    this.changed(this.#nudges.settle());
    this.#surface.changed();
  }

  cancel(): boolean {
    const dragged = this.gestures.cancel();
    const nudged = this.#nudges.isBusy;
    this.#nudging.letGo();
    this.#nudges.settle();
    const was = this.#drawing.drop() || dragged || nudged;
    if (was) this.#surface.changed();
    return was;
  }

  /** Before lane or sample change: see `AudioSurfaceHandle.leave`. */
  leave(): boolean {
    this.settle();
    this.gestures.cancel();
    if (this.#drawing.isBusy) this.#surface.hint('A span is being drawn: end it with its key, or drop it with Escape.');
    return !this.#drawing.isBusy;
  }

  stop(): void {
    this.#nudging.letGo();
    this.#drawKey.letGo();
  }

  changed(spans: readonly FrameSpan[]): void {
    if (spans.length === 0) return;
    const { sampleRate } = this.#surface.settings.sound;
    this.#surface.settings.events.onChange?.(spans.map(({ id, lane, start, end }) => ({ id, lane, start: start / sampleRate, end: end / sampleRate })));
  }

  #tell(outcome: Outcome): void {
    const { settings, player } = this.#surface;
    const { events, sound } = settings;
    switch (outcome.did) {
      case 'draw':
        return events.onDraw?.({ lane: outcome.lane, start: outcome.stretch.start / sound.sampleRate, end: outcome.stretch.end / sound.sampleRate });
      case 'change':
        return this.changed(outcome.spans);
      case 'select':
        return events.onSelect?.(outcome.ids);
      case 'seek':
        return this.#surface.seek(Math.min(this.#surface.frames, Math.max(0, outcome.frame)));
      case 'play':
        return player.playSpan(outcome.stretch.start, outcome.stretch.end);
    }
  }

  #context(): GestureContext {
    const surface = this.#surface;
    const { scene, settings } = surface;
    const selection = new Set(settings.selection);
    const { view } = surface.view;
    return {
      frames: surface.frames,
      spans: scene.frameSpans,
      selection,
      drawLane: settings.drawLane,
      openLanes: scene.openLanes,
      canChange: (id) => settings.events.onChange !== undefined && scene.canChange(id),
      spanAt: ({ x, place }) => {
        if (place.on === 'lanes') return scene.atLanes(view, x, place.y, selection);
        // On spectrograms only what is selected is seen, and so taken.
        return place.on === 'track' ? scene.atSound(view, x, selection, place.track.draws === 'waveform' ? settings.drawLane : undefined) : undefined;
      },
      laneAt: (input) => laneAt(scene.layout.bands, input),
      snap: (frame, ignored) => (settings.look.snapping ? surface.snap(frame, ignored) : undefined),
    };
  }
}

/** The lane at a height, or the nearest. */
function laneAt(bands: readonly LaneBand[], { place }: PointerInput): string | undefined {
  const y = place.on === 'lanes' ? place.y : -1;
  return (bands.findLast((band) => band.y <= y) ?? bands[0])?.lane.id;
}
