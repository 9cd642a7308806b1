import type { PeaksAnswer, PeaksRequest } from './peaks.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

const call = new WorkerCall<PeaksRequest, PeaksAnswer>(() => new Worker(new URL('./peaks.worker.ts', import.meta.url), { type: 'module' }));

/** Recordings whose peaks are kept, the least recently used dropped first. */
const KEPT = 32;
const known = new Map<string, Promise<Float32Array>>();

/** The waveform of a recording, computed off the main thread and remembered. */
export function peaksOf(request: PeaksRequest, options: Pick<CallOptions, 'onProgress'> = {}): Promise<Float32Array> {
  const address = `${request.url} ${request.buckets}`;
  const remembered = known.get(address);
  if (remembered !== undefined) return remembered;
  const computed = call.call(request, options).then(({ peaks }) => peaks);
  known.set(address, computed);
  computed.catch(() => known.delete(address));
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  return computed;
}
