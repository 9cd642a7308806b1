import type { ImageRefusal, OpenedImage, OpenImageAnswer, OpenImageRequest } from './open-image.protocol.ts';
import { WorkerCall } from './worker-call.ts';

const call = new WorkerCall<OpenImageRequest, OpenImageAnswer>(() => new Worker(new URL('./open-image.worker.ts', import.meta.url), { type: 'module' }));

export type OpenedOrRefused = { readonly ok: true; readonly image: OpenedImage } | { readonly ok: false; readonly refusal: ImageRefusal };

/** Reads and decodes an image off the main thread. Whoever takes the bitmaps closes them. */
export async function openImage(url: string): Promise<OpenedOrRefused> {
  const answer = await call.call({ ask: 'open', url });
  if (answer.is === 'opened') return { ok: true, image: answer.image };
  return { ok: false, refusal: answer.is === 'refused' ? answer.refusal : { because: 'damaged', says: 'The image could not be decoded.' } };
}

/** A part of a very large image at full resolution. Rejects when the image cannot be held whole. */
export async function openImagePart(url: string, x: number, y: number, width: number, height: number): Promise<ImageBitmap> {
  const answer = await call.call({ ask: 'part', url, x, y, width, height });
  if (answer.is !== 'part') throw new Error('The part of the image did not come.');
  return answer.bitmap;
}
