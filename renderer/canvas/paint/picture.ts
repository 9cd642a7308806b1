import type { Size } from '../geometry/plane.ts';

/** A decoded image: the same picture in several sizes, each half the one before, so that drawing it small needs no work. */
export interface Picture {
  /** Upright size in pixels. */
  readonly size: Size;
  /** Finest first; `scale` is pixels of the bitmap an image pixel. */
  readonly levels: readonly PictureLevel[];
  /** Detail of an image that is too large to be held whole; asked for what is in view. */
  readonly tiles?: TileSource;
  /** Whether what is painted behind the picture can be seen through it. */
  readonly seeThrough: boolean;
  /** Bytes of all levels. */
  readonly bytes: number;
  /** What people should know about how it is shown. */
  readonly notes: readonly string[];
  readonly close: () => void;
}

export interface PictureLevel {
  readonly bitmap: ImageBitmap;
  readonly scale: number;
}

/** Square tiles at full resolution. A tile that is not there yet is fetched, and `onTile` called when it has come. */
export interface TileSource {
  readonly side: number;
  readonly tile: (column: number, row: number) => ImageBitmap | undefined;
  readonly listen: (onTile: () => void) => () => void;
}

/** The coarsest level that is at least as fine as the screen. */
export function levelFor({ levels }: Picture, pixelsPerImagePixel: number): PictureLevel | undefined {
  return levels.findLast(({ scale }) => scale >= Math.min(1, pixelsPerImagePixel)) ?? levels[0];
}
