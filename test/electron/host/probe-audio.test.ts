import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/host/byte-source.ts';
import { probeMedia } from '../../../electron/host/probe-media.ts';
import { joined, latin, wavBytes, type WavSamples } from '../../support/make-media.ts';

const fixture = async (name: string) => new Uint8Array(await readFile(fileURLToPath(new URL(`../../fixtures/media/${name}`, import.meta.url))));

async function soundOf(bytes: Uint8Array, path = 'file'): Promise<string> {
  const probed = await probeMedia(memorySource(bytes), path);
  if (probed.state === 'unusable') return `${probed.trouble.reason}: ${probed.trouble.detail}`;
  if (probed.state === 'other' || probed.facts.kind !== 'audio') return probed.state;
  const { seconds, sampleRate, channels } = probed.facts;
  expect(seconds).toBe(Math.round(seconds * sampleRate) / sampleRate);
  return `${probed.type} ${Math.round(seconds * sampleRate)} @ ${sampleRate} x${channels}`;
}

describe('exact length of a WAV', () => {
  const kinds: readonly WavSamples[] = ['pcm8', 'pcm16', 'pcm24', 'pcm32', 'float32', 'float64', 'alaw', 'mulaw'];
  for (const samples of kinds) {
    it(`counts the sample frames of ${samples}, plain and extensible, mono and stereo`, async () => {
      expect(await soundOf(wavBytes({ frames: 1001, samples, extraChunk: true }))).toBe('wav 1001 @ 16000 x1');
      expect(await soundOf(wavBytes({ frames: 1001, samples, channels: 2, extensible: true, sampleRate: 44_100 }))).toBe('wav 1001 @ 44100 x2');
    });
  }

  it('takes the data to reach to the end where a recorder never wrote the length back', async () => {
    for (const declaredBytes of [0, 0xffff_ffff, 0x7fff_ffff]) expect(await soundOf(wavBytes({ frames: 500, declaredBytes }))).toBe('wav 500 @ 16000 x1');
  });

  it('reads the long form (RF64), whose length stands in a chunk of its own', async () => {
    const plain = wavBytes({ frames: 700, channels: 2 });
    const sizes = new Uint8Array(36);
    sizes.set(latin('ds64'));
    new DataView(sizes.buffer).setUint32(4, 28, true);
    new DataView(sizes.buffer).setBigUint64(16, 2800n, true);
    const long = joined(latin('RF64'), Uint8Array.of(255, 255, 255, 255), latin('WAVE'), sizes, plain.subarray(12, 40), Uint8Array.of(255, 255, 255, 255), plain.subarray(44), latin('tail'), new Uint8Array(8));
    expect(await soundOf(long)).toBe('wav 700 @ 16000 x2');
  });

  it('says how much is missing of one that is cut off', async () => {
    const bytes = wavBytes({ frames: 160_000 });
    expect(await soundOf(bytes.subarray(0, bytes.length / 2))).toBe('damaged: the WAV is cut off: its header says 10.0 s, the file holds 5.0 s');
  });

  it('names codecs that browsers do not play, and headers that contradict themselves', async () => {
    const adpcm = wavBytes({ frames: 100 });
    adpcm[20] = 0x11;
    expect(await soundOf(adpcm)).toMatch(/^unsupported: WAV with IMA ADPCM/);
    const wrong = wavBytes({ frames: 100 });
    wrong[32] = 7;
    expect(await soundOf(wrong)).toMatch(/^damaged: the WAV header contradicts itself/);
    const half = wavBytes({ frames: 100, samples: 'float64' });
    [half[32], half[34]] = [2, 16];
    expect(await soundOf(half)).toMatch(/^unsupported: WAV with 16-bit/);
    expect(await soundOf(wavBytes({ frames: 0 }))).toBe('damaged: it holds no sound');
  });
});

describe('exact length of compressed sound (source: 17,509 samples at 44.1 kHz, or 16,800 at 48 kHz)', () => {
  it('takes FLAC, Vorbis, Opus and M4A to the sample that was encoded', async () => {
    expect(await soundOf(await fixture('tone.flac'))).toBe('flac 17509 @ 44100 x1');
    expect(await soundOf(await fixture('tone-vorbis.ogg'))).toBe('ogg 17509 @ 44100 x1');
    expect(await soundOf(await fixture('tone.opus'))).toBe('ogg 16800 @ 48000 x2');
    expect(await soundOf(await fixture('tone.m4a'), 'tone.m4a')).toBe('m4a 17509 @ 44100 x1');
  });

  it('takes MP3 without the delay and padding that its encoder tells of', async () => {
    expect(await soundOf(await fixture('cbr-info.mp3'))).toBe('mp3 17509 @ 44100 x1');
    expect(await soundOf(await fixture('vbr-xing-id3.mp3'))).toBe('mp3 12705 @ 32000 x1');
    expect(await soundOf(await fixture('mpeg2-info.mp3'))).toBe('mp3 8755 @ 22050 x1');
  });

  it('counts frames where nothing tells the length', async () => {
    expect(await soundOf(await fixture('cbr-bare.mp3'))).toBe(`mp3 ${18 * 576} @ 22050 x1`);
    expect(await soundOf(await fixture('vbr-bare.mp3'))).toBe(`mp3 ${13 * 1152} @ 32000 x1`);
    expect(await soundOf(joined(latin('ID3\x03\0\0\0\0\x02\x08'), new Uint8Array(264), await fixture('cbr-bare.mp3'), latin('TAG'), new Uint8Array(125)))).toBe(`mp3 ${18 * 576} @ 22050 x1`);
    expect(await soundOf(await fixture('tone.aac'))).toBe(`aac ${19 * 1024} @ 44100 x1`);
    expect(await soundOf(await fixture('fragmented.m4a'), 'a.m4a')).toBe('m4a 18533 @ 44100 x1');
  });
});

describe('sound that cannot be used', () => {
  it('says of cut-off files that they are damaged', async () => {
    for (const name of ['tone.flac', 'cbr-info.mp3', 'tone.m4a']) {
      const bytes = await fixture(name);
      for (const part of [0.3, 0.6, 0.9]) expect(await soundOf(bytes.subarray(0, Math.floor(bytes.length * part)), name), `${name} cut to ${part}`).toMatch(/^damaged: /);
    }
  });

  it('names what is not read', async () => {
    expect(await soundOf(await fixture('tone.aiff'), 'a.aiff')).toBe('unsupported: AIFF is not read by Concord');
    expect(await soundOf(await fixture('flac-in.ogg'), 'a.ogg')).toBe('unsupported: FLAC inside Ogg is not read by Concord');
    expect(await soundOf(await fixture('alac.m4a'), 'a.m4a')).toMatch(/^unsupported: .*Apple Lossless/);
  });

  it('leaves films alone', async () => {
    const film = Uint8Array.from(await fixture('tone.m4a'));
    film.set(latin('isom'), 8);
    expect(await soundOf(film, 'holiday.mp4')).toBe('other');
  });

  it('answers for any bytes, whatever is flipped in them', async () => {
    const seeds = [wavBytes({ frames: 50, extensible: true })];
    for (const name of ['tone.flac', 'tone-vorbis.ogg', 'tone.opus', 'tone.m4a', 'fragmented.m4a', 'cbr-info.mp3', 'vbr-bare.mp3', 'tone.aac']) seeds.push(await fixture(name));
    await fc.assert(
      fc.asyncProperty(fc.nat(seeds.length - 1), fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { minLength: 1, maxLength: 6 }), fc.nat(4000), async (which, flips, cut) => {
        const bytes = Uint8Array.from(seeds[which] ?? []).subarray(0, 60 + cut);
        for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
        expect(['usable', 'unusable', 'other']).toContain((await probeMedia(memorySource(bytes), 'a.m4a')).state);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });
});
