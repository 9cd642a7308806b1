import type { ImageRefusal, OpenedImage, OpenImageAnswer, OpenImageRequest } from './open-image.protocol.ts';
import { endsAsItShould, type SniffedImage, sniffImage } from './sniff-image.ts';
import { answerCalls } from './worker-call.ts';

/** Images up to this many pixels are decoded whole; larger ones come reduced, and their parts on demand. */
const WHOLE_PIXELS = 50_000_000;
/** Chromium decodes no image of 2^29 pixels or more. */
const MOST_PIXELS = 2 ** 29 - 1;
const REDUCED_SIDE = 4096;
const HEAD = 512 * 1024;
const TAIL = 64 * 1024;

/** The large image whose parts are asked for, decoded whole: one at a time, because it may take two gigabytes. */
let large: { readonly url: string; readonly bitmap: Promise<ImageBitmap> } | undefined;

answerCalls<OpenImageRequest, OpenImageAnswer>(self as unknown as Worker, async (request) => {
  if (request.ask === 'part') {
    const bitmap = await createImageBitmap(await wholeOf(request.url), request.x, request.y, request.width, request.height);
    return { answer: { is: 'part', bitmap }, transfer: [bitmap] };
  }
  const blob = await fetched(request.url);
  if (!(blob instanceof Blob)) return { answer: { is: 'refused', refusal: blob } };
  const opened = await open(blob);
  if ('because' in opened) return { answer: { is: 'refused', refusal: opened } };
  return { answer: { is: 'opened', image: opened }, transfer: opened.levels.map(({ bitmap }) => bitmap) };
});

async function fetched(url: string): Promise<Blob | ImageRefusal> {
  const response = await fetch(url).catch(() => undefined);
  if (response === undefined) return { because: 'unreachable', says: 'The file could not be read: the host did not answer.' };
  if (!response.ok) return { because: 'unreachable', says: response.status === 404 ? 'The file is not where it was.' : `The file could not be read (${response.status}).` };
  return response.blob().catch((): ImageRefusal => ({ because: 'unreachable', says: 'The file could not be read to its end.' }));
}

async function open(blob: Blob): Promise<OpenedImage | ImageRefusal> {
  if (blob.size === 0) return { because: 'empty', says: 'The file is empty (0 bytes).' };
  const sniffed = sniffImage(new Uint8Array(await blob.slice(0, HEAD).arrayBuffer()));
  const refusal = refusalOf(sniffed);
  if (refusal !== undefined || sniffed === undefined) return refusal ?? { because: 'not-an-image', says: 'The file is not an image.' };
  const pixels = (sniffed.width ?? 0) * (sniffed.height ?? 0);
  try {
    const levels = pixels > WHOLE_PIXELS ? await reduced(blob, sniffed) : await wholeWithSmaller(blob);
    const [finest] = levels;
    if (finest === undefined) return damaged();
    const turned = sniffed.orientation >= 5;
    const [width, height] = pixels > WHOLE_PIXELS ? [(turned ? sniffed.height : sniffed.width) ?? 0, (turned ? sniffed.width : sniffed.height) ?? 0] : [finest.bitmap.width, finest.bitmap.height];
    return { width, height, levels, notes: notesOf(sniffed, endsAsItShould(sniffed.format, new Uint8Array(await blob.slice(-TAIL).arrayBuffer()))) };
  } catch {
    return damaged();
  }
}

function damaged(): ImageRefusal {
  return { because: 'damaged', says: 'The file is damaged: it begins like an image, but cannot be decoded.' };
}

const NAMES: Partial<Readonly<Record<SniffedImage['format'], string>>> = { tiff: 'a TIFF', heic: 'a HEIC', psd: 'a Photoshop', 'jpeg-2000': 'a JPEG 2000', 'jpeg-xl': 'a JPEG XL', pdf: 'a PDF', svg: 'an SVG' };

function refusalOf(sniffed: SniffedImage | undefined): ImageRefusal | undefined {
  if (sniffed === undefined) return { because: 'not-an-image', says: 'The file is not an image, whatever its name says.' };
  const name = NAMES[sniffed.format];
  if (name !== undefined) return { because: 'unsupported', says: `This is ${name} file, which cannot be shown. Convert it to PNG or JPEG, and import that.` };
  const { width, height } = sniffed;
  if (width === 0 || height === 0) return { because: 'damaged', says: 'The image has no pixels: its width or height is 0.' };
  if (width !== undefined && height !== undefined && width * height > MOST_PIXELS) {
    return { because: 'too-large', says: `The image has ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels. At most ${Math.floor(MOST_PIXELS / 1e6)} million pixels can be decoded: cut it into parts, and import those.` };
  }
  return undefined;
}

function notesOf({ bits = 8, cmyk, animated }: SniffedImage, complete: boolean): readonly string[] {
  return [
    ...(complete ? [] : ['The end of the file is missing: a part of the picture may be empty.']),
    ...(animated ? ['An animation: only its first picture is shown.'] : []),
    ...(bits > 8 ? [`${bits} bits a channel are shown as 8.`] : []),
    ...(cmyk ? ['Colours for print (CMYK) are shown as the screen can.'] : []),
  ];
}

/** The whole image (the browser applies the EXIF orientation), and halves of it down to about a screen. */
async function wholeWithSmaller(blob: Blob): Promise<OpenedImage['levels']> {
  const bitmap = await createImageBitmap(blob);
  return [{ bitmap, scale: 1 }, ...(await smallerOf(bitmap, 1))];
}

async function smallerOf(bitmap: ImageBitmap, scale: number): Promise<OpenedImage['levels']> {
  const width = Math.round(bitmap.width / 2);
  const height = Math.round(bitmap.height / 2);
  if (Math.max(width, height) < 800) return [];
  const half = await createImageBitmap(bitmap, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
  return [{ bitmap: half, scale: scale / 2 }, ...(await smallerOf(half, scale / 2))];
}

/** A large image small enough to be held. JPEG is decoded at an eighth, quarter or half, which takes a tenth of the time. */
async function reduced(blob: Blob, { format, width = 1, height = 1, orientation }: SniffedImage): Promise<OpenedImage['levels']> {
  const share = REDUCED_SIDE / Math.max(width, height);
  const bitmap = format === 'jpeg' && orientation === 1 ? await scaledJpeg(blob, Math.ceil(width * share), Math.ceil(height * share)) : await createImageBitmap(blob, { ...(width >= height ? { resizeWidth: REDUCED_SIDE } : { resizeHeight: REDUCED_SIDE }), resizeQuality: 'medium' });
  const turned = orientation >= 5;
  const scale = bitmap.width / (turned ? height : width);
  return [{ bitmap, scale }, ...(await smallerOf(bitmap, scale))];
}

async function scaledJpeg(blob: Blob, desiredWidth: number, desiredHeight: number): Promise<ImageBitmap> {
  const decoder = new ImageDecoder({ data: blob.stream(), type: 'image/jpeg', desiredWidth, desiredHeight });
  try {
    const { image } = await decoder.decode();
    try {
      return await createImageBitmap(image);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}

async function wholeOf(url: string): Promise<ImageBitmap> {
  if (large?.url !== url) {
    const before = large;
    large = { url, bitmap: fetched(url).then((blob) => (blob instanceof Blob ? createImageBitmap(blob) : Promise.reject(new Error(blob.says)))) };
    before?.bitmap.then((bitmap) => bitmap.close(), () => undefined);
  }
  return large.bitmap;
}
