import type { Bounds, Point, Size } from './geometry/plane.ts';
import type { SharedView } from './surface-settings.ts';
import { broughtIntoView, centred, fitViewport, panBy, type Viewport, zoomAt, zoomToBounds } from './viewport.ts';

export interface ViewSource {
  readonly image: () => Size;
  readonly surface: () => Size;
  /** The view that other surfaces share, if any. */
  readonly shared: () => SharedView | undefined;
  readonly changed: () => void;
}

/** Where people look: fitted until they move, then where they went, or where a shared view is. */
export class SurfaceView {
  readonly #source: ViewSource;
  #own: Viewport | undefined;
  /** Told to the others, and not yet come back: they answer a render later. */
  #told: { readonly viewport: Viewport; readonly before: Viewport | undefined } | undefined;

  constructor(source: ViewSource) {
    this.#source = source;
  }

  get viewport(): Viewport {
    const shared = this.#source.shared();
    if (shared !== undefined) {
      if (this.#told !== undefined && this.#told.before === shared.viewport) return this.#told.viewport;
      this.#told = undefined;
      if (shared.viewport !== undefined) return shared.viewport;
    }
    return this.#own ?? fitViewport(this.#source.image(), this.#source.surface());
  }

  /** Another image: fitted again. */
  forget(): void {
    this.#own = undefined;
    this.#told = undefined;
  }

  pan(by: Point): void {
    this.look(panBy(this.viewport, by, this.#source.image(), this.#source.surface()));
  }

  zoom(factor: number, at: Point = this.middle()): void {
    this.look(zoomAt(this.viewport, at, factor, this.#source.image(), this.#source.surface()));
  }

  zoomTo(bounds: Bounds): void {
    this.look(zoomToBounds(bounds, this.#source.image(), this.#source.surface()));
  }

  /** The whole image, also when the window changes later. */
  fit(): void {
    this.look(fitViewport(this.#source.image(), this.#source.surface()));
    this.#own = undefined;
  }

  actualSize(): void {
    this.look(centred(this.#source.image(), this.#source.surface(), 1));
  }

  bringIntoView(point: Point): void {
    this.look(broughtIntoView(this.viewport, point, this.#source.image(), this.#source.surface()));
  }

  /**
   * The surface has another size: what was in the middle stays there. A fitted image is fitted again. Surfaces that share a view are resized in one frame, from one
   * view, so each tells the others what they find as well.
   */
  resized(before: Size): void {
    const shared = this.#source.shared();
    const moved = shared === undefined ? this.#own : shared.viewport;
    if (moved === undefined || before.width === 0) return;
    const { width, height } = this.#source.surface();
    const viewport = { ...moved, x: moved.x + (width - before.width) / 2, y: moved.y + (height - before.height) / 2 };
    this.#own = viewport;
    if (shared === undefined) return;
    this.#told = { viewport, before: shared.viewport };
    shared.onViewport(viewport);
  }

  look(viewport: Viewport): void {
    const { scale, x, y } = this.viewport;
    if (viewport.scale === scale && viewport.x === x && viewport.y === y) return; // whoever was fitted stays fitted
    const shared = this.#source.shared();
    this.#own = viewport;
    if (shared !== undefined) {
      this.#told = { viewport, before: shared.viewport };
      shared.onViewport(viewport);
    }
    this.#source.changed();
  }

  /** The middle of the surface, on the screen. */
  middle(): Point {
    const { width, height } = this.#source.surface();
    return { x: width / 2, y: height / 2 };
  }
}
