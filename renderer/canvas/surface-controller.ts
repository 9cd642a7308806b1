import { handleCursor } from './geometry/handles.ts';
import { shapeBounds } from './geometry/image-shape.ts';
import { boundsContain, type Point, type Size } from './geometry/plane.ts';
import { buildScene, type Scene, type SurfaceRegion } from './geometry/scene.ts';
import { describeSelection } from './describe-regions.ts';
import { paintOverlay } from './paint/paint-overlay.ts';
import { paintPicture } from './paint/paint-picture.ts';
import { isLong, paintRegions } from './paint/paint-regions.ts';
import { type Layer, type LayerCanvases, SurfaceLayers } from './surface-layers.ts';
import { runSurfaceCommand } from './run-surface-command.ts';
import type { SurfaceCommand } from './surface-keys.ts';
import { sameRegions, type SurfaceSettings } from './surface-settings.ts';
import { isEditable } from './tools/edit-regions.ts';
import { movedBy, regionsInHand } from './tools/regions-in-hand.ts';
import { Gestures } from './tools/gestures.ts';
import type { Outcome, PointerInput, ToolContext } from './tools/tool.ts';
import { SurfaceWords, type WordElements } from './surface-words.ts';
import { SurfaceView } from './surface-view.ts';
import { toImage, toScreen, type Viewport } from './viewport.ts';

export interface SurfaceElements {
  readonly frame: HTMLElement;
  readonly layers: LayerCanvases;
  readonly words: WordElements;
}

const NOTHING_HELD: Modifiers = { shift: false, alt: false, ctrl: false };
type Modifiers = Pick<PointerInput, 'shift' | 'alt' | 'ctrl'>;

/**
 * The surface without React: holds view, scene and gesture, repaints the layers that changed, tells outcomes. Pointer, wheel and keys are brought to it by
 * `surface-input.ts`; what they mean on the image is in `tools/`.
 */
export class SurfaceController {
  readonly #elements: SurfaceElements;
  readonly #layers: SurfaceLayers;
  readonly #words: SurfaceWords;
  readonly gestures: Gestures;
  readonly view: SurfaceView;
  #settings: SurfaceSettings;
  #scene: Scene;
  #selection: ReadonlySet<string>;
  #pointer: Point | undefined;
  #hovered: SurfaceRegion | undefined;
  #keyboard: Point | undefined;
  #allHidden = false;
  #shown: string | undefined;
  #unlisten: (() => void) | undefined;
  #visible = 0;
  #omitted = '';

  constructor(elements: SurfaceElements, settings: SurfaceSettings) {
    this.#elements = elements;
    this.#words = new SurfaceWords(elements.words);
    this.#settings = settings;
    this.#scene = buildScene(settings.regions);
    this.#selection = new Set(settings.selection);
    this.gestures = new Gestures({ context: () => this.context(), tool: () => this.#settings.tool, tell: (outcome) => this.#tell(outcome) });
    this.#layers = new SurfaceLayers(elements.layers, (layer, context, surface, ratio) => this.#paint(layer, context, surface, ratio), () => this.#publish());
    this.view = new SurfaceView({
      image: () => this.#settings.size,
      surface: () => this.#layers.size,
      shared: () => this.#settings.view,
      changed: () => {
        this.#layers.invalidate('picture', 'regions', 'overlay');
        this.#publishView();
      },
    });
    this.#listenToTiles();
  }

  get settings(): SurfaceSettings {
    return this.#settings;
  }

  get viewport(): Viewport {
    return this.view.viewport;
  }

  /** Where the pointer is on the screen. */
  get pointer(): Point | undefined {
    return this.#pointer;
  }

  get keyboardPointer(): Point | undefined {
    return this.#keyboard;
  }

  context(): ToolContext {
    const { size, snapping } = this.#settings;
    return { image: size, scale: this.viewport.scale, scene: this.#scene, selection: this.#selection, snapping };
  }

  set(next: SurfaceSettings): void {
    const before = this.#settings;
    this.#settings = next;
    if (before.src !== next.src) {
      this.view.forget();
      this.#keyboard = undefined;
      this.#hovered = undefined;
      this.gestures.cancel();
    }
    if (before.tool !== next.tool) this.gestures.cancel();
    if (before.picture !== next.picture) this.#listenToTiles();
    if (!sameRegions(before.regions, next.regions)) {
      this.#rebuild();
      this.#layers.invalidate('regions');
    }
    if (before.selection.length !== next.selection.length || before.selection.some((id, place) => id !== next.selection[place])) {
      this.#selection = new Set(next.selection);
      this.#omit();
      if (document.activeElement === this.#elements.frame) this.say(describeSelection(this.#scene, next.selection));
    }
    const [was, is] = [before.view?.viewport, next.view?.viewport];
    if (before.src !== next.src || before.picture !== next.picture || before.size.width !== next.size.width || before.size.height !== next.size.height || was !== is) {
      this.#layers.invalidate('picture', 'regions');
    }
    this.#layers.invalidate('overlay');
    this.#layers.paintNow();
  }

  resize(size: Size): void {
    const before = this.#layers.size;
    this.#layers.resize(size);
    this.view.resized(before);
    this.#layers.paintNow();
  }

  stop(): void {
    this.#layers.stop();
    this.#words.stop();
    this.#unlisten?.();
  }

  /** Whether a press was taken; what is not taken may pan. */
  press(screen: Point, held: Modifiers): boolean {
    this.gestures.settle();
    const taken = this.gestures.press(this.#input(screen, held));
    this.#changed();
    return taken;
  }

  move(screen: Point | undefined, held: Modifiers = NOTHING_HELD): void {
    this.#pointer = screen;
    if (screen !== undefined) {
      if (this.gestures.isBusy) this.gestures.move(this.#input(screen, held));
      const point = toImage(this.viewport, screen);
      this.#hovered = this.gestures.isBusy || this.#allHidden ? undefined : this.#scene.at(point, 3 / this.viewport.scale)[0];
      this.#read(point);
    } else {
      this.#hovered = undefined;
      this.#read(undefined);
    }
    this.#changed();
  }

  release(screen: Point, held: Modifiers): void {
    this.gestures.release(this.#input(screen, held));
    this.#changed();
  }

  #did(was: boolean): boolean {
    if (was) this.#changed();
    return was;
  }

  /** Redraws what depends on a gesture. */
  #changed(): void {
    this.#omit();
    this.#layers.invalidate('overlay');
  }

  /** What the top layer draws is left out below. */
  #omit(): void {
    const omitted = this.#drawnAbove();
    if (omitted === this.#omitted) return;
    this.#omitted = omitted;
    this.#layers.invalidate('regions');
  }

  cancel(): boolean {
    return this.#did(this.gestures.cancel());
  }

  back(): boolean {
    return this.#did(this.gestures.back());
  }

  finish(): boolean {
    return this.#did(this.gestures.finish());
  }

  undo(): boolean {
    return this.#did(this.gestures.undo());
  }

  leave(): boolean {
    const free = this.gestures.leave();
    this.#changed();
    return free;
  }

  nudge(by: Point): boolean {
    const moved = this.gestures.nudge(by);
    if (moved) this.#changed();
    return moved;
  }

  settle(): void {
    this.gestures.settle();
    this.#changed();
  }

  /** Moves the crosshair of the keyboard, and what is held with it. */
  moveKeyboard(by: Point, held: Modifiers): void {
    if (this.#keyboard === undefined) return;
    const { size } = this.#settings;
    const next = { x: Math.min(Math.max(0, this.#keyboard.x + by.x), size.width), y: Math.min(Math.max(0, this.#keyboard.y + by.y), size.height) };
    this.#keyboard = next;
    this.view.bringIntoView(next);
    this.move(toScreen(this.viewport, next), held);
    this.say(`${Math.round(next.x)}, ${Math.round(next.y)}${this.#hovered === undefined ? '' : `, over ${this.#hovered.name}`}`);
  }

  toggleKeyboard(): void {
    const middle = this.#pointer === undefined ? this.view.middle() : this.#pointer;
    const { x, y } = toImage(this.viewport, middle);
    const { width, height } = this.#settings.size;
    this.#keyboard = this.#keyboard === undefined ? { x: Math.min(Math.max(0, Math.round(x)), width), y: Math.min(Math.max(0, Math.round(y)), height) } : undefined;
    if (this.#keyboard === undefined) this.cancel();
    this.say(this.#keyboard === undefined ? 'Crosshair off' : 'Crosshair on: arrows move it, Enter presses and lets go, Escape leaves');
    this.#layers.invalidate('overlay');
  }

  /** Selects the next region below what is selected at the pointer; whether there was one, so that Tab can go on to what comes after the surface. */
  selectBelow(by: 1 | -1): boolean {
    const at = this.#keyboard ?? (this.#pointer === undefined ? undefined : toImage(this.viewport, this.#pointer));
    const [only] = this.#selection;
    const chosen = only === undefined ? undefined : this.#scene.byId(only);
    const stack = at !== undefined ? this.#scene.at(at, 3 / this.viewport.scale) : chosen === undefined ? [] : this.#overlapping(chosen);
    const place = stack.findIndex(({ id }) => this.#selection.has(id));
    const next = stack[place === -1 ? (by === 1 ? 0 : stack.length - 1) : place + by];
    if (next === undefined) return false;
    this.#settings.events.onSelect([next.id]);
    return true;
  }

  /** Does what a key of the surface does. */
  run(command: SurfaceCommand): void {
    runSurfaceCommand(command, this);
  }

  /** Moves the view just so far that a region can be seen. */
  reveal(id: string): void {
    const region = this.#scene.byId(id);
    if (region === undefined) return;
    const { minX, minY, maxX, maxY } = shapeBounds(region.shape);
    this.view.bringIntoView({ x: (minX + maxX) / 2, y: (minY + maxY) / 2 });
  }

  toggleRegions(): void {
    this.#allHidden = !this.#allHidden;
    this.#rebuild();
    this.say(this.#allHidden ? 'All regions are hidden' : 'Regions are shown');
    this.#layers.invalidate('regions', 'overlay');
  }

  /** The regions that Delete would take away. */
  removable(): readonly string[] {
    return [...this.#selection].flatMap((id) => this.#scene.byId(id) ?? []).filter(isEditable).map(({ id }) => id);
  }

  cursor(panning: boolean, canPan: boolean): string {
    if (panning) return 'grabbing';
    if (canPan) return 'grab';
    const { tool } = this.#settings;
    if (this.gestures.drawing !== undefined) return 'crosshair';
    const point = this.#pointer === undefined ? undefined : toImage(this.viewport, this.#pointer);
    const grip = point === undefined || tool === 'split' ? undefined : this.gestures.handleUnder(point);
    if (grip !== undefined) return handleCursor(grip.handle, grip.region.shape);
    const over = this.#hovered;
    if (over !== undefined && this.#selection.has(over.id) && isEditable(over)) return 'move';
    if (tool !== 'select') return 'crosshair';
    return over === undefined ? 'grab' : 'pointer';
  }

  say(text: string): void {
    this.#words.say(text);
  }

  #input(screen: Point, held: Modifiers): PointerInput {
    return { point: toImage(this.viewport, screen), ...held };
  }

  #rebuild(): void {
    const { regions } = this.#settings;
    this.#scene = buildScene(this.#allHidden ? regions.map((region) => ({ ...region, hidden: true })) : regions);
    this.#hovered = undefined;
  }

  #overlapping(region: SurfaceRegion): readonly SurfaceRegion[] {
    const { minX, minY, maxX, maxY } = shapeBounds(region.shape);
    return this.#scene.at({ x: (minX + maxX) / 2, y: (minY + maxY) / 2 }, 0);
  }

  #tell(outcome: Outcome): void {
    const { events } = this.#settings;
    switch (outcome.did) {
      case 'draw':
        return events.onDraw(outcome.shape);
      case 'change':
        return events.onChange(outcome.changes);
      case 'select':
        return events.onSelect(outcome.ids);
      case 'split':
        return events.onSplit === undefined ? undefined : events.onSplit(outcome.pieces);
      case 'say':
        return this.#words.hint(outcome.text);
    }
  }

  #listenToTiles(): void {
    this.#unlisten?.();
    this.#unlisten = this.#settings.picture?.tiles?.listen(() => this.#layers.invalidate('picture'));
  }

  #drawnAbove(): string {
    const { edit } = this.gestures;
    const dragged = edit?.doing === 'move' && edit.moved ? edit.regions : edit?.doing === 'handle' ? [edit.region] : [];
    const long = [...this.#selection].flatMap((id) => this.#scene.byId(id) ?? []).filter(isLong);
    return [...new Set([...dragged, ...long].map(({ id }) => id))].join(' ');
  }

  #paint(layer: Layer, context: CanvasRenderingContext2D, surface: Size, pixelRatio: number): void {
    const { picture, drawColor, rulers, crosshair, tool } = this.#settings;
    const { viewport } = this;
    if (layer === 'picture') paintPicture(context, surface, pixelRatio, viewport, picture);
    else if (layer === 'regions') this.#visible = paintRegions(context, surface, pixelRatio, viewport, { scene: this.#scene, omit: new Set(this.#omitted === '' ? [] : this.#omitted.split(' ')) });
    else {
      const { edit, drawing } = this.gestures;
      const preview = drawing?.preview();
      const selected = regionsInHand(this.#scene, this.#selection, edit);
      const handled = this.gestures.handled();
      paintOverlay(context, surface, pixelRatio, viewport, {
        selected: selected.map((region) => ({ region, by: movedBy(region.id, edit) })),
        hovered: this.#hovered !== undefined && !this.#selection.has(this.#hovered.id) ? this.#hovered : undefined,
        handled: edit?.doing === 'move' || drawing !== undefined ? undefined : selected.find(({ id }) => id === handled?.id),
        drawing: preview,
        color: drawColor,
        lasso: edit?.doing === 'lasso' ? edit.way : undefined,
        lines: edit === undefined || edit.doing === 'lasso' ? undefined : edit.lines,
        crosshair: this.#keyboard !== undefined ? toScreen(viewport, this.#keyboard) : crosshair && tool !== 'select' && edit === undefined ? this.#pointer : undefined,
        rulers,
      });
    }
  }

  /** What tests and styles may read, and the first sight of an image. */
  #publish(): void {
    const { frame } = this.#elements;
    const { src, picture, events, tool } = this.#settings;
    const facts: Readonly<Record<string, string>> = {
      loaded: String(picture !== undefined),
      regions: String(this.#scene.regions.length),
      visible: String(this.#visible),
      selected: String(this.#selection.size),
      tool,
      drawing: String(this.gestures.drawing !== undefined),
      crosshair: String(this.#keyboard !== undefined),
      candidates: String(this.#scene.candidates()),
    };
    for (const [name, value] of Object.entries(facts)) if (frame.dataset[name] !== value) frame.dataset[name] = value;
    this.#publishView();
    if (picture === undefined || this.#shown === src) return;
    this.#shown = src;
    events.onShown();
  }

  #publishView(): void {
    const { scale, x, y } = this.viewport;
    this.#elements.frame.dataset['viewport'] = `${scale} ${x} ${y}`;
  }

  #read(point: Point | undefined): void {
    const { size, events } = this.#settings;
    const isOn = point !== undefined && boundsContain({ minX: 0, minY: 0, maxX: size.width, maxY: size.height }, point);
    this.#words.read(isOn ? { x: Math.min(point.x, size.width - 1), y: Math.min(point.y, size.height - 1) } : undefined);
    events.onCursor?.(isOn ? point : undefined);
  }
}


