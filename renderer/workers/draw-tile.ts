import { binsOf, byteOfDecibels, decibelsOfByte, spectrogramColumns, TILE_COLUMNS } from '../../shared/signal/spectrogram-columns.ts';
import type { DecodedSound } from './decoded-sound.ts';
import type { SoundBlocks } from './sound-blocks.ts';
import type { SpectrogramTile } from './spectrogram-tile.protocol.ts';

/** Where a tile's sound comes from. */
export interface TileSound {
  readonly sound: Pick<DecodedSound, 'decode' | 'runUp'>;
  readonly blocks: Pick<SoundBlocks, 'read' | 'frames'>;
  /** False when nobody wants the tile any more. */
  readonly goesOn: () => boolean;
}

/** How a tile is computed: each column is the mean power of `windows` windows, `step` frames apart, spread evenly over the hop. */
export interface TilePlan {
  readonly windows: number;
  readonly step: number;
  /** Whether only the windows are decoded, or all sound. */
  readonly isSparse: boolean;
}

const MOST_WINDOWS = 32;
const SPARSE_WINDOWS = 8;
/** Frames that are read at once. */
const PIECE = 2 ** 18;

/**
 * Where the hop is not larger than the window one window a column covers everything; up to 32 times larger as many windows as cover everything;
 * beyond, 32, and where the sound between them is many times what the windows take, 8, of which only these are decoded.
 */
export function tilePlan(hop: number, windowSize: number, runUp: number): TilePlan {
  if (hop <= windowSize) return { windows: 1, step: hop, isSparse: false };
  const isSparse = SPARSE_WINDOWS * (windowSize + runUp) * 2 <= hop;
  const windows = isSparse ? SPARSE_WINDOWS : Math.min(MOST_WINDOWS, hop / windowSize);
  return { windows, step: hop / windows, isSparse };
}

/** The bytes of a tile; undefined when it was given up. */
export async function drawTile({ channel, hop, index, shape }: SpectrogramTile, { sound, blocks, goesOn }: TileSound): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { windowSize } = shape;
  const bins = binsOf(windowSize);
  const { windows, step, isSparse } = tilePlan(hop, windowSize, sound.runUp);
  const bytes = new Uint8Array(TILE_COLUMNS * bins);
  const first = index * TILE_COLUMNS;
  const end = Math.min(TILE_COLUMNS, Math.ceil(blocks.frames / hop) - first);
  const atOnce = isSparse ? 1 : Math.max(1, Math.floor(PIECE / hop));
  for (let column = 0; column < end; column += atOnce) {
    if (!goesOn()) return undefined;
    const count = Math.min(atOnce, end - column);
    // The middle of the first of these windows.
    const center = (first + column) * hop - ((windows - 1) * step) / 2;
    const spectra = isSparse ? await sparse(center) : await dense(center, count * windows);
    bytes.set(windows === 1 ? spectra : meanPower(spectra, bins, windows), column * bins);
  }
  return bytes;

  async function dense(center: number, columns: number): Promise<Uint8Array> {
    const from = Math.floor(center) - windowSize / 2;
    const frames = mixed(await blocks.read(from, from + (columns - 1) * step + windowSize), channel);
    return spectrogramColumns(frames, windowSize / 2, step, columns, shape);
  }

  async function sparse(center: number): Promise<Uint8Array> {
    const frames = new Float32Array(windows * windowSize);
    for (let n = 0; n < windows; n++) {
      const from = Math.floor(center) + n * step - windowSize / 2;
      const [start, stop] = [Math.max(0, from), Math.min(blocks.frames, from + windowSize)];
      if (start < stop) frames.set(mixed((await sound.decode(start, stop)).planes, channel), n * windowSize + start - from);
    }
    return spectrogramColumns(frames, windowSize / 2, windowSize, windows, shape);
  }
}

/** One channel, or the mean of all; a channel that there is not is silent. */
function mixed(planes: readonly Float32Array[], channel: number | 'mean'): Float32Array {
  const [first = new Float32Array(0)] = planes;
  if (channel !== 'mean') return planes[channel] ?? new Float32Array(first.length);
  if (planes.length === 1) return first;
  const mean = new Float32Array(first.length);
  for (const plane of planes) for (let n = 0; n < mean.length; n++) mean[n] = (mean[n] as number) + (plane[n] as number) / planes.length;
  return mean;
}

const POWER_OF_BYTE = Float64Array.from({ length: 256 }, (_, byte) => (byte === 0 ? 0 : 10 ** (decibelsOfByte(byte) / 10)));

/** Columns of the mean power of each `windows` columns. */
function meanPower(spectra: Uint8Array, bins: number, windows: number): Uint8Array {
  const mean = new Uint8Array(spectra.length / windows);
  for (let at = 0; at < mean.length; at++) {
    const first = Math.floor(at / bins) * windows * bins + (at % bins);
    let sum = 0;
    for (let n = 0; n < windows; n++) sum += POWER_OF_BYTE[spectra[first + n * bins] as number] as number;
    mean[at] = sum === 0 ? 0 : byteOfDecibels(10 * Math.log10(sum / windows));
  }
  return mean;
}
