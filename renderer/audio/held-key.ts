/** The keys that are down anywhere in the window, as far as it has seen them go down. */
const down = new Set<string>();
const waiting = new Set<HeldKey>();
const LONE = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

/**
 * Waits until the key comes up that is down now, whoever heard it: the surface, or a screen that ran a command. When none is down, a button was pressed, and it comes up
 * at once. Leaving the window lets go of all keys. `alone`: so does another key, and a press of the pointer, before anybody hears of it: quick fingers press the next key
 * before the last one is up, and what that asks for must find done what came before.
 */
export class HeldKey {
  readonly #up: () => void;
  readonly #isAlone: boolean;
  #code: string | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(up: () => void, { alone = false }: { readonly alone?: boolean } = {}) {
    this.#up = up;
    this.#isAlone = alone;
  }

  get isHeld(): boolean {
    return this.#code !== undefined && down.has(this.#code);
  }

  hold(): void {
    waiting.add(this);
    clearTimeout(this.#soon);
    this.#code = [...down].at(-1);
    if (this.#code !== undefined) return;
    // A screen may hear a key before this file does.
    this.#soon = setTimeout(() => {
      this.#code = [...down].at(-1);
      if (this.#code === undefined) this.#cameUp();
    });
  }

  /** Waits no longer. */
  letGo(): void {
    clearTimeout(this.#soon);
    waiting.delete(this);
    this.#code = undefined;
  }

  /** A key came up; undefined: all did. */
  heard(code: string | undefined): void {
    if (code === undefined || code === this.#code) this.#cameUp();
  }

  /** Another key goes down, or this one again; undefined: the pointer. */
  overtaken(code: string | undefined): void {
    if (this.#isAlone && (code === undefined || (this.#code !== undefined && code !== this.#code))) this.#cameUp();
  }

  #cameUp(): void {
    this.letGo();
    this.#up();
  }
}

/** Listens to the window's keys as long as a surface is shown. Gives what stops it. */
export function listenToHeldKeys(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const up = (code: string | undefined) => {
    if (code === undefined) down.clear();
    else down.delete(code);
    for (const each of waiting) each.heard(code);
  };
  globalThis.addEventListener('keydown', ({ code, key }) => {
    if (LONE.has(key)) return;
    if (key !== 'Escape') for (const each of waiting) each.overtaken(code); // Escape drops what it finds
    down.add(code);
  }, { signal, capture: true });
  globalThis.addEventListener('pointerdown', () => {
    for (const each of waiting) each.overtaken(undefined);
  }, { signal, capture: true });
  // On a Mac no other key is heard coming up while ⌘ is down: when ⌘ comes up, all have.
  globalThis.addEventListener('keyup', ({ code, key }) => up(key === 'Meta' ? undefined : code), { signal, capture: true });
  globalThis.addEventListener('blur', () => up(undefined), { signal });
  return () => {
    stop.abort();
    down.clear();
  };
}
