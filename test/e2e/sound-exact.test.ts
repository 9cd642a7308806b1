import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../electron/host/byte-source.ts';
import { probeMedia } from '../../electron/host/probe-media.ts';
import { seededRandom } from '../../shared/basics/random.ts';
import type { SoundSource } from '../../renderer/workers/sound-source.ts';
import { joined, type WavSamples, wavBytes } from '../support/make-media.ts';
import { type SoundHost, startSoundHost } from '../support/sound-host.ts';
import type { SoundPage } from '../support/sound-page.ts';
import { ROOT } from '../support/source-tree.ts';

/*
 * Decoding on real Chromium: what is heard and drawn lies where ffmpeg has it, from wherever it is read.
 */

type Globals = { soundPage: SoundPage };
let host: SoundHost;

beforeAll(async () => {
  host = await startSoundHost();
});
afterAll(() => host.close());

const fixture = async (name: string) => new Uint8Array(await readFile(join(ROOT, 'test/fixtures/media', name)));

/** Serves a recording, with the facts that the host finds in it. */
async function imported(name: string, bytes: Uint8Array): Promise<SoundSource> {
  const probed = await probeMedia(memorySource(bytes), name);
  if (probed.state !== 'usable' || probed.facts.kind !== 'audio') throw new Error(`${name} is no sound to the host.`);
  const { seconds, sampleRate, channels } = probed.facts;
  return { url: host.serve(name, bytes), seconds, sampleRate, channels };
}

const framesIn = ({ seconds, sampleRate }: SoundSource) => Math.round(seconds * sampleRate);

/** Values [from, to) of a channel, by a reader that was just opened. */
function read(source: SoundSource, from: number, to: number, channel = 0): Promise<readonly number[]> {
  return host.page.evaluate(
    async ([at, begin, end, plane]) => {
      const reader = new (globalThis as unknown as Globals).soundPage.SoundReader(at);
      try {
        return [...((await reader.read(begin, end))[plane] ?? [])];
      } finally {
        reader.close();
      }
    },
    [source, from, to, channel] as const,
  );
}

/** How far from each place the greatest value within 3,000 frames lies, read in the order of the places by one reader. */
function clicksNear(source: SoundSource, places: readonly number[]): Promise<readonly number[]> {
  return host.page.evaluate(
    async ([at, frames]) => {
      const reader = new (globalThis as unknown as Globals).soundPage.SoundReader(at);
      const found: number[] = [];
      for (const place of frames) {
        const [values = new Float32Array(0)] = await reader.read(place - 3000, place + 3000);
        found.push(values.reduce((best, value, n) => (Math.abs(value) > Math.abs(values[best] ?? 0) ? n : best), 0) - 3000);
      }
      reader.close();
      return found;
    },
    [source, places] as const,
  );
}

interface Surveyed {
  readonly frames: number;
  readonly peak: number;
  readonly clipped: number;
  readonly isSilent: boolean;
  readonly pieces: readonly (readonly [from: number, to: number])[];
  readonly trouble?: string;
}

function survey(source: SoundSource): Promise<Surveyed> {
  return host.page.evaluate(async (at) => {
    const { surveySound, SoundTrouble } = (globalThis as unknown as Globals).soundPage;
    const pieces: [number, number][] = [];
    try {
      const { frames, peak, clipped, isSilent } = await surveySound(at, { onPeaks: ({ from, to }) => pieces.push([from, to]) });
      return { frames, peak, clipped, isSilent, pieces };
    } catch (error) {
      return { frames: 0, peak: 0, clipped: 0, isSilent: false, pieces, trouble: error instanceof SoundTrouble ? `${error.because}: ${error.message}` : String(error) };
    }
  }, source);
}

async function troubleOf(source: SoundSource): Promise<string> {
  return host.page.evaluate(async (at) => {
    const { SoundReader, SoundTrouble } = (globalThis as unknown as Globals).soundPage;
    const reader = new SoundReader(at);
    try {
      await reader.read(0, 100);
      return 'no trouble';
    } catch (error) {
      return error instanceof SoundTrouble ? `${error.because}: ${error.message}` : String(error);
    } finally {
      reader.close();
    }
  }, source);
}

/** A hum at an eighth of the sample rate, of any length at once. */
const HUM = [0, 7071, 10_000, 7071, 0, -7071, -10_000, -7071];
function humWav(frames: number): Uint8Array {
  const pattern = Buffer.from(Int16Array.from(HUM).buffer);
  return joined(wavBytes({ frames: 0, declaredBytes: frames * 2 }), Buffer.alloc(frames * 2, pattern));
}

interface Clicks {
  readonly name: string;
  readonly every: number;
  /** Where ffmpeg (for Opus: opusdec) has each click, in frames from where it was put. */
  readonly heard: readonly number[];
}

const CLICKS: readonly Clicks[] = [
  { name: 'clicks-20min.ogg', every: 60, heard: Array.from({ length: 20 }, () => 0) },
  { name: 'clicks-vbr.mp3', every: 30, heard: Array.from({ length: 8 }, () => 1) },
  { name: 'clicks-vbr-bare.mp3', every: 30, heard: Array.from({ length: 8 }, () => 1106) },
  { name: 'clicks.opus', every: 20, heard: [0, 0, 0, 0, 0, 0] },
  { name: 'clicks.m4a', every: 10, heard: [2, 2, 2, 2, 2, 2] },
  { name: 'clicks.flac', every: 10, heard: [0, 0, 0, 0, 0, 0] },
];

describe.each(CLICKS)('$name', ({ name, every, heard }) => {
  let source: SoundSource;
  let places: readonly number[];
  beforeAll(async () => {
    source = await imported(name, await fixture(name));
    places = heard.map((_, n) => Math.round((0.5 + n * every) * source.sampleRate));
  });

  it('has its clicks where other decoders have them, read from the start, from the end, and each alone', async () => {
    expect(await clicksNear(source, places)).toEqual(heard);
    expect(await clicksNear(source, [...places].reverse())).toEqual([...heard].reverse());
    for (const n of [0, heard.length - 1, 3]) expect(await clicksNear(source, [places[n] ?? 0])).toEqual([heard[n]]);
  });

  it('has the same values from wherever it is read', async () => {
    const random = seededRandom(7);
    const windows = Array.from({ length: 12 }, () => {
      const from = random.below(framesIn(source));
      return [from, from + 1 + random.below(40_000)] as const;
    });
    const differing = await host.page.evaluate(
      async ([at, wanted]) => {
        const { SoundReader } = (globalThis as unknown as Globals).soundPage;
        const one = new SoundReader(at);
        let count = 0;
        for (const [from, to] of wanted) {
          const other = new SoundReader(at);
          const [[a], [b]] = await Promise.all([one.read(from, to), other.read(from - 5000, to + 70_000)]);
          count += a?.filter((value, n) => value !== b?.[n + 5000]).length ?? 1;
          other.close();
        }
        one.close();
        return count;
      },
      [source, windows] as const,
    );
    expect(differing).toBe(0);
  });

  it('is as long as the host says, and measured to its end', async () => {
    const { frames, pieces } = await survey(source);
    expect(frames).toBe(framesIn(source));
    expect(pieces.at(-1)?.[1]).toBe(frames);
    expect(pieces.every(([from], n) => from === (pieces[n - 1]?.[1] ?? 0))).toBe(true);
    // What the file really holds: no less, and no more than the filling of its last packets.
    const { frames: held } = await survey({ ...source, seconds: source.seconds + 10 });
    expect(held - frames).toBeGreaterThanOrEqual(0);
    expect(held - frames).toBeLessThanOrEqual(2048);
  });
});

it('no noise comes in where blocks of decoded sound meet', async () => {
  const source = await imported('clicks-20min.ogg', await fixture('clicks-20min.ogg'));
  const loudest = await host.page.evaluate(async (at) => {
    const reader = new (globalThis as unknown as Globals).soundPage.SoundReader(at);
    let most = 0;
    for (let second = 0; second < at.seconds; second++) {
      if (second % 60 === 0) continue;
      const [values = new Float32Array(0)] = await reader.read(second * at.sampleRate, (second + 1) * at.sampleRate);
      most = values.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), most);
    }
    reader.close();
    return most;
  }, source);
  expect(loudest).toBeLessThan(1e-3);
});

describe('WAV', () => {
  const kinds: readonly (readonly [WavSamples, number])[] = [['pcm8', 128], ['pcm16', 32_768], ['pcm24', 2 ** 23], ['pcm32', 2 ** 24], ['float32', 2 ** 24]];

  it.each(kinds)('%s is read to the last bit, plain and extensible, anywhere', async (samples, steps) => {
    for (const extensible of [false, true]) {
      const source = await imported(`${samples}-${extensible}.wav`, wavBytes({ frames: 8000 * 60, sampleRate: 8000, samples, extensible, hertz: 321 }));
      for (const from of [479_900, 0, 234_567]) {
        const values = await read(source, from, from + 100);
        const off = values.map((value, n) => Math.abs(value - 0.5 * Math.sin((2 * Math.PI * 321 * (from + n)) / 8000)));
        expect(Math.max(...off)).toBeLessThan(2 / steps);
      }
    }
  });

  it('of many channels gives each its own, at 192 kHz and at 2 kHz', async () => {
    for (const sampleRate of [192_000, 2000]) {
      const bytes = wavBytes({ frames: 5000, sampleRate, channels: 16 });
      const view = new DataView(bytes.buffer);
      for (let channel = 0; channel < 16; channel++) view.setInt16(44 + 4321 * 32 + channel * 2, (channel + 1) * 1000, true);
      const source = await imported(`many-${sampleRate}.wav`, bytes);
      for (const channel of [0, 7, 15]) expect((await read(source, 4321, 4322, channel))[0]).toBe(((channel + 1) * 1000) / 32_768);
      expect((await survey(source)).frames).toBe(5000);
    }
  });

  it('is read only where it is wanted', async () => {
    const source = await imported('large.wav', humWav(9_600_000));
    const before = host.sent();
    expect(await read(source, 9_000_000, 9_000_008)).toEqual(HUM.map((value) => value / 32_768));
    expect(host.sent() - before).toBeLessThan(400_000);
  });

  it('of one frame is one value, with silence around it', async () => {
    const source = await imported('one.wav', wavBytes({ frames: 1, samples: 'pcm8', hertz: 0 }));
    expect(await read(source, -2, 3)).toEqual([0, 0, 0, 0, 0]);
    expect(await survey(source)).toMatchObject({ frames: 1, isSilent: true });
  });
});

describe('a file that is not as it should be', () => {
  const facts = { seconds: 10, sampleRate: 16_000, channels: 1 };

  it('is named in a sentence: missing, changed, empty, no sound, not decodable, damaged', async () => {
    expect(await troubleOf({ url: host.serve('gone', 404), ...facts })).toMatch(/^missing: The recording is not where it was\. Your labels are safe\./);
    expect(await troubleOf({ url: host.serve('changed', 409), ...facts })).toMatch(/^missing: The file has changed since it was imported/);
    expect(await troubleOf({ url: host.serve('broken', 500), ...facts })).toMatch(/^missing: The recording could not be read \(500\)/);
    expect(await troubleOf({ url: host.serve('empty.wav', new Uint8Array(0)), ...facts })).toMatch(/^empty: The file is empty/);
    expect(await troubleOf({ url: host.serve('silent.wav', wavBytes({ frames: 10 })), ...facts, seconds: 0 })).toMatch(/^empty: The recording holds no sound/);
    expect(await troubleOf({ url: host.serve('text.wav', new TextEncoder().encode('This is a letter, not a sound. '.repeat(40))), ...facts })).toMatch(/^not-sound: The file is not a sound/);
    expect(await troubleOf({ url: host.serve('alac.m4a', await fixture('alac.m4a')), ...facts })).toMatch(/^cannot-decode: The sound is stored as Apple Lossless/);
    expect(await troubleOf({ url: host.serve('tone.aiff', await fixture('tone.aiff')), ...facts })).toMatch(/^cannot-decode: This is an AIFF file/);
    expect(await troubleOf({ url: host.serve('flac-in.ogg', await fixture('flac-in.ogg')), ...facts })).toMatch(/^cannot-decode: This is a FLAC inside an Ogg file/);
    const adpcm = wavBytes({ frames: 100 });
    adpcm[20] = 0x11;
    expect(await troubleOf({ url: host.serve('adpcm.wav', adpcm), ...facts })).toMatch(/^cannot-decode: .*IMA ADPCM/);
    expect((await survey({ url: '/media/gone', ...facts })).trouble).toMatch(/^missing: /);
  });

  it('is read whatever its name says', async () => {
    const source = await imported('clicks.flac', await fixture('clicks.flac'));
    expect(await clicksNear({ ...source, url: host.serve('clicks.mp3', await fixture('clicks.flac')) }, [22_050])).toEqual([0]);
  });

  it('and ends early is heard as far as it goes, and the survey says how far', async () => {
    for (const [name, part] of [['clicks-20min.ogg', 0.5], ['clicks-vbr.mp3', 0.5], ['clicks.flac', 0.5], ['clicks.opus', 0.5]] as const) {
      const bytes = await fixture(name);
      const source = await imported(name, bytes);
      const cut = { ...source, url: host.serve(`cut-${name}`, bytes.subarray(0, Math.round(bytes.length * part))) };
      const { frames, pieces, trouble } = await survey(cut);
      expect(trouble).toBeUndefined();
      expect(frames / framesIn(source)).toBeGreaterThan(0.3);
      expect(frames / framesIn(source)).toBeLessThan(0.7);
      expect(pieces.at(-1)?.[1]).toBe(framesIn(source));
      expect(Math.max(...(await read(cut, framesIn(source) - 1000, framesIn(source))))).toBe(0);
    }
  });

  it('and damaged in its middle is silent there at most, and in its place behind', async () => {
    for (const { name, every, heard } of CLICKS) {
      if (name.endsWith('.mp3')) continue; // tells no times: in every player, what follows comes earlier by what was lost
      const bytes = await fixture(name);
      const source = await imported(name, bytes);
      const hurt = Uint8Array.from(bytes);
      hurt.fill(0x5a, Math.round(bytes.length * 0.3), Math.round(bytes.length * 0.3) + 300);
      const last = heard.length - 1;
      expect(await clicksNear({ ...source, url: host.serve(`hurt-${name}`, hurt) }, [Math.round((0.5 + last * every) * source.sampleRate), Math.round(0.5 * source.sampleRate)])).toEqual([heard[last], heard[0]]);
    }
  });

  it('and damaged in many ways is answered, not waited for', async () => {
    const random = seededRandom(11);
    for (const name of ['tone.flac', 'tone.m4a', 'fragmented.m4a', 'tone-vorbis.ogg', 'tone.opus', 'cbr-info.mp3', 'vbr-bare.mp3', 'tone.aac']) {
      const whole = await fixture(name);
      const source = await imported(name, whole);
      for (let trial = 0; trial < 4; trial++) {
        const bytes = Uint8Array.from(whole);
        for (let n = 0; n < 1 + trial * 4; n++) bytes[random.below(trial % 2 === 0 ? Math.min(400, bytes.length) : bytes.length)] = random.below(256);
        const answer = await survey({ ...source, url: host.serve(`damaged-${trial}-${name}`, bytes) });
        expect(answer.trouble ?? 'measured').toMatch(/^(measured|damaged: |not-sound: |cannot-decode: )/);
      }
    }
  });
});

describe('a survey', () => {
  it('that nobody wants any more stops, and the open recording comes before others', async () => {
    const slow = await imported('slow.wav', humWav(19_200_000));
    const open = await imported('open.wav', humWav(480_000));
    const order = await host.page.evaluate(
      async ([a, b]) => {
        const { surveySound } = (globalThis as unknown as Globals).soundPage;
        const stop = new AbortController();
        const heard: string[] = [];
        const first = surveySound(a, { signal: stop.signal }).then(() => heard.push('slow'), (error: unknown) => heard.push(error instanceof DOMException ? error.name : String(error)));
        const second = surveySound(a).then(() => heard.push('slow again'));
        await surveySound(b, { isUrgent: true }).then(() => heard.push('open'));
        stop.abort();
        await Promise.all([first, second]);
        return heard;
      },
      [slow, open] as const,
    );
    expect(order).toEqual(['open', 'AbortError', 'slow again']);
  });

  it('tells of clipping and of silence', async () => {
    const loud = wavBytes({ frames: 16_000 });
    const view = new DataView(loud.buffer);
    for (let n = 100; n < 110; n++) view.setInt16(44 + n * 2, 32_767, true);
    expect((await survey(await imported('clipped.wav', loud))).clipped).toBe(10);
    expect((await survey(await imported('still.wav', wavBytes({ frames: 16_000, hertz: 0 })))).isSilent).toBe(true);
  });
});

describe('a tile of the spectrogram', () => {
  const shape = { windowSize: 1024, window: 'hann' } as const;
  const tile = (source: SoundSource, hop: number, index: number) =>
    host.page.evaluate(async ([at, frames, number, form]) => [...(await (globalThis as unknown as Globals).soundPage.spectrogramTile(at, { channel: 'mean', hop: frames, index: number, shape: form }))], [source, hop, index, shape] as const);
  const loudestBin = (bytes: readonly number[], column: number) => {
    const bins = bytes.slice(column * 513, (column + 1) * 513);
    return bins.indexOf(Math.max(...bins));
  };

  it('shows a tone at its frequency at any hop, and nothing behind the end', async () => {
    const source = await imported('tone-1000.wav', wavBytes({ frames: 16_000 * 100, hertz: 1000 }));
    for (const hop of [64, 1024, 4096]) {
      const bytes = await tile(source, hop, 0);
      expect(bytes).toHaveLength(256 * 513);
      for (const column of [10, 100, 255]) expect(loudestBin(bytes, column)).toBe(64);
    }
    const last = await tile(source, 16_384, 0);
    expect([loudestBin(last, 96), Math.max(...last.slice(99 * 513))]).toEqual([64, 0]);
  });

  it('does not lose a click of 4 ms at a coarse hop, and shows it in its column', async () => {
    const source = await imported('clicks-20min.ogg', await fixture('clicks-20min.ogg'));
    const hop = 16_384;
    const bytes = await tile(source, hop, 0);
    const levels = Array.from({ length: 256 }, (_, column) => Math.max(...bytes.slice(column * 513, (column + 1) * 513)));
    const loud = levels.flatMap((level, column) => (level > 80 ? [column] : []));
    expect(loud).toEqual(Array.from({ length: 9 }, (_, n) => Math.round(((0.5 + n * 60) * 8000) / hop)));
  });

  it('of an hour costs a part of its bytes only', async () => {
    const source = await imported('coarse.wav', humWav(28_800_000));
    const before = host.sent();
    const bytes = await tile(source, 2 ** 20, 0);
    expect(loudestBin(bytes, 5)).toBe(128);
    expect(host.sent() - before).toBeLessThan(2_000_000);
  });

  it('that nobody wants any more is given up', async () => {
    const source = await imported('tone-1000.wav', wavBytes({ frames: 16_000 * 100, hertz: 1000 }));
    const name = await host.page.evaluate(
      async ([at, form]) => {
        const stop = new AbortController();
        const wish = (globalThis as unknown as Globals).soundPage.spectrogramTile(at, { channel: 0, hop: 8192, index: 0, shape: form }, { signal: stop.signal });
        stop.abort();
        return wish.then(() => 'drawn', (error: unknown) => (error instanceof DOMException ? error.name : String(error)));
      },
      [source, shape] as const,
    );
    expect(name).toBe('AbortError');
  });
});
