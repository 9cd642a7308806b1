export interface WordElements {
  /** Shows where the pointer is. */
  readonly readout: HTMLElement;
  /** Says to screen readers what has happened. */
  readonly live: HTMLElement;
  /** Says on the screen, for a while, why a gesture came to nothing. */
  readonly hint: HTMLElement;
}

/** Milliseconds. */
const HINT_SHOWN = 5000;

/** What the surface says, written into its elements directly: a moving pointer renders nothing. */
export class SurfaceWords {
  readonly #elements: WordElements;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(elements: WordElements) {
    this.#elements = elements;
  }

  say(text: string): void {
    this.#elements.live.textContent = text;
  }

  hint(text: string): void {
    const { hint } = this.#elements;
    this.say(text);
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(this.#hiding);
    this.#hiding = setTimeout(() => {
      hint.hidden = true;
    }, HINT_SHOWN);
  }

  /** What is under the pointer; empty beside the recording. */
  read(text: string): void {
    const { readout } = this.#elements;
    if (readout.textContent !== text) readout.textContent = text;
  }

  stop(): void {
    clearTimeout(this.#hiding);
  }
}
