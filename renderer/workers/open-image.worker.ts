import { type ImageFile, readImageFile } from './image-file.ts';
import type { ImageRefusal, OpenedImage, OpenImageAnswer, OpenImageRequest } from './open-image.protocol.ts';
import { endsAsItShould, type SniffedImage } from './sniff-image.ts';
import { answerCalls } from './worker-call.ts';

/** Images up to this many pixels are decoded whole; larger ones come reduced, and their parts on demand. */
const WHOLE_PIXELS = 50_000_000;
const REDUCED_SIDE = 4096;
const TAIL = 64 * 1024;

/** The large image whose parts are asked for, decoded whole: one at a time, because it may take two gigabytes. */
let large: { readonly url: string; readonly bitmap: Promise<ImageBitmap> } | undefined;

answerCalls<OpenImageRequest, OpenImageAnswer>(self as unknown as Worker, async (request) => {
  if (request.ask === 'part') {
    const bitmap = await createImageBitmap(await wholeOf(request.url), request.x, request.y, request.width, request.height);
    return { answer: { is: 'part', bitmap }, transfer: [bitmap] };
  }
  const file = await readImageFile(request.url);
  const opened = 'because' in file ? file : await open(file);
  if ('because' in opened) return { answer: { is: 'refused', refusal: opened } };
  return { answer: { is: 'opened', image: opened }, transfer: opened.levels.map(({ bitmap }) => bitmap) };
});

async function open({ blob, sniffed }: ImageFile): Promise<OpenedImage | ImageRefusal> {
  const pixels = (sniffed.width ?? 0) * (sniffed.height ?? 0);
  try {
    const levels = pixels > WHOLE_PIXELS ? await reduced(blob, sniffed) : await wholeWithSmaller(blob);
    const [finest] = levels;
    if (finest === undefined) return damaged();
    const turned = sniffed.orientation >= 5;
    const [width, height] = pixels > WHOLE_PIXELS ? [(turned ? sniffed.height : sniffed.width) ?? 0, (turned ? sniffed.width : sniffed.height) ?? 0] : [finest.bitmap.width, finest.bitmap.height];
    const seeThrough = sniffed.format !== 'jpeg' && isSeeThrough((levels.at(-1) ?? finest).bitmap);
    return { width, height, levels, seeThrough, notes: notesOf(sniffed, endsAsItShould(sniffed.format, new Uint8Array(await blob.slice(-TAIL).arrayBuffer()))) };
  } catch {
    return damaged();
  }
}

function damaged(): ImageRefusal {
  return { because: 'damaged', says: 'The file is damaged: it begins like an image, but cannot be decoded.' };
}

function notesOf({ bits = 8, cmyk, animated }: SniffedImage, complete: boolean): readonly string[] {
  return [
    ...(complete ? [] : ['The end of the file is missing: a part of the picture may be empty.']),
    ...(animated ? ['An animation: only its first picture is shown.'] : []),
    ...(bits > 8 ? [`${bits} bits a channel are shown as 8.`] : []),
    ...(cmyk ? ['Colours for print (CMYK) are shown as the screen can.'] : []),
  ];
}

/** Looks at a small copy: what cannot be seen there needs nothing behind it. */
function isSeeThrough(bitmap: ImageBitmap): boolean {
  const side = 256;
  const context = new OffscreenCanvas(side, side).getContext('2d');
  if (context === null) return false;
  context.drawImage(bitmap, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
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
    large = { url, bitmap: readImageFile(url).then((file) => ('because' in file ? Promise.reject(new Error(file.says)) : createImageBitmap(file.blob))) };
    before?.bitmap.then((bitmap) => bitmap.close(), () => undefined);
  }
  return large.bitmap;
}
