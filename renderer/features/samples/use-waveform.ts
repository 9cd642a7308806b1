import { useEffect, useState } from 'react';
import type { SampleId } from '../../../shared/model/ids.ts';
import type { AudioFacts } from '../../../shared/model/sample.ts';
import type { PeakPyramid } from '../../../shared/signal/peak-pyramid.ts';
import { soundCache } from '../../state/sound-cache.ts';
import type { KnownSound } from '../../state/sound-door.ts';
import { useMediaUrl } from '../../state/use-app.ts';

/** Bars of a waveform in a tile. */
export const TILE_BARS = 48;
/** Longer recordings are not decoded for a glance; they are drawn where they were measured before. */
const LONGEST_SECONDS = 600;
const KEPT = 2000;

/** Waveforms by sample, the least recently made dropped first; null for a sound that cannot be decoded. */
const waveforms = new Map<SampleId, Float32Array | null>();

interface Wish {
  readonly sample: SampleId;
  readonly sound: KnownSound;
  readonly done: () => void;
  wanted: boolean;
}

/** The newest wish first: what is scrolled past is not worth decoding. */
const wishes: Wish[] = [];
let decoding = false;

/** The waveform of a recording for its tile; undefined while it is being made, for long recordings, and where it cannot be. */
export function useWaveform(sample: SampleId, { seconds, sampleRate, channels }: AudioFacts): Float32Array | undefined {
  const url = useMediaUrl()(sample);
  const [, setMade] = useState(0);
  const isKnown = waveforms.has(sample);

  useEffect(() => {
    if (isKnown) return undefined;
    const wish = { sample, sound: { id: sample, url, seconds, sampleRate, channels }, done: () => setMade((count) => count + 1), wanted: true };
    wishes.push(wish);
    void decode();
    return () => {
      wish.wanted = false;
    };
  }, [sample, url, seconds, sampleRate, channels, isKnown]);

  return waveforms.get(sample) ?? undefined;
}

/** One after the other, in a worker: scrolling and labeling come first. */
async function decode(): Promise<void> {
  if (decoding) return;
  decoding = true;
  for (let wish = wishes.pop(); wish !== undefined; wish = wishes.pop()) {
    if (!wish.wanted) continue;
    if (!waveforms.has(wish.sample)) waveforms.set(wish.sample, await barsOf(wish).catch(() => null));
    for (const oldest of waveforms.keys()) {
      if (waveforms.size <= KEPT) break;
      waveforms.delete(oldest);
    }
    wish.done();
  }
  decoding = false;
}

async function barsOf({ sound }: Wish): Promise<Float32Array | null> {
  const measured = sound.seconds > LONGEST_SECONDS ? await soundCache.kept(sound) : await soundCache.measured(sound);
  return measured === undefined ? null : loudestBars(measured.pyramid);
}

/** The greatest absolute amplitude of each stretch, over all channels. */
function loudestBars(pyramid: PeakPyramid): Float32Array {
  const bars = new Float32Array(TILE_BARS);
  const columns = new Float32Array(2 * TILE_BARS);
  for (let channel = 0; channel < pyramid.channels; channel++) {
    pyramid.columns(channel, 0, pyramid.frames, columns);
    for (let bar = 0; bar < TILE_BARS; bar++) bars[bar] = Math.max(bars[bar] as number, -(columns[2 * bar] as number) || 0, (columns[2 * bar + 1] as number) || 0);
  }
  return bars;
}
