import { type Handle, handleAt } from '../geometry/handles.ts';
import { roundedShape } from '../geometry/image-shape.ts';
import { distance, type Point } from '../geometry/plane.ts';
import type { SurfaceRegion } from '../geometry/scene.ts';
import { beginDrawing, type Drawing, drawsByClicks, type DrawingStep } from './drawing-tools.ts';
import { beginHandle, beginMove, changesOf, type Edit, isEditable, lassoRing, stepEdit, vertexRemoved } from './edit-regions.ts';
import { DRAG_START, type Outcome, type PointerInput, type Tool, type ToolContext } from './tool.ts';

export interface GestureSource {
  readonly context: () => ToolContext;
  readonly tool: () => Tool;
  readonly tell: (outcome: Outcome) => void;
}

/** Pressed on a region, and not yet clear what for. */
interface Press {
  readonly input: PointerInput;
  readonly region: SurfaceRegion;
  /** It was selected already when it was pressed. */
  readonly selected: boolean;
}

/**
 * What presses, moves and releases come to, in image pixels and without a screen, so that pointer, pen and keyboard all go one way.
 * One gesture tells at most one change; a cancelled one tells nothing, and nothing that is there is touched before the release.
 */
export class Gestures {
  readonly #source: GestureSource;
  #drawing: Drawing | undefined;
  #edit: Edit | undefined;
  #press: Press | undefined;

  constructor(source: GestureSource) {
    this.#source = source;
  }

  get drawing(): Drawing | undefined {
    return this.#drawing;
  }

  get edit(): Edit | undefined {
    return this.#edit;
  }

  get isBusy(): boolean {
    return this.#drawing !== undefined || this.#edit !== undefined || this.#press !== undefined;
  }

  /** The handle under a point: of the only selected region, when it can be changed. */
  handleUnder(point: Point): { readonly region: SurfaceRegion; readonly handle: Handle } | undefined {
    const region = this.handled();
    const handle = region === undefined ? undefined : handleAt(region.shape, point, this.#source.context().scale);
    return region === undefined || handle === undefined ? undefined : { region, handle };
  }

  /** The region that shows handles. */
  handled(): SurfaceRegion | undefined {
    const { scene, selection } = this.#source.context();
    const [id] = selection;
    const region = selection.size === 1 && id !== undefined ? scene.byId(id) : undefined;
    return region !== undefined && isEditable(region) ? region : undefined;
  }

  /** Whether the press was for drawing or editing; if not, it is free for panning. */
  press(input: PointerInput): boolean {
    const context = this.#source.context();
    const tool = this.#source.tool();
    if (this.#drawing !== undefined) {
      this.#follow(this.#drawing.press(input, context));
      return true;
    }
    const grip = tool === 'split' ? undefined : this.handleUnder(input.point);
    if (grip !== undefined) {
      if (input.alt && grip.handle.kind === 'vertex') this.#change(vertexRemoved(grip.region, grip.handle));
      else this.#edit = beginHandle(input.point, grip.region, grip.handle);
      return true;
    }
    const under = context.scene.at(input.point, 3 / context.scale);
    const chosen = under.find(({ id }) => context.selection.has(id));
    const hit = chosen ?? under[0];
    if (input.shift) {
      if (hit === undefined) this.#edit = { doing: 'lasso', way: [input.point], adds: true };
      else this.#toggle(under[0] ?? hit);
      return true;
    }
    if (hit !== undefined && !(input.alt && tool !== 'select') && this.#takesHit(tool, chosen !== undefined)) {
      this.#press = { input, region: hit, selected: chosen !== undefined };
      if (tool === 'select' && chosen === undefined) this.#source.tell({ did: 'select', ids: [hit.id] });
      return true;
    }
    return this.#draw(tool, input, context);
  }

  move(input: PointerInput): void {
    const context = this.#source.context();
    if (this.#press !== undefined && distance(this.#press.input.point, input.point) * context.scale > DRAG_START) this.#drag(this.#press, context);
    if (this.#drawing !== undefined) this.#follow(this.#drawing.move(input, context));
    else if (this.#edit !== undefined) this.#edit = stepEdit(this.#edit, input, context);
  }

  release(input: PointerInput): void {
    const context = this.#source.context();
    const [press, edit] = [this.#press, this.#edit];
    this.#press = undefined;
    this.#edit = undefined;
    if (press !== undefined) this.#click(press, input, context);
    else if (edit?.doing === 'lasso') this.#catch(edit.way, context);
    else if (edit !== undefined) this.#change(changesOf(edit));
    else if (this.#drawing !== undefined) this.#follow(this.#drawing.release(input, context));
  }

  /** Ends a drawing of many clicks. Whether there was one. */
  finish(): boolean {
    if (this.#drawing === undefined) return false;
    this.#follow(this.#drawing.finish(this.#source.context()));
    return true;
  }

  /** Takes back the last step of a drawing. Whether there was one. */
  back(): boolean {
    if (this.#drawing === undefined) return false;
    this.#follow(this.#drawing.back());
    return true;
  }

  /** Drops what is being drawn or dragged, and nothing else. Whether there was anything. */
  cancel(): boolean {
    const was = this.isBusy;
    this.#drawing = undefined;
    this.#edit = undefined;
    this.#press = undefined;
    return was;
  }

  /** Takes back the last step of what is being drawn, or drops what is being dragged. Whether there was anything. */
  undo(): boolean {
    return this.back() || this.cancel();
  }

  /**
   * Before the tool or the sample changes: closes what can be closed, drops what is one click or one held button, and keeps what is several clicks, which
   * only Escape drops. Whether it may be left.
   */
  leave(): boolean {
    const drawing = this.#drawing;
    if (drawing === undefined || (drawing.preview().points ?? []).length < 2) {
      this.cancel();
      return true;
    }
    if (drawing.tool !== 'split') this.finish();
    if (this.#drawing === undefined) return true;
    this.#source.tell({ did: 'say', text: 'Finish what you are drawing first; Escape drops it, Backspace takes back a point.' });
    return false;
  }

  /** Moves the selection by a step (arrow keys); told as one change by `settle`. Whether there was anything to move. */
  nudge(by: Point): boolean {
    const context = this.#source.context();
    const regions = this.#movable(context);
    if (regions.length === 0 || this.#drawing !== undefined) return false;
    const edit = this.#edit ?? beginMove({ x: 0, y: 0 }, regions);
    if (edit.doing !== 'move') return false;
    // The way so far is kept in `from`, counted backwards, so that a step more is one longer move.
    const longer: Edit = { ...edit, from: { x: edit.from.x - by.x, y: edit.from.y - by.y }, moved: true };
    this.#edit = stepEdit(longer, { point: { x: 0, y: 0 }, shift: false, alt: false, ctrl: true }, context);
    return true;
  }

  /** Tells what the arrow keys have moved. */
  settle(): void {
    if (this.#edit?.doing !== 'move' || this.#press !== undefined) return;
    const edit = this.#edit;
    this.#edit = undefined;
    this.#change(changesOf(edit));
  }

  #takesHit(tool: Tool, selected: boolean): boolean {
    if (tool === 'select') return true;
    if (tool === 'split') return false;
    return selected || !drawsByClicks(tool);
  }

  /** A press on a region became a drag: it moves the region, or, with a tool that draws and a region that is not selected, draws over it. */
  #drag({ input, region, selected }: Press, context: ToolContext): void {
    this.#press = undefined;
    const tool = this.#source.tool();
    if (!selected && tool !== 'select') {
      this.#draw(tool, input, context);
      return;
    }
    const moving = context.selection.has(region.id) ? this.#movable(context) : [region].filter(isEditable);
    if (moving.length > 0) this.#edit = beginMove(input.point, moving);
  }

  /** A press on a region was a click. */
  #click({ region, selected, input }: Press, release: PointerInput, context: ToolContext): void {
    const tool = this.#source.tool();
    if (selected && drawsByClicks(tool)) {
      if (this.#draw(tool, input, context) && this.#drawing !== undefined) this.#follow(this.#drawing.release(release, context));
      return;
    }
    if (!selected) {
      if (tool !== 'select') this.#source.tell({ did: 'select', ids: [region.id] });
      return;
    }
    // Clicking again at the same place reaches what lies below.
    const under = context.scene.at(input.point, 3 / context.scale);
    const below = under[(under.findIndex(({ id }) => id === region.id) + 1) % under.length];
    if (below !== undefined && (below.id !== region.id || context.selection.size > 1)) this.#source.tell({ did: 'select', ids: [below.id] });
  }

  #draw(tool: Tool, input: PointerInput, context: ToolContext): boolean {
    const step = beginDrawing(tool, input, context);
    if (step === undefined) return false;
    this.#follow(step);
    return true;
  }

  #follow({ drawing, outcomes }: DrawingStep): void {
    this.#drawing = drawing;
    for (const outcome of outcomes) {
      if (outcome.did === 'draw') this.#source.tell({ did: 'draw', shape: roundedShape(outcome.shape) });
      else if (outcome.did === 'split') this.#source.tell({ did: 'split', pieces: outcome.pieces.map(({ id, pieces }) => ({ id, pieces: pieces.map(roundedShape) })) });
      else this.#source.tell(outcome);
    }
  }

  #change(changes: ReturnType<typeof changesOf>): void {
    if (changes.length > 0) this.#source.tell({ did: 'change', changes });
  }

  #toggle({ id }: SurfaceRegion): void {
    const { selection } = this.#source.context();
    this.#source.tell({ did: 'select', ids: selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id] });
  }

  #catch(way: readonly Point[], { scene, selection }: ToolContext): void {
    const caught = scene.inRing(lassoRing(way)).map(({ id }) => id);
    this.#source.tell({ did: 'select', ids: [...new Set([...selection, ...caught])] });
  }

  #movable({ scene, selection }: ToolContext): readonly SurfaceRegion[] {
    return [...selection].flatMap((id) => scene.byId(id) ?? []).filter(isEditable);
  }
}
