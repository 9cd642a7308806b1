import type { SpanScene } from './span-scene.ts';
import type { Strip } from './surface-layout.ts';

/** Pixels beside a bar that was brought into sight. */
const ROOM = 3;

/** How far the lanes are scrolled in their strip; their names go with them. */
export class LaneScroll {
  readonly #names: HTMLElement;
  #at = 0;

  constructor(names: HTMLElement) {
    this.#names = names;
  }

  get at(): number {
    return this.#at;
  }

  /** Scrolls by pixels, as far as there are lanes; whether there was anywhere to go. */
  by(pixels: number, scene: SpanScene, strip: Strip): boolean {
    const next = Math.max(0, Math.min(scene.layout.height - strip.height, this.#at + pixels));
    if (next === this.#at) return false;
    this.#at = next;
    this.#names.style.transform = `translateY(${-next}px)`;
    return true;
  }

  /** Brings the bar of a span into sight. */
  reveal(id: string, scene: SpanScene, strip: Strip): boolean {
    const bar = scene.barOf(id);
    if (bar === undefined) return false;
    if (bar.y < this.#at) return this.by(bar.y - ROOM - this.#at, scene, strip);
    const below = bar.y + bar.height - this.#at - strip.height;
    return below > 0 && this.by(below + ROOM, scene, strip);
  }
}
