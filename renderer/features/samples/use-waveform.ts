import { useEffect, useState } from 'react';
import type { SampleId } from '../../../shared/model/ids.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { peaksOf } from '../../workers/peaks.client.ts';

/** Bars of a waveform in a tile. */
export const TILE_BARS = 48;
/** Longer recordings are not decoded for a glance. */
const LONGEST_SECONDS = 600;
const KEPT = 2000;

/** Waveforms by sample, the least recently made dropped first; null for a sound that cannot be decoded. */
const waveforms = new Map<SampleId, Float32Array | null>();
/** The newest wish first: what is scrolled past is not worth decoding. */
const wishes: { readonly sample: SampleId; readonly url: string; readonly seconds: number; readonly done: () => void; wanted: boolean }[] = [];
let decoding = false;

/** The waveform of a recording for its tile; undefined while it is being made, for long recordings, and where it cannot be. */
export function useWaveform(sample: SampleId, seconds: number): Float32Array | undefined {
  const url = useMediaUrl()(sample);
  const [, setMade] = useState(0);
  const isKnown = waveforms.has(sample);

  useEffect(() => {
    if (isKnown || seconds > LONGEST_SECONDS) return undefined;
    const wish = { sample, url, seconds, done: () => setMade((count) => count + 1), wanted: true };
    wishes.push(wish);
    void decode();
    return () => {
      wish.wanted = false;
    };
  }, [sample, url, seconds, isKnown]);

  return waveforms.get(sample) ?? undefined;
}

/** One after the other, in a worker: scrolling and labeling come first. */
async function decode(): Promise<void> {
  if (decoding) return;
  decoding = true;
  for (let wish = wishes.pop(); wish !== undefined; wish = wishes.pop()) {
    if (!wish.wanted) continue;
    const { sample, url, seconds } = wish;
    if (!waveforms.has(sample)) waveforms.set(sample, await peaksOf({ url, seconds, buckets: TILE_BARS }).catch(() => null));
    for (const oldest of waveforms.keys()) {
      if (waveforms.size <= KEPT) break;
      waveforms.delete(oldest);
    }
    wish.done();
  }
  decoding = false;
}
