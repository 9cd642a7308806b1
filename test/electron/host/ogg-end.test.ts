import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/host/byte-source.ts';
import { oggEnd } from '../../../electron/host/ogg-end.ts';
import { probeMedia } from '../../../electron/host/probe-media.ts';

const fixture = async (name: string) => new Uint8Array(await readFile(new URL(`../../fixtures/media/${name}`, import.meta.url)));

async function framesOf(bytes: Uint8Array, name: string): Promise<number | string> {
  const probed = await probeMedia(memorySource(bytes), name);
  if (probed.state !== 'usable' || probed.facts.kind !== 'audio') return probed.state;
  return Math.round(probed.facts.seconds * probed.facts.sampleRate);
}

describe('an Ogg file', () => {
  it('that is whole ends where it ends', async () => {
    for (const name of ['tone-vorbis.ogg', 'tone.opus', 'clicks-20min.ogg']) {
      const bytes = await fixture(name);
      expect(await oggEnd(memorySource(bytes))).toBe(bytes.length);
    }
  });

  // Read off `ffmpeg -i … -f f32le` of the same halves.
  it('that is cut off in the middle of a page is as long as its whole pages', async () => {
    for (const [name, frames] of [['clicks-20min.ogg', 4_634_624], ['clicks.opus', 2_831_688]] as const) {
      const bytes = await fixture(name);
      expect(await framesOf(bytes.subarray(0, bytes.length / 2), name)).toBe(frames);
    }
  });

  it('that is cut off within any page loses that page only', async () => {
    const bytes = await fixture('clicks-20min.ogg');
    const ends = [...Buffer.from(bytes).toString('latin1').matchAll(/OggS/g)].map(({ index }) => index).slice(3, 8);
    for (const end of ends) for (const more of [0, 1, 26, 27, 40]) expect(await oggEnd(memorySource(bytes.subarray(0, end + more)))).toBe(end);
  });

  it('without a single whole page is left to who reads it', async () => {
    const bytes = await fixture('tone-vorbis.ogg');
    expect(await oggEnd(memorySource(bytes.subarray(0, 30)))).toBe(30);
    expect(await framesOf(bytes.subarray(0, 30), 'a.ogg')).toBe('unusable');
  });
});
