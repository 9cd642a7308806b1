export interface SurfaceSize {
  readonly width: number;
  readonly height: number;
}

/** Waveform and spectrogram, lanes with their spans, and what moves: from the bottom up. */
export const LAYERS = ['sound', 'lanes', 'top'] as const;
export type Layer = (typeof LAYERS)[number];
export type LayerCanvases = Readonly<Record<Layer, HTMLCanvasElement>>;

type Paint = (layer: Layer, context: CanvasRenderingContext2D, surface: SurfaceSize, pixelRatio: number) => void;

/** Three canvases over each other. Whatever was asked for until the next frame is painted once, in that frame. */
export class SurfaceLayers {
  readonly #canvases: LayerCanvases;
  readonly #paint: Paint;
  /** Asked in each frame before anything is painted; true keeps frames coming. */
  readonly #tick: (now: number) => boolean;
  readonly #painted: () => void;
  readonly #stale = new Set<Layer>();
  #size: SurfaceSize = { width: 0, height: 0 };
  #frame: number | undefined;

  constructor(canvases: LayerCanvases, on: { readonly paint: Paint; readonly tick: (now: number) => boolean; readonly painted: () => void }) {
    this.#canvases = canvases;
    this.#paint = on.paint;
    this.#tick = on.tick;
    this.#painted = on.painted;
  }

  get size(): SurfaceSize {
    return this.#size;
  }

  resize(size: SurfaceSize): void {
    this.#size = size;
    this.invalidate(...LAYERS);
  }

  invalidate(...layers: readonly Layer[]): void {
    for (const layer of layers) this.#stale.add(layer);
    this.wake();
  }

  /** Asks for a frame, though nothing is stale yet. */
  wake(): void {
    this.#frame ??= requestAnimationFrame((now) => {
      this.#frame = undefined;
      if (this.#tick(now)) this.wake();
      this.paintNow();
    });
  }

  /** Paints what is stale at once: before the browser shows a change that React has just made. */
  paintNow(): void {
    if (this.#size.width === 0 || this.#size.height === 0) return;
    const pixelRatio = globalThis.devicePixelRatio;
    const width = Math.round(this.#size.width * pixelRatio);
    const height = Math.round(this.#size.height * pixelRatio);
    for (const layer of LAYERS) {
      if (!this.#stale.delete(layer)) continue;
      const canvas = this.#canvases[layer];
      const context = canvas.getContext('2d');
      if (context === null) continue;
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
