import { DamagedMedia, TooLargeMedia } from './byte-source.ts';

/** Width and height of the upright image in pixels: what a screen shows, with its orientation applied. */
export interface UprightSize {
  readonly width: number;
  readonly height: number;
}

const MAX_SIDE = 65_535;
const MAX_PIXELS = 500_000_000; // 2 GB as RGBA: no browser draws more

/** The size after turning: orientations 5–8 swap the sides. Refuses sizes that no screen could show. */
export function uprightSize(width: number, height: number, orientation = 1): UprightSize {
  if (width < 1 || height < 1) throw new DamagedMedia(`the header says ${width} × ${height} pixels`);
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    throw new TooLargeMedia(`${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels are more than can be shown: at most 500 million, and 65,535 a side; cut it into parts`);
  }
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
