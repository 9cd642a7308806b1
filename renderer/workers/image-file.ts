import type { ImageRefusal } from './open-image.protocol.ts';
import { type SniffedImage, sniffImage } from './sniff-image.ts';

/** Chromium decodes no image of 2^29 pixels or more. */
const MOST_PIXELS = 2 ** 29 - 1;
const HEAD = 512 * 1024;

/** The bytes of an image, and what their head says. */
export interface ImageFile {
  readonly blob: Blob;
  readonly sniffed: SniffedImage;
}

/** Fetches an image and looks at its head; a refusal when it cannot be read, or surely not be shown. */
export async function readImageFile(url: string): Promise<ImageFile | ImageRefusal> {
  const blob = await fetched(url);
  if (!(blob instanceof Blob)) return blob;
  if (blob.size === 0) return { because: 'empty', says: 'The file is empty (0 bytes).' };
  const sniffed = sniffImage(new Uint8Array(await blob.slice(0, HEAD).arrayBuffer()));
  if (sniffed === undefined) return { because: 'not-an-image', says: 'The file is not an image, whatever its name says.' };
  return refusalOf(sniffed) ?? { blob, sniffed };
}

const STATUS_SAYS: Readonly<Record<number, string>> = { 404: 'The file is not where it was.', 409: 'The file has changed since it was imported: it is not the image that was labeled.' };

async function fetched(url: string): Promise<Blob | ImageRefusal> {
  const response = await fetch(url).catch(() => undefined);
  if (response === undefined) return { because: 'unreachable', says: 'The file could not be read: the host did not answer.' };
  if (!response.ok) return { because: 'unreachable', says: STATUS_SAYS[response.status] ?? `The file could not be read (${response.status}).` };
  return response.blob().catch((): ImageRefusal => ({ because: 'unreachable', says: 'The file could not be read to its end.' }));
}

const NAMES: Partial<Readonly<Record<SniffedImage['format'], string>>> = { tiff: 'a TIFF', heic: 'a HEIC', psd: 'a Photoshop', 'jpeg-2000': 'a JPEG 2000', 'jpeg-xl': 'a JPEG XL', pdf: 'a PDF', svg: 'an SVG' };

function refusalOf({ format, width, height }: SniffedImage): ImageRefusal | undefined {
  const name = NAMES[format];
  if (name !== undefined) return { because: 'unsupported', says: `This is ${name} file, which cannot be shown. Convert it to PNG or JPEG, and import that.` };
  if (width === 0 || height === 0) return { because: 'damaged', says: 'The image has no pixels: its width or height is 0.' };
  if (width !== undefined && height !== undefined && width * height > MOST_PIXELS) {
    return { because: 'too-large', says: `The image has ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels. At most ${Math.floor(MOST_PIXELS / 1e6)} million pixels can be decoded: cut it into parts, and import those.` };
  }
  return undefined;
}
