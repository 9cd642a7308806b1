import { openImage } from '../workers/open-image.client.ts';
import type { Picture } from './paint/picture.ts';
import { type HeldPicture, PictureCache } from './picture-cache.ts';
import { createTileSource } from './tile-source.ts';

/** Five photos of 12 megapixels with their smaller copies. */
const BUDGET = 400_000_000;
const pictures = new PictureCache(openPicture, BUDGET);

/** The decoded, upright image, kept until it is let go. Rejects with a sentence that says why it cannot be shown. */
export function holdImage(url: string): HeldPicture {
  return pictures.hold(url);
}

/** The image if it is decoded already: no frame has to pass without it. Hold it to keep it. */
export function readyImage(url: string): Picture | undefined {
  return pictures.ready(url);
}

/** Decodes ahead; failures show when the image is really wanted. */
export function preloadImage(url: string): void {
  pictures.preload(url);
}

/** Bytes that decoded images take now. */
export function decodedBytes(): number {
  return pictures.bytes;
}

async function openPicture(url: string): Promise<Picture> {
  const opened = await openImage(url);
  if (!opened.ok) throw new Error(opened.refusal.says);
  const { width, height, levels, notes, seeThrough } = opened.image;
  const whole = (levels[0]?.scale ?? 1) >= 1;
  const tiles = whole ? undefined : createTileSource(url, { width, height });
  return {
    size: { width, height },
    levels,
    ...(tiles === undefined ? {} : { tiles }),
    seeThrough,
    bytes: levels.reduce((sum, { bitmap }) => sum + 4 * bitmap.width * bitmap.height, 0),
    notes,
    close: () => {
      tiles?.close();
      for (const { bitmap } of levels) bitmap.close();
    },
  };
}
