import type { PlayerState } from './player-state.ts';
import type { SoundPlayer } from './sound-player.ts';

/**
 * A player as far as wavesurfer.js (8.0, its `player.js` and `wavesurfer.js`) asks for it in its option `media`: it reads
 * `currentTime`, `duration`, `paused`, `ended`, `seeking`, `readyState`, `playbackRate`, `volume`, `muted`, `error`, `src`
 * and `currentSrc`, calls `play()` and `pause()`, sets `currentTime` and `playbackRate`, and listens. With an empty `src`, given peaks and
 * a given duration it loads nothing. How loud it is belongs to the player: `volume` and `muted` are told as they are in a
 * fresh element, and cannot be set.
 */
export class MediaFacade extends EventTarget {
  readonly #player: SoundPlayer;
  readonly #stop: () => void;
  #told: PlayerState;
  readonly src = '';
  readonly currentSrc = '';
  readonly seeking = false;
  /** HAVE_ENOUGH_DATA: seeks need not wait. */
  readonly readyState = 4;
  readonly volume = 1;
  readonly muted = false;
  readonly error = null;
  preservesPitch = true;

  constructor(player: SoundPlayer) {
    super();
    this.#player = player;
    this.#told = player.state();
    this.#stop = player.subscribe((state) => this.#tell(state));
  }

  /** The same, by the type that wavesurfer.js declares: it asks for no more than is here. */
  asElement(): HTMLMediaElement {
    return this as unknown as HTMLMediaElement;
  }

  get currentTime(): number {
    return this.#player.position() / this.#player.sampleRate;
  }

  set currentTime(seconds: number) {
    this.#player.seek(seconds * this.#player.sampleRate);
  }

  get duration(): number {
    return this.#player.frames / this.#player.sampleRate;
  }

  get paused(): boolean {
    return !this.#player.state().isPlaying;
  }

  get ended(): boolean {
    return this.paused && this.#player.position() >= this.#player.frames;
  }

  get playbackRate(): number {
    return this.#player.state().rate;
  }

  set playbackRate(rate: number) {
    this.#player.setRate(rate);
  }

  play(): Promise<void> {
    if (this.paused) this.#player.toggle();
    return Promise.resolve();
  }

  pause(): void {
    this.#player.pause();
  }

  /** Listens to the player no longer; the player itself goes on. */
  close(): void {
    this.#stop();
  }

  #tell(state: PlayerState): void {
    const told = this.#told;
    this.#told = state;
    if (state.isPlaying !== told.isPlaying) this.dispatchEvent(new Event(state.isPlaying ? 'play' : 'pause'));
    if (state.rate !== told.rate) this.dispatchEvent(new Event('ratechange'));
    this.dispatchEvent(new Event('timeupdate'));
  }
}
