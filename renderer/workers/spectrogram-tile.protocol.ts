import type { SpectrogramShape } from '../../shared/signal/spectrogram-columns.ts';
import type { SoundSource } from './sound-source.ts';
import type { Trouble } from './sound-trouble.ts';

/** A part of a recording's spectrogram: columns `index * TILE_COLUMNS` and on, column c centered on frame c * hop. */
export interface SpectrogramTile {
  /** One channel, or the mean of all. */
  readonly channel: number | 'mean';
  /** Frames from one column to the next: a power of two. */
  readonly hop: number;
  readonly index: number;
  readonly shape: SpectrogramShape;
}

export type SpectrogramTileRequest = { readonly ask: 'tile'; readonly wish: number; readonly source: SoundSource; readonly tile: SpectrogramTile } | { readonly ask: 'give-up'; readonly wish: number };

export type SpectrogramTileAnswer = { readonly is: 'tile'; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly is: 'trouble'; readonly trouble: Trouble } | { readonly is: 'given-up' };
