import { FREQUENCY_SCALE_NAMES } from '../../shared/signal/frequency-scale.ts';
import { spectrogramTile } from '../workers/spectrogram-tile.client.ts';
import type { SpectrogramTile } from '../workers/spectrogram-tile.protocol.ts';
import { type SpectrogramStyle, TilePainter, type TilePicture } from './paint/paint-spectrogram.ts';
import type { SoundCache } from './sound-cache.ts';
import type { SoundLook } from './sound-look.ts';
import type { SurfaceSound } from './surface-span.ts';

/** Tiles that are kept in memory: some 40 MB of pictures, 25 MB of levels at 1,024 frames a spectrum. */
const MOST_KEPT = 160;
/** Tiles that are computed at a time: what was asked for later, and is nearer, comes next. */
const AT_A_TIME = 2;
/** Levels from the darkest to the lightest colour, in dB. */
const RANGE = 70;

interface Kept {
  readonly bytes: Uint8Array;
  picture: { readonly of: TilePainter; readonly picture: TilePicture } | undefined;
}

/** The look of a strip of spectrogram, so many pixels of the screen high. */
export function spectrogramStyle(look: SoundLook, sampleRate: number, rows: number): SpectrogramStyle {
  const nyquist = sampleRate / 2;
  const high = look.high > 0 ? Math.min(look.high, nyquist) : nyquist;
  const low = Math.max(0, Math.min(look.low, high - 1));
  const name = FREQUENCY_SCALE_NAMES.includes(look.scale) ? look.scale : 'mel';
  return { scale: { name, low, high, rows: Math.max(1, rows) }, sampleRate, windowSize: look.windowSize, colors: look.colors, floor: -look.floor, ceiling: Math.min(0, RANGE - look.floor) };
}

/** The tiles of a recording's spectrogram: from the cache or computed once, the visible ones first; their pictures in the style that was asked for last. */
export class SpectrogramTiles {
  readonly #sound: SurfaceSound;
  readonly #cache: SoundCache;
  readonly #arrived: () => void;
  /** The one used longest ago comes first. */
  readonly #kept = new Map<string, Kept>();
  readonly #asked = new Map<string, AbortController>();
  readonly #failed = new Set<string>();
  readonly #painters = new Map<string, TilePainter>();
  #wishes: readonly SpectrogramTile[] = [];
  #closed = false;

  constructor(sound: SurfaceSound, cache: SoundCache, arrived: () => void) {
    this.#sound = sound;
    this.#cache = cache;
    this.#arrived = arrived;
  }

  /** The picture of a tile; undefined where it is not here yet. */
  picture(tile: SpectrogramTile, style: SpectrogramStyle): TilePicture | undefined {
    const key = keyOf(tile);
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const painter = this.#painter(style);
    if (kept.picture?.of !== painter) kept.picture = { of: painter, picture: painter.picture(kept.bytes) };
    return kept.picture.picture;
  }

  /** The tiles that are missing, the most wanted first. Those asked for before and not wanted any more are given up. */
  want(tiles: readonly SpectrogramTile[]): void {
    this.#wishes = tiles;
    const wanted = new Set(tiles.map(keyOf));
    for (const [key, stop] of this.#asked) if (!wanted.has(key)) stop.abort();
    this.#next();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#asked.values()) stop.abort();
  }

  #next(): void {
    for (const tile of this.#wishes) {
      if (this.#closed || this.#asked.size >= AT_A_TIME) return;
      const key = keyOf(tile);
      if (this.#kept.has(key) || this.#asked.has(key) || this.#failed.has(key)) continue;
      const stop = new AbortController();
      this.#asked.set(key, stop);
      this.#bytes(tile, stop.signal)
        .then(
          (bytes) => {
            if (this.#closed) return;
            this.#kept.set(key, { bytes, picture: undefined });
            for (const [oldest] of this.#kept) {
              if (this.#kept.size <= MOST_KEPT) break;
              this.#kept.delete(oldest);
            }
            this.#arrived();
          },
          () => {
            // What cannot be read is not asked for again: the surface says why, by the reader.
            if (!stop.signal.aborted) this.#failed.add(key);
          },
        )
        .finally(() => {
          this.#asked.delete(key);
          this.#next();
        });
    }
  }

  async #bytes(tile: SpectrogramTile, signal: AbortSignal): Promise<Uint8Array> {
    const kept = await this.#cache.tile(this.#sound.id, keyOf(tile)).catch(() => undefined);
    if (kept !== undefined) return kept;
    const bytes = await spectrogramTile(this.#sound, tile, { signal });
    this.#cache.keepTile(this.#sound.id, keyOf(tile), bytes).catch(() => undefined);
    return bytes;
  }

  #painter(style: SpectrogramStyle): TilePainter {
    const key = JSON.stringify(style);
    const known = this.#painters.get(key);
    if (known !== undefined) return known;
    if (this.#painters.size >= 4) this.#painters.clear();
    const painter = new TilePainter(style);
    this.#painters.set(key, painter);
    return painter;
  }
}

function keyOf({ channel, hop, index, shape }: SpectrogramTile): string {
  return `${channel}/${hop}/${index}/${shape.windowSize}/${shape.window}`;
}
