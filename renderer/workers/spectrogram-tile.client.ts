import type { SoundSource } from './sound-source.ts';
import { SoundTrouble } from './sound-trouble.ts';
import type { SpectrogramTile, SpectrogramTileAnswer, SpectrogramTileRequest } from './spectrogram-tile.protocol.ts';
import { WorkerCall } from './worker-call.ts';

const call = new WorkerCall<SpectrogramTileRequest, SpectrogramTileAnswer>(() => new Worker(new URL('./spectrogram-tile.worker.ts', import.meta.url), { type: 'module' }));
let wishes = 0;

/**
 * A tile of the spectrogram, computed in a worker: `TILE_COLUMNS` columns of windowSize / 2 + 1 bytes (0 = −120 dB … 255 = 0 dB
 * re full scale); columns behind the end are 0. The newest wish comes first. Rejects with `SoundTrouble`, or with an `AbortError`.
 */
export async function spectrogramTile(source: SoundSource, tile: SpectrogramTile, { signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted();
  const wish = wishes++;
  const giveUp = () => void call.call({ ask: 'give-up', wish }).catch(() => undefined);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const answer = await call.call({ ask: 'tile', wish, source, tile });
    if (answer.is === 'trouble') throw new SoundTrouble(answer.trouble);
    if (answer.is === 'given-up') throw new DOMException('Cancelled', 'AbortError');
    return answer.bytes;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}
