import { colorMap, type ColorMapName } from '../../../shared/signal/color-map.ts';
import { type FrequencyScale, readRows, type RowBins, rowBins } from '../../../shared/signal/frequency-scale.ts';
import { binsOf, decibelsOfByte, TILE_COLUMNS, type WindowSize } from '../../../shared/signal/spectrogram-columns.ts';
import type { StripArea } from './paint-waveform.ts';

/** Below 32 frames a column shows nothing new with windows of 256 frames and more. */
export const FINEST_HOP = 32;
export const COARSEST_HOP = 2 ** 20;

/** Frames from column to column of the tiles for a zoom (frames per pixel of the screen): the greatest power of two that gives every pixel a column of its own. */
export function hopFor(framesPerPixel: number): number {
  return Math.max(FINEST_HOP, Math.min(COARSEST_HOP, 2 ** Math.floor(Math.log2(Math.max(1, framesPerPixel)))));
}

/** Indices of the tiles of a hop that cover the frames [from, to): the first and the one behind the last. Never below 0 nor beyond the recording. */
export function tilesBetween(hop: number, from: number, to: number, frames: number): readonly [number, number] {
  const covered = TILE_COLUMNS * hop;
  // A column stands for half a hop before and behind its middle.
  const [first, last] = [Math.max(0, from), Math.min(frames, to)];
  return last <= first ? [0, 0] : [Math.floor((first + hop / 2) / covered), Math.ceil((last + hop / 2) / covered)];
}

/** How levels become pixels. */
export interface SpectrogramStyle {
  /** `rows` is the height of the picture in pixels of the screen. */
  readonly scale: FrequencyScale;
  readonly sampleRate: number;
  readonly windowSize: WindowSize;
  readonly colors: ColorMapName;
  /** Levels in dB re full scale (−120 … 0) at which the first and the last colour stand. */
  readonly floor: number;
  readonly ceiling: number;
}

/** Turns the bytes of tiles into pixels; made once for a style, used for every tile. */
export class TilePainter {
  readonly style: SpectrogramStyle;
  private readonly map: RowBins;
  private readonly pixelOfByte: Uint32Array;
  private readonly column: Uint8Array;

  constructor(style: SpectrogramStyle) {
    this.style = style;
    this.map = rowBins(style.scale, style.sampleRate, style.windowSize);
    this.pixelOfByte = pixelsOfBytes(style);
    this.column = new Uint8Array(style.scale.rows);
  }

  /** Fills `into` (`TILE_COLUMNS` · rows · 4 bytes, as of an `ImageData`) with a tile's picture. About 1 ms for 300 rows. */
  pixels(tile: Uint8Array, into: Uint8ClampedArray<ArrayBuffer>): void {
    const pixels = new Uint32Array(into.buffer, into.byteOffset, into.length / 4);
    const bins = binsOf(this.style.windowSize);
    const { rows } = this.style.scale;
    for (let column = 0; column < TILE_COLUMNS; column++) {
      readRows(tile, column * bins, this.map, this.column);
      for (let row = 0; row < rows; row++) pixels[row * TILE_COLUMNS + column] = this.pixelOfByte[this.column[row] as number] as number;
    }
  }

  /** A tile's picture for `paintSpectrogram`: `TILE_COLUMNS` × rows pixels. */
  picture(tile: Uint8Array): OffscreenCanvas {
    const { rows } = this.style.scale;
    const canvas = new OffscreenCanvas(TILE_COLUMNS, rows);
    const image = new ImageData(TILE_COLUMNS, rows);
    this.pixels(tile, image.data);
    canvas.getContext('2d')?.putImageData(image, 0, 0);
    return canvas;
  }
}

/** Colours of the 256 levels as pixels of 32 bits, for a floor and a ceiling. */
function pixelsOfBytes({ colors, floor, ceiling }: SpectrogramStyle): Uint32Array {
  const map = new Uint32Array(colorMap(colors).buffer);
  const span = Math.max(1, ceiling - floor);
  return Uint32Array.from({ length: 256 }, (_, byte) => map[Math.max(0, Math.min(255, Math.round((255 * (decibelsOfByte(byte) - floor)) / span)))] as number);
}

/** What `TilePainter.picture` makes, or the same as a bitmap. */
export type TilePicture = OffscreenCanvas | ImageBitmap | HTMLCanvasElement;

export interface SpectrogramPainting {
  /** Frames (fractions allowed) at the left and the right edge. */
  readonly from: number;
  readonly to: number;
  /** Length of the recording in frames: nothing is painted outside it. */
  readonly frames: number;
  readonly hop: number;
  /** A tile's picture, if it is here: column c stands for the frames around (index · TILE_COLUMNS + c) · hop. */
  readonly tile: (hop: number, index: number) => TilePicture | undefined;
}

/** Which pixels [low, high) of a strip a tile is painted on, and the columns of its picture (fractions) that belong to exactly these. */
export interface TilePlace {
  readonly low: number;
  readonly high: number;
  readonly left: number;
  readonly right: number;
}

/** Pixels of a strip: which frame lies at its left edge, how many frames a pixel has. */
export interface StripScale {
  readonly from: number;
  readonly framesPerPixel: number;
}

/** Where a tile lies, as far as it is seen in the pixels [low, high): on whole pixels, so that neighbours leave no seam. Undefined where nothing of it is seen. */
export function placeOfTile(hop: number, index: number, { from, framesPerPixel }: StripScale, low: number, high: number): TilePlace | undefined {
  const start = (index * TILE_COLUMNS - 0.5) * hop;
  const first = Math.max(low, Math.round((start - from) / framesPerPixel));
  const behind = Math.min(high, Math.round((start + TILE_COLUMNS * hop - from) / framesPerPixel));
  if (behind <= first) return undefined;
  const columnAt = (pixel: number): number => (from + pixel * framesPerPixel - start) / hop;
  return { low: first, high: behind, left: columnAt(first), right: columnAt(behind) };
}

/**
 * Paints the tiles of one hop into a strip; where one is missing, the part of a coarser one, stretched; where there is none either,
 * nothing. Gives the indices of the tiles that were missing.
 */
export function paintSpectrogram(context: CanvasRenderingContext2D, area: StripArea, pixelRatio: number, painting: SpectrogramPainting): readonly number[] {
  const left = Math.round(area.x * pixelRatio);
  const top = Math.round(area.y * pixelRatio);
  const width = Math.round((area.x + area.width) * pixelRatio) - left;
  const height = Math.round((area.y + area.height) * pixelRatio) - top;
  const { from, to, frames, hop, tile } = painting;
  const missing: number[] = [];
  if (width <= 0 || height <= 0 || !(to > from)) return missing;
  const scale: StripScale = { from, framesPerPixel: (to - from) / width };
  const start = Math.max(0, Math.round(-from / scale.framesPerPixel));
  const end = Math.min(width, Math.round((frames - from) / scale.framesPerPixel));
  context.save();
  context.setTransform(1, 0, 0, 1, left, top);
  context.imageSmoothingEnabled = true;
  const [first, behind] = tilesBetween(hop, from, to, frames);
  for (let index = first; index < behind; index++) {
    if (tile(hop, index) === undefined) missing.push(index);
    paintTile(context, scale, height, tile, hop, index, start, end);
  }
  context.restore();
  return missing;
}

/** Paints a tile within the pixels [low, high), or the coarser ones that cover it: at most two, because tiles begin half a column early. */
function paintTile(context: CanvasRenderingContext2D, scale: StripScale, height: number, tile: SpectrogramPainting['tile'], hop: number, index: number, low: number, high: number): void {
  const place = placeOfTile(hop, index, scale, low, high);
  if (place === undefined) return;
  const picture = tile(hop, index);
  if (picture !== undefined) {
    draw(context, picture, place, height);
    return;
  }
  const coarser = 2 * hop;
  if (coarser > COARSEST_HOP) return;
  const covered = TILE_COLUMNS * coarser;
  const indexAt = (pixel: number): number => Math.max(0, Math.floor((scale.from + pixel * scale.framesPerPixel + coarser / 2) / covered));
  for (let other = indexAt(place.low); other <= indexAt(place.high); other++) paintTile(context, scale, height, tile, coarser, other, place.low, place.high);
}

/** Draws whole columns and one more on either side, cut to the place: so that columns much wider than a pixel blend into each other up to the edge. */
function draw(context: CanvasRenderingContext2D, picture: TilePicture, { low, high, left, right }: TilePlace, height: number): void {
  const from = Math.max(0, Math.floor(left) - 1);
  const to = Math.min(TILE_COLUMNS, Math.ceil(right) + 1);
  const pixelsPerColumn = (high - low) / (right - left);
  context.save();
  context.beginPath();
  context.rect(low, 0, high - low, height);
  context.clip();
  context.drawImage(picture, from, 0, to - from, picture.height, low + (from - left) * pixelsPerColumn, 0, (to - from) * pixelsPerColumn, height);
  context.restore();
}
