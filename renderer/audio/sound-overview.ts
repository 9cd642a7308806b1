import WaveSurfer from 'wavesurfer.js';
import HoverPlugin from 'wavesurfer.js/plugins/hover';
import { clockFace } from './clock-text.ts';
import type { OpenSound } from './open-sound.ts';
import { MediaFacade } from './play/media-facade.ts';
import type { SurfaceColors } from './surface-colors.ts';

export interface OverviewElements {
  /** wavesurfer draws into it. */
  readonly wave: HTMLElement;
  /** Lies over the wave where the surface looks. */
  readonly window: HTMLElement;
}

export interface OverviewEvents {
  /** The window was dragged, or an edge of it: what it shows now, in seconds. */
  readonly onWindow: (start: number, end: number) => void;
  /** A place was clicked; the player is there already. */
  readonly onSeek: (seconds: number) => void;
}

/** Milliseconds between two drawings of peaks that grow. */
const GROWING = 250;
/** Pixels: from an edge of the window within which it is taken, that a hand slips, and of the least window. */
const EDGE = 5;
const SLOP = 3;
const LEAST_WINDOW = 8;

/** The whole recording in a strip, with the playhead and the part that the surface shows: drawn by wavesurfer from peaks that are given, never from the file. */
export class SoundOverview {
  readonly #elements: OverviewElements;
  readonly #events: OverviewEvents;
  readonly #sound: OpenSound;
  readonly #media: MediaFacade;
  readonly #wave: WaveSurfer;
  readonly #stop = new AbortController();
  #growing: ReturnType<typeof setTimeout> | undefined;
  #shown = { start: 0, end: 0 };

  constructor(elements: OverviewElements, sound: OpenSound, look: { readonly cspNonce: string; readonly colors: SurfaceColors }, events: OverviewEvents) {
    this.#elements = elements;
    this.#events = events;
    this.#sound = sound;
    this.#media = new MediaFacade(sound.player);
    const { colors, cspNonce } = look;
    this.#wave = WaveSurfer.create({
      container: elements.wave,
      height: 'auto',
      media: this.#media.asElement(),
      peaks: this.#peaks(),
      duration: this.#seconds(),
      waveColor: colors.ink3,
      progressColor: colors.ink3,
      cursorColor: colors.danger,
      cursorWidth: 1,
      hideScrollbar: true,
      autoScroll: false,
      dragToSeek: false,
      cspNonce,
      plugins: [HoverPlugin.create({ lineColor: colors.ink2, labelColor: colors.background, labelBackground: colors.ink2, labelSize: 11, formatTimeCallback: (seconds) => clockFace(seconds, this.#seconds() < 60 ? 2 : 0) })],
    });
    this.#wave.on('interaction', (seconds) => events.onSeek(seconds));
    this.#listen();
  }

  /** Peaks have come, or all of them. */
  grown(isWhole: boolean): void {
    if (isWhole) clearTimeout(this.#growing);
    else if (this.#growing !== undefined) return;
    this.#growing = setTimeout(
      () => {
        this.#growing = undefined;
        // With options alone it would draw the peaks that it has. A later load overtakes this one, and closing stops it.
        this.#wave.load('', this.#peaks(), this.#seconds()).catch(() => undefined);
      },
      isWhole ? 0 : GROWING,
    );
  }

  /** Where the window is, in seconds. */
  get shown(): { readonly start: number; readonly end: number } {
    return this.#shown;
  }

  /** Puts the window where the surface looks. */
  show(start: number, end: number): void {
    this.#shown = { start, end };
    const { style } = this.#elements.window;
    const seconds = this.#seconds();
    const width = this.#width();
    const left = (Math.max(0, start) / seconds) * width;
    const wide = Math.max(LEAST_WINDOW, (Math.min(end, seconds) / seconds) * width - left);
    style.transform = `translateX(${Math.min(left, width - wide)}px)`;
    style.width = `${wide}px`;
  }

  resized(): void {
    this.show(this.#shown.start, this.#shown.end);
    this.grown(true);
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#growing);
    this.#wave.destroy();
    this.#media.close();
  }

  /** A recording without a frame still has a strip. */
  #seconds(): number {
    return Math.max(this.#sound.frames, 1) / this.#sound.sound.sampleRate;
  }

  #width(): number {
    return this.#elements.wave.clientWidth;
  }

  /** Greatest and least of all channels, a pair a pixel; 0 where nothing is known yet. */
  #peaks(): Float32Array[] {
    const { pyramid, frames } = this.#sound;
    const count = Math.max(64, Math.min(4000, Math.round(this.#width() * globalThis.devicePixelRatio)));
    const [greatest, least] = [new Float32Array(count), new Float32Array(count)];
    const columns = new Float32Array(2 * count);
    if (frames === 0) return [greatest, least];
    for (let channel = 0; channel < pyramid.channels; channel++) {
      pyramid.columns(channel, 0, frames, columns);
      for (let place = 0; place < count; place++) {
        least[place] = Math.min(least[place] ?? 0, columns[2 * place] || 0);
        greatest[place] = Math.max(greatest[place] ?? 0, columns[2 * place + 1] || 0);
      }
    }
    return [greatest, least];
  }

  /** The window lets clicks through to the wave below it; a drag that begins on it is ours. */
  #listen(): void {
    const { signal } = this.#stop;
    const { wave } = this.#elements;
    let held: { readonly x: number; readonly part: 'start' | 'end' | 'middle'; readonly shown: { readonly start: number; readonly end: number }; readonly moved: boolean } | undefined;
    const xOf = (event: MouseEvent) => event.clientX - wave.getBoundingClientRect().left;
    const partAt = (x: number) => {
      const scale = this.#width() / this.#seconds();
      const [left, right] = [this.#shown.start * scale, this.#shown.end * scale];
      const reach = right - left < 3 * EDGE ? 2 : EDGE;
      if (x < left - reach || x > right + reach) return undefined;
      if (x - left < reach && x - left <= right - x) return 'start';
      return right - x < reach ? 'end' : 'middle';
    };
    wave.addEventListener(
      'pointerdown',
      (event) => {
        const part = partAt(xOf(event));
        if (event.button !== 0 || part === undefined) return;
        held = { x: xOf(event), part, shown: this.#shown, moved: false };
      },
      { signal, capture: true },
    );
    wave.addEventListener(
      'pointermove',
      (event) => {
        const x = xOf(event);
        const part = held?.part ?? partAt(x);
        wave.style.cursor = part === undefined ? 'pointer' : part === 'middle' ? 'grab' : 'ew-resize';
        if (held === undefined || (!held.moved && Math.abs(x - held.x) <= SLOP)) return;
        if (!held.moved) wave.setPointerCapture(event.pointerId); // not before: a click belongs to the wave
        held = { ...held, moved: true };
        const by = ((x - held.x) / this.#width()) * this.#seconds();
        const { start, end } = held.shown;
        const least = (LEAST_WINDOW / this.#width()) * this.#seconds();
        if (held.part === 'middle') this.#events.onWindow(start + by, end + by);
        else if (held.part === 'start') this.#events.onWindow(Math.max(0, Math.min(start + by, end - Math.min(least, end - start))), end);
        else this.#events.onWindow(start, Math.min(this.#seconds(), Math.max(end + by, start + Math.min(least, end - start))));
      },
      { signal, capture: true },
    );
    wave.addEventListener(
      'click',
      (event) => {
        if (held?.moved === true) event.stopPropagation();
        held = undefined;
      },
      { signal, capture: true },
    );
    const letGo = () => {
      if (held?.moved !== true) held = undefined; // a drag is over with its click
    };
    wave.addEventListener('pointerup', letGo, { signal });
    wave.addEventListener('pointercancel', () => { held = undefined; }, { signal });
  }
}
