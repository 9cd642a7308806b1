import type { ThumbnailAnswer, ThumbnailRequest } from './thumbnail.protocol.ts';
import { WorkerCall } from './worker-call.ts';

const call = new WorkerCall<ThumbnailRequest, ThumbnailAnswer>(() => new Worker(new URL('./thumbnail.worker.ts', import.meta.url), { type: 'module' }));

/** A small picture of an image, made off the main thread. */
export async function makeThumbnail(request: ThumbnailRequest): Promise<Blob> {
  return (await call.call(request)).picture;
}
