import type { Size } from './geometry/plane.ts';

/** Image, regions, and what moves with the pointer, from the bottom up. */
export const LAYERS = ['picture', 'regions', 'overlay'] as const;
export type Layer = (typeof LAYERS)[number];
export type LayerCanvases = Readonly<Record<Layer, HTMLCanvasElement>>;

type Paint = (layer: Layer, context: CanvasRenderingContext2D, surface: Size, pixelRatio: number) => void;

/** Three canvases over each other. Whatever was asked for until the next frame is painted once, in that frame. */
export class SurfaceLayers {
  readonly #canvases: LayerCanvases;
  readonly #paint: Paint;
  readonly #painted: () => void;
  readonly #stale = new Set<Layer>();
  #size: Size = { width: 0, height: 0 };
  #frame: number | undefined;

  constructor(canvases: LayerCanvases, paint: Paint, painted: () => void) {
    this.#canvases = canvases;
    this.#paint = paint;
    this.#painted = painted;
  }

  get size(): Size {
    return this.#size;
  }

  resize(size: Size): void {
    this.#size = size;
    this.invalidate(...LAYERS);
  }

  invalidate(...layers: readonly Layer[]): void {
    for (const layer of layers) this.#stale.add(layer);
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.paintNow();
    });
  }

  /** Paints what is stale at once: before the browser shows a change that React has just made. */
  paintNow(): void {
    if (this.#size.width === 0 || this.#size.height === 0) return;
    const pixelRatio = globalThis.devicePixelRatio;
    for (const layer of LAYERS) {
      if (!this.#stale.delete(layer)) continue;
      const canvas = this.#canvases[layer];
      const context = canvas.getContext('2d');
      if (context === null) continue;
      const width = Math.round(this.#size.width * pixelRatio);
      const height = Math.round(this.#size.height * pixelRatio);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      this.#paint(layer, context, this.#size, pixelRatio);
    }
    this.#painted();
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }
}
