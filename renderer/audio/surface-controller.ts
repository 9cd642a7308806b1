import { clockText } from './clock-text.ts';
import { describeSpans } from './describe-spans.ts';
import { FollowPlayhead } from './follow-playhead.ts';
import { frameAt, xOf } from './geometry/time-view.ts';
import { LaneScroll } from './lane-scroll.ts';
import type { SoundPlayer } from './play/sound-player.ts';
import { runSoundCommand } from './run-sound-command.ts';
import { ShownSound } from './shown-sound.ts';
import type { SoundLook } from './sound-look.ts';
import { SoundView } from './sound-view.ts';
import type { Held, PointerInput, Snap, SpanGestures } from './span-gestures.ts';
import { SpanScene } from './span-scene.ts';
import { readColors, watchColors } from './surface-colors.ts';
import type { SoundSurfaceCommand } from './surface-commands.ts';
import { SurfaceEditing } from './surface-editing.ts';
import { publishFacts } from './surface-facts.ts';
import { SurfaceLayers, type SurfaceSize } from './surface-layers.ts';
import { placeAt, type SurfaceLayout, surfaceLayout } from './surface-layout.ts';
import { SurfacePainting } from './surface-painting.ts';
import type { Point, SurfaceRoom, SurfaceState } from './surface-room.ts';
import { sameIds, sameList, type SoundSettings } from './surface-settings.ts';
import { snapIn } from './surface-snapping.ts';
import { SurfaceWords } from './surface-words.ts';

const NONE: ReadonlySet<string> = new Set();
const NOTHING_HELD: Held = { shift: false, alt: false, ctrl: false };

/**
 * The surface without React: holds recording, view, scene and gesture, repaints the layers that changed, tells outcomes. Pointer, wheel and keys are brought to it by
 * `surface-input.ts`; what they mean is in `span-gestures.ts` and `run-sound-command.ts`.
 */
export class SurfaceController {
  readonly editing: SurfaceEditing;
  readonly view: SoundView;
  readonly #room: SurfaceRoom;
  readonly #layers: SurfaceLayers;
  readonly #words: SurfaceWords;
  readonly #painting: SurfacePainting;
  readonly #unwatch: () => void;
  #settings: SoundSettings;
  #scene: SpanScene;
  #layout: SurfaceLayout;
  #sound: ShownSound;
  #told: SurfaceState | undefined;
  #pointer: (Point & Held) | undefined;
  #hovered: string | undefined;
  readonly #scroll: LaneScroll;
  readonly #following = new FollowPlayhead();
  #isShown = false;
  #saidPosition = -1;

  constructor(room: SurfaceRoom, settings: SoundSettings) {
    this.#room = room;
    this.#settings = settings;
    const { elements } = room;
    this.#scroll = new LaneScroll(elements.laneNames);
    this.#words = new SurfaceWords(elements.words);
    this.#scene = new SpanScene(settings.lanes, settings.spans, settings.sound.sampleRate);
    this.#layout = surfaceLayout({ height: 0, channels: 1, isSplit: false, spectrogram: false, lanesHeight: 0 });
    this.#layers = new SurfaceLayers(elements.layers, {
      paint: (layer, context, size, ratio) => this.#painting.paint(layer, context, size, ratio),
      tick: () => this.#tick(),
      painted: () => this.#publish(),
    });
    this.view = new SoundView(settings.sound.seconds, settings.sound.sampleRate, () => this.#viewed());
    this.editing = new SurfaceEditing(this);
    this.#painting = new SurfacePainting(this, readColors(elements.frame));
    this.#sound = this.#shown();
    this.#unwatch = watchColors(() => {
      const colors = readColors(elements.frame);
      this.#painting.recolored(colors);
      this.#sound.recolored(colors);
      this.#layers.invalidate('sound', 'lanes', 'top');
    });
  }

  get settings(): SoundSettings {
    return this.#settings;
  }

  get scene(): SpanScene {
    return this.#scene;
  }

  get layout(): SurfaceLayout {
    return this.#layout;
  }

  get sound(): ShownSound {
    return this.#sound;
  }

  get player(): SoundPlayer {
    return this.#sound.player;
  }

  get frames(): number {
    return this.#sound.open.frames;
  }

  get playhead(): number {
    return this.player.position();
  }

  /** How far the lanes are scrolled. */
  get scrolled(): number {
    return this.#scroll.at;
  }

  /** Spans painted in the lanes. */
  get visible(): number {
    return this.#painting.visible;
  }

  get hovered(): string | undefined {
    return this.#hovered;
  }

  get pointer(): (Point & Held) | undefined {
    return this.#pointer;
  }

  /** Keys zoom where the pointer is, else at the playhead, else in the middle. */
  get zoomAt(): number {
    const { width } = this.view.view;
    const playhead = xOf(this.view.view, this.playhead / this.#settings.sound.sampleRate);
    return this.#pointer?.x ?? (playhead >= 0 && playhead <= width ? playhead : width / 2);
  }

  set(next: SoundSettings): void {
    const before = this.#settings;
    this.#settings = next;
    const isOther = before.sound.id !== next.sound.id || before.sound.url !== next.sound.url;
    if (isOther) this.#reopen();
    if (isOther || !sameList(before.spans, next.spans) || !sameList(before.lanes, next.lanes)) {
      this.#scene = new SpanScene(next.lanes, next.spans, next.sound.sampleRate, isOther ? undefined : this.#scene);
      this.#layers.invalidate('lanes');
      this.editing.followLoop();
    }
    if (!sameIds(before.selection, next.selection)) {
      this.#layers.invalidate('lanes');
      this.#prepare();
      if (document.activeElement === this.#room.elements.frame) this.say(describeSpans(this.#scene, next.selection));
    }
    if (!isOther && before.look !== next.look) {
      this.#sound.lookChanged(before.look);
      this.#layers.invalidate('sound');
    }
    if (before.drawLane !== next.drawLane || before.ties !== next.ties) this.#layers.invalidate('lanes');
    this.#relayout();
    this.#layers.invalidate('top');
    this.#layers.paintNow();
  }

  resize(size: SurfaceSize): void {
    this.#layers.resize(size);
    this.view.resized(this.#settings.sound.seconds, this.#settings.sound.sampleRate, size.width);
    this.#relayout();
    this.#sound.resized();
    this.#layers.paintNow();
  }

  stop(): void {
    this.editing.stop();
    this.#layers.stop();
    this.#words.stop();
    this.#unwatch();
    this.#sound.close();
  }

  /** Whether a press was taken; what is not taken may pan. */
  press(point: Point, held: Held): boolean {
    this.editing.settle();
    const taken = this.editing.gestures.press(this.#input(point, held));
    this.changed();
    return taken;
  }

  move(point: Point | undefined, held: Held = NOTHING_HELD): void {
    this.#pointer = point === undefined ? undefined : { ...point, ...held };
    if (point !== undefined && this.editing.gestures.isPressed) {
      this.editing.gestures.move(this.#input(point, held));
      this.editing.followLoop();
    }
    this.#hover();
    this.#words.read(point === undefined ? '' : this.#painting.hertzAt(point.y));
    this.#layers.invalidate('top');
    this.#painting.omitted(() => this.#layers.invalidate('lanes'));
  }

  release(point: Point, held: Held): void {
    this.editing.gestures.release(this.#input(point, held));
    this.changed();
  }

  changed(): void {
    this.#layers.invalidate('top');
    this.#painting.omitted(() => this.#layers.invalidate('lanes'));
  }

  /** What a press where the pointer is would take hold of. */
  over(): ReturnType<SpanGestures['over']> | undefined {
    return this.#pointer === undefined ? undefined : this.editing.gestures.over(this.#input(this.#pointer, this.#pointer));
  }

  /** What two presses do: play the span at a place, of its lane there, or on the waveform of the lane that is drawn in. */
  playAt(point: Point): void {
    const input = this.#input(point, NOTHING_HELD);
    if (input.place.on === 'timeline') return this.player.play(input.frame);
    const inLane = input.place.on === 'lanes' ? this.#scene.atLanes(this.view.view, point.x, input.place.y, new Set(this.#settings.selection))?.span : undefined;
    const span = inLane ?? (input.place.on === 'track' ? (this.#scene.lasting(input.frame, this.#settings.drawLane) ?? this.#scene.lasting(input.frame)) : undefined);
    const { onDoubleClick } = this.#settings.events;
    if (span === undefined) return;
    if (onDoubleClick !== undefined && inLane !== undefined) onDoubleClick(span.id);
    else this.player.playSpan(span.start, span.end);
  }

  /** Goes to the next span, or the one before, without wrapping round; whether there was one, so that Tab can go on to what comes after the surface. */
  tab(by: 1 | -1): boolean {
    const next = this.#scene.next(this.#settings.selection.at(-1), this.playhead, by);
    if (next === undefined) return false;
    this.#settings.events.onSelect?.([next.id]);
    this.reveal(next.id);
    return true;
  }

  run(command: SoundSurfaceCommand): boolean {
    return runSoundCommand(command, this);
  }

  seek(frame: number): void {
    this.player.seek(frame);
    const seconds = frame / this.#settings.sound.sampleRate;
    if (this.editing.gestures.isPressed) this.#following.forget();
    else this.#following.sought(this.view, seconds);
    if (!this.player.state().isPlaying) this.say(clockText(seconds));
    this.#layers.invalidate('top');
  }

  /** As `seek`, from anywhere: never beyond the recording. */
  seekWithin(frame: number): void {
    this.seek(Math.max(0, Math.min(this.frames, Math.round(frame))));
  }

  snap(frame: number, ignored: ReadonlySet<string>): Snap | undefined {
    const { open, visible } = this.#sound;
    return snapIn({ scene: this.#scene, view: this.view.view, open, window: visible.window, playhead: this.player.state().isPlaying ? undefined : this.playhead }, frame, ignored);
  }

  changeLook(part: Partial<SoundLook>): void {
    this.#settings.events.onLook?.({ ...this.#settings.look, ...part });
  }

  /** Moves the view just so far that a span can be seen, its lane too. */
  reveal(id: string): void {
    const span = this.#scene.byId(id);
    if (span === undefined) return;
    this.view.reveal(span.start, span.end);
    if (this.#scroll.reveal(id, this.#scene, this.#layout.lanes)) this.#layers.invalidate('lanes', 'top');
  }

  /** Scrolls the lanes by pixels; whether there was anywhere to go. */
  scrollLanes(by: number): boolean {
    const went = this.#scroll.by(by, this.#scene, this.#layout.lanes);
    if (went) this.#layers.invalidate('lanes', 'top');
    return went;
  }

  /** The hand scrolls or zooms: the view stops following until the playhead is back in sight. */
  byHand(act: (view: SoundView) => void): void {
    act(this.view);
    this.#following.byHand();
  }

  say(text: string): void {
    this.#words.say(text);
  }

  hint(text: string): void {
    this.#words.hint(text);
  }

  #hover(): void {
    const input = this.#pointer === undefined || this.editing.gestures.isPressed ? undefined : this.#input(this.#pointer, this.#pointer);
    const hovered = input?.place.on === 'lanes' ? this.#scene.atLanes(this.view.view, input.x, input.place.y, NONE)?.span.id : undefined;
    if (hovered === this.#hovered) return;
    this.#hovered = hovered;
    this.#layers.invalidate('lanes');
  }

  #input({ x, y }: Point, held: Held): PointerInput {
    const frame = Math.max(0, Math.min(this.frames, frameAt(this.view.view, x, this.#settings.sound.sampleRate)));
    return { x, frame, place: placeAt(this.#layout, y, this.#scroll.at), ...held };
  }

  #viewed(): void {
    this.#layers.invalidate('sound', 'lanes', 'top');
    this.#sound.showWindow(this.view.view.start, this.view.end);
  }

  /** Before each frame; true while there is something that moves by itself. */
  #tick(): boolean {
    const { isPlaying } = this.player.state();
    const { view } = this.view;
    if (isPlaying) {
      const seconds = this.playhead / this.#settings.sound.sampleRate;
      this.#following.follow(this.view, seconds, this.#settings.look.follow && !this.editing.gestures.isPressed);
      this.#layers.invalidate('top');
    }
    this.#tellPosition();
    const pointer = this.editing.gestures.drag === undefined ? undefined : this.#pointer;
    const beyond = pointer === undefined ? 0 : Math.min(0, pointer.x) + Math.max(0, pointer.x - view.width);
    if (pointer === undefined || beyond === 0) return isPlaying;
    this.view.pan(Math.max(-40, Math.min(40, beyond / 4)));
    this.move(pointer, pointer);
    return true;
  }

  #tellPosition(): void {
    const position = this.playhead;
    if (position === this.#saidPosition) return;
    this.#saidPosition = position;
    this.#settings.events.onPosition?.(position / this.#settings.sound.sampleRate);
  }

  #relayout(): void {
    const { look, sound } = this.#settings;
    const layout = surfaceLayout({ height: this.#layers.size.height, channels: sound.channels, isSplit: look.channels === 'split', spectrogram: look.spectrogram, lanesHeight: this.#scene.layout.height });
    if (JSON.stringify(layout) !== JSON.stringify(this.#layout)) {
      this.#layout = layout;
      this.#layers.invalidate('sound', 'lanes', 'top');
    }
    this.scrollLanes(0);
    this.#tellState();
  }

  #tellState(): void {
    const state: SurfaceState = { trouble: this.#sound.open.trouble, survey: this.#sound.open.survey, layout: this.#layout, bands: this.#scene.layout.bands };
    const told = this.#told;
    if (told !== undefined && told.trouble === state.trouble && told.survey === state.survey && told.layout === state.layout && sameList(told.bands, state.bands)) return;
    this.#told = state;
    this.#room.tell(state);
  }

  #reopen(): void {
    this.editing.cancel();
    this.#sound.close();
    const { sound } = this.#settings;
    this.#isShown = false;
    this.#following.forget();
    this.#scroll.by(-Infinity, this.#scene, this.#layout.lanes);
    this.#sound = this.#shown();
    this.view.resized(sound.seconds, sound.sampleRate, this.#layers.size.width);
    this.view.fit();
    this.#layers.invalidate('sound', 'lanes', 'top');
  }

  #shown(): ShownSound {
    return new ShownSound(this.#settings.sound, this.#settings.cache, this.#room, readColors(this.#room.elements.frame), () => this.#settings.look, {
      onNews: () => {
        this.#layers.invalidate('sound');
        this.#tellState();
      },
      onPlayer: (state) => {
        this.#settings.events.onPlayer?.(state);
        this.#layers.invalidate('top');
      },
      onArrived: () => this.#layers.invalidate('sound'),
      onWindow: (start, end) => this.byHand((view) => view.show(start, end)),
      onSeek: (seconds) => this.#following.sought(this.view, seconds),
    });
  }

  /** What may be played next begins at once. */
  #prepare(): void {
    const span = this.#scene.inFrames(this.#settings.selection.at(-1) ?? '');
    if (span !== undefined) this.player.prepare(span.start);
  }

  /** Opens the recording again: the file may be back where it was. */
  again(): void {
    this.#reopen();
    this.#tellState();
    this.#layers.paintNow();
  }

  /** What tests and styles may read, and the first sight of a recording. */
  #publish(): void {
    publishFacts(this.#room.elements.frame, this);
    const { open } = this.#sound;
    if (this.#isShown || (open.pyramid.known === 0 && open.trouble === undefined)) return;
    this.#isShown = true;
    this.#settings.events.onShown?.();
  }
}
