import type { Picture } from './paint/picture.ts';

/** How a cache comes by pictures; throws with a sentence for people. */
export type OpenPicture = (url: string) => Promise<Picture>;

/** A picture in use: it is not closed before it is let go. */
export interface HeldPicture {
  readonly picture: Promise<Picture>;
  readonly release: () => void;
}

interface Entry {
  readonly picture: Promise<Picture>;
  settled: Picture | undefined;
  holders: number;
}

/**
 * Decoded pictures by address within a budget of bytes: what is not in use and was used least recently is closed first, so that hours of labeling take no more
 * memory than the first minutes. A failed one is forgotten, and can be tried again.
 */
export class PictureCache {
  readonly #open: OpenPicture;
  readonly #budget: number;
  readonly #entries = new Map<string, Entry>();

  constructor(open: OpenPicture, budget: number) {
    this.#open = open;
    this.#budget = budget;
  }

  /** Bytes of all decoded pictures. */
  get bytes(): number {
    return [...this.#entries.values()].reduce((sum, { settled }) => sum + (settled?.bytes ?? 0), 0);
  }

  /** A picture that is decoded already, and now the last to be closed; for painting it in the very next frame, before it is held. */
  ready(url: string): Picture | undefined {
    return this.#entries.has(url) ? this.#used(url).settled : undefined;
  }

  hold(url: string): HeldPicture {
    const entry = this.#used(url);
    entry.holders++;
    let held = true;
    return {
      picture: entry.picture,
      release: () => {
        if (!held) return;
        held = false;
        entry.holders--;
        this.#tidy();
      },
    };
  }

  /** Decodes ahead; failures show when the picture is really wanted. */
  preload(url: string): void {
    this.#used(url);
  }

  #used(url: string): Entry {
    const known = this.#entries.get(url);
    if (known !== undefined) {
      this.#entries.delete(url);
      this.#entries.set(url, known);
      return known;
    }
    const entry: Entry = { picture: this.#open(url), settled: undefined, holders: 0 };
    this.#entries.set(url, entry);
    entry.picture.then(
      (picture) => {
        entry.settled = picture;
        this.#tidy();
      },
      () => {
        if (this.#entries.get(url) === entry) this.#entries.delete(url);
      },
    );
    return entry;
  }

  #tidy(): void {
    let bytes = this.bytes;
    for (const [url, { settled, holders }] of this.#entries) {
      if (bytes <= this.#budget) return;
      if (settled === undefined || holders > 0) continue;
      this.#entries.delete(url);
      bytes -= settled.bytes;
      settled.close();
    }
  }
}
