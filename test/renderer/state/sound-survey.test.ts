/* One door to what a recording is like: measured once, by the real worker on a real WAV, and kept. */
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SampleId } from '../../../shared/model/ids.ts';
import { keptSound, measuredSound } from '../../../renderer/state/sound-survey.ts';
import type { SoundSource } from '../../../renderer/workers/sound-source.ts';
import { standInForPage } from '../../support/in-process-worker.ts';
import { wavBytes } from '../../support/make-media.ts';

const fetched: string[] = [];

beforeAll(() => {
  standInForPage();
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    fetched.push(url.slice(-12));
    return real(url, init);
  });
});

const sampleOf = (n: number) => n.toString(16).padStart(64, '0') as SampleId;

function sourceOf(hertz: number, frames = 200_000): SoundSource {
  const bytes = wavBytes({ frames, sampleRate: 8000, hertz });
  return { url: `data:audio/wav;base64,${Buffer.from(bytes).toString('base64')}`, seconds: frames / 8000, sampleRate: 8000, channels: 1 };
}

describe('a recording', () => {
  it('is measured once for all who ask at the same time, and then kept', async () => {
    const source = sourceOf(440);
    const grown: number[] = [];
    const [a, b] = await Promise.all([measuredSound(sampleOf(1), source), measuredSound(sampleOf(1), source, { onPeaks: ({ known }) => grown.push(known) })]);
    expect(a.pyramid).toBe(b.pyramid);
    expect([a.pyramid.known, a.survey.frames, grown.at(-1)]).toEqual([200_000, 200_000, 200_000]);
    expect(a.survey.peak).toBeCloseTo(0.5, 3);
    const asked = fetched.length;
    const again = await vi.waitFor(async () => (await keptSound(sampleOf(1), source)) ?? Promise.reject(new Error('not kept yet')));
    expect([again.survey, again.pyramid.known]).toEqual([a.survey, 200_000]);
    expect((await measuredSound(sampleOf(1), source)).survey).toEqual(a.survey);
    expect(fetched.length).toBe(asked);
  });

  it('is not taken from the cache when that speaks of another length or of other channels', async () => {
    const source = sourceOf(441);
    await measuredSound(sampleOf(2), source);
    await vi.waitFor(async () => expect(await keptSound(sampleOf(2), source)).toBeDefined());
    expect(await keptSound(sampleOf(2), { ...source, seconds: source.seconds + 1 })).toBeUndefined();
    expect(await keptSound(sampleOf(2), { ...source, channels: 2 })).toBeUndefined();
  });

  it('that one asker gives up is measured on for the other; given up by all, it stops', async () => {
    const source = sourceOf(442, 4_000_000);
    const [one, all] = [new AbortController(), new AbortController()];
    const first = measuredSound(sampleOf(3), source, { signal: one.signal, onPeaks: () => one.abort() });
    const second = measuredSound(sampleOf(3), source);
    await expect(first).rejects.toThrow('Cancelled');
    expect((await second).survey.frames).toBe(4_000_000);
    const third = measuredSound(sampleOf(4), sourceOf(443, 4_000_000), { signal: all.signal, onPeaks: () => all.abort() });
    await expect(third).rejects.toThrow('Cancelled');
    expect(await keptSound(sampleOf(4), sourceOf(443, 4_000_000))).toBeUndefined();
  });

  it('that cannot be read says why, and is asked for anew the next time', async () => {
    const broken = { ...sourceOf(444), url: 'data:audio/wav;base64,' };
    await expect(measuredSound(sampleOf(5), broken)).rejects.toThrow('The file is empty');
    expect((await measuredSound(sampleOf(5), sourceOf(444))).survey.frames).toBe(200_000);
  });
});
