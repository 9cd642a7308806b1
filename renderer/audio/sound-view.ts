import { endOf, fitted, limitsOf, pagedTo, panned, resizedView, revealed, scrolledTo, type TimeView, type ViewLimits, zoomed, zoomedTo } from './geometry/time-view.ts';

/** Where people look in a recording: all of it until they move, then where they went. */
export class SoundView {
  readonly #changed: () => void;
  #limits: ViewLimits;
  #view: TimeView;

  constructor(seconds: number, sampleRate: number, changed: () => void) {
    this.#changed = changed;
    this.#limits = limitsOf(seconds, sampleRate, 0);
    this.#view = fitted(this.#limits);
  }

  get view(): TimeView {
    return this.#view;
  }

  get end(): number {
    return endOf(this.#view);
  }

  /** The window has another width, or shows another recording. */
  resized(seconds: number, sampleRate: number, width: number): void {
    const limits = limitsOf(seconds, sampleRate, width);
    const next = seconds === this.#limits.seconds ? resizedView(this.#view, this.#limits, limits) : fitted(limits);
    this.#limits = limits;
    this.#look(next);
  }

  fit(): void {
    this.#look(fitted(this.#limits));
  }

  zoom(factor: number, atX = this.#view.width / 2): void {
    this.#look(zoomed(this.#view, factor, atX, this.#limits));
  }

  zoomTo(start: number, end: number): void {
    this.#look(zoomedTo(start, end, this.#limits));
  }

  /** Shows exactly this stretch, as far as zoom and recording go. */
  show(start: number, end: number): void {
    const { width, least, most } = this.#limits;
    const pixelsPerSecond = Math.min(most, Math.max(least, width / Math.max(end - start, Number.MIN_VALUE)));
    this.#look(scrolledTo({ start, pixelsPerSecond, width }, start, this.#limits));
  }

  /** Scrolls by pixels; positive: towards the end. */
  pan(pixels: number): void {
    this.#look(panned(this.#view, pixels, this.#limits));
  }

  reveal(start: number, end: number): void {
    this.#look(revealed(this.#view, start, end, this.#limits));
  }

  /** Turns the page when a time has left the view. */
  page(seconds: number): void {
    this.#look(pagedTo(this.#view, seconds, this.#limits));
  }

  #look(view: TimeView): void {
    if (view === this.#view || (view.start === this.#view.start && view.pixelsPerSecond === this.#view.pixelsPerSecond && view.width === this.#view.width)) return;
    this.#view = view;
    this.#changed();
  }
}
