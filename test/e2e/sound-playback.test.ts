import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type WaveSurfer from 'wavesurfer.js';
import { contentSecurityPolicy } from '../../electron/host/content-security-policy.ts';
import type { SoundPlayer } from '../../renderer/audio/play/sound-player.ts';
import type { SoundSource } from '../../renderer/workers/sound-source.ts';
import { importedFixture } from '../support/imported-sound.ts';
import { wavBytes } from '../support/make-media.ts';
import type { PlaybackPage } from '../support/playback-page.ts';
import { type SoundHost, startSoundHost } from '../support/sound-host.ts';

/*
 * What comes out of the player, recorded frame by frame behind it in a real Chromium, under the app's own policy. Nothing
 * waits for a time to pass: what was recorded, by the audio clock, decides.
 */

const NONCE = 'nonce-of-this-page';
let host: SoundHost;
const complaints: string[] = [];

beforeAll(async () => {
  host = await startSoundHost({ script: 'test/support/playback-page.ts', door: 'playbackPage', policy: contentSecurityPolicy(NONCE) });
  host.page.on('pageerror', (error) => complaints.push(String(error)));
  host.page.on('console', (message) => {
    if (/policy/i.test(message.text())) complaints.push(message.text());
  });
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await host.close();
});

/** A recording of clicks: one every so many frames, alone in silence. Longer ones are hums around that frame. */
function clicksAsWav(name: string, { sampleRate, seconds, every, channels = 1, width = 1 }: { readonly sampleRate: number; readonly seconds: number; readonly every: number; readonly channels?: number; readonly width?: number }): SoundSource {
  const bytes = wavBytes({ frames: seconds * sampleRate, sampleRate, channels });
  const values = new Int16Array(bytes.buffer, bytes.length - seconds * sampleRate * channels * 2);
  values.fill(0);
  for (let frame = every; frame < seconds * sampleRate; frame += every)
    for (let n = -Math.floor(width / 2); n < width / 2; n++) for (let channel = 0; channel < channels; channel++) values[(frame + n) * channels + channel] = 8000 * (channel + 1) * Math.cos(n / 10);
  return { url: host.serve(name, bytes), seconds, sampleRate, channels };
}

/** A recording whose frames are numbered by their values: 16 bits can tell 32,000 apart. */
function numberedWav(name: string): SoundSource {
  const [sampleRate, frames] = [8000, 32_000];
  const bytes = wavBytes({ frames, sampleRate });
  new Int16Array(bytes.buffer, bytes.length - frames * 2).set(Int16Array.from({ length: frames }, (_, n) => n + 1));
  return { url: host.serve(name, bytes), seconds: frames / sampleRate, sampleRate, channels: 1 };
}

/** Runs in the page, with what it is given as JSON; gives back JSON. */
async function inPage<Given, Told>(given: Given, run: (page: PlaybackPage, given: Given) => Promise<Told>): Promise<Told> {
  const told = await host.page.evaluate(`(${String(run)})(globalThis.playbackPage, ${JSON.stringify(given)}).then((told) => JSON.stringify(told ?? null))`);
  return JSON.parse(told as string) as Told;
}

describe('a span', () => {
  /** Where the click is said to be, in seconds: the first ones, the last ones, and back again. */
  const sources: readonly (readonly [string, readonly number[], () => Promise<SoundSource>])[] = [
    ['an 8 kHz WAV', [0.5, 29.5, 12.5], async () => clicksAsWav('clicks-8k.wav', { sampleRate: 8000, seconds: 30, every: 4000 })],
    ['a VBR MP3', [0.5, 210.5, 60.5], () => importedFixture(host, 'clicks-vbr.mp3')],
    // Without a header nobody knows that the encoder put 1,105 frames in front.
    ['a VBR MP3 without a header', [0.5, 210.5, 60.5].map((seconds) => seconds + 1105 / 22_050), () => importedFixture(host, 'clicks-vbr-bare.mp3')],
    ['a long OGG', [0.5, 1140.5, 600.5], () => importedFixture(host, 'clicks-20min.ogg')],
    ['an Opus file', [0.5, 100.5, 40.5], () => importedFixture(host, 'clicks.opus')],
  ];

  it.each(sources)('of %s: exactly the frames that are drawn are heard, none besides, and its click where it is', async (_, clicks, make) => {
    const given = { source: await make(), clicks };
    const told = await inPage(given, async ({ listen }, { source, clicks }) => {
      const { player, reader, recording, close } = listen(source);
      const wrong: string[] = [];
      const off: number[] = [];
      let before = 0;
      for (const click of clicks.map((seconds) => Math.round(seconds * source.sampleRate))) {
        const [start, end] = [click - Math.round(0.21 * source.sampleRate), click + Math.round(0.13 * source.sampleRate)];
        const drawn = (await reader.read(start, end))[0] ?? new Float32Array();
        player.playSpan(start, end);
        const stood = await player.settled();
        if (stood !== end) wrong.push(`stood at ${stood}, not at ${end}`);
        const heard = recording.left();
        const at = heard.findIndex((value, index) => index >= before && value !== 0) - drawn.findIndex((value) => value !== 0);
        for (let n = before; n < heard.length; n++) if (heard[n] !== (drawn[n - at] ?? 0)) wrong.push(`frame ${start + n - at} of [${start}, ${end})`);
        const greatest = heard.reduce((best, value, n) => (n >= before && Math.abs(value) > Math.abs(heard[best] ?? 0) ? n : best), before);
        off.push(start + greatest - at - click);
        before = heard.length;
      }
      close();
      return { wrong: wrong.slice(0, 5), off };
    });
    expect(told.wrong).toEqual([]);
    // Lossy formats smear a click over a few frames; the frames themselves were compared above.
    expect(Math.max(...told.off.map(Math.abs))).toBeLessThan(0.001 * given.source.sampleRate);
  });
});

describe('a loop', () => {
  it('plays every round whole, without a gap; its edges move while it plays; ended it goes on behind its end', async () => {
    const told = await inPage(numberedWav('loop.wav'), async ({ listen }, source) => {
      const { player, recording, close } = listen(source);
      player.playSpan(20_001, 21_500, { loop: true });
      await recording.sounded(3 * 1499);
      player.setLoop({ start: 20_001, end: 22_500 });
      await recording.sounded(3 * 1499 + 4 * 2499);
      player.setLoop(undefined);
      const stood = await player.settled();
      close();
      return { stood, runs: recording.runs() };
    });
    const [short, long] = [told.runs.filter(([, last]) => last === 21_499), told.runs.filter(([, last]) => last === 22_499)];
    expect(short.length).toBeGreaterThanOrEqual(2);
    expect(long.length).toBeGreaterThanOrEqual(2);
    expect(told.runs).toEqual([...short.map(() => [20_001, 21_499]), ...long.map(() => [20_001, 22_499]), [20_001, 31_999]]);
    expect(told.stood).toBe(32_000);
  });
});

describe('seeking and pausing while playing', () => {
  it('goes on from the very frame, and after a pause with the one behind the last that was heard', async () => {
    const told = await inPage(numberedWav('seek.wav'), async ({ listen }, source) => {
      const { player, recording, close } = listen(source);
      player.play(3000);
      await recording.sounded(4000);
      player.seek(20_000);
      const sought = player.position();
      await recording.sounded(9000);
      player.pause();
      const stood = await player.settled();
      player.toggle();
      await recording.sounded(12_000);
      player.playSpan(1000, 1100, { then: 'return' });
      const back = player.position();
      const returned = await player.settled();
      close();
      return { sought, stood, returned, back, runs: recording.runs() };
    });
    expect(told.sought).toBe(20_000);
    const [first, second, third, span] = told.runs;
    expect([first?.[0], second, third?.[0], span]).toEqual([3000, [20_000, told.stood - 1], told.stood, [1000, 1099]]);
    expect(told.back).toBe(1000);
    // Where the playhead was when the span was asked for: within what had been handed out.
    expect(told.returned).toBeGreaterThan(told.stood);
    expect(told.returned).toBeLessThanOrEqual((third?.[1] ?? 0) + 1);
  });
});

describe('channels', () => {
  it('two are left and right; one alone is in both ears; more are in the middle; a gain is taken as it is', async () => {
    const [two, four] = [2, 4].map((channels) => clicksAsWav(`${channels}-channels.wav`, { sampleRate: 16_000, seconds: 1, every: 1000, channels }));
    const ears = await inPage({ two, four }, async ({ listen }, { two, four }) => {
      const heardOf = async (source: SoundSource | undefined, gains: readonly number[], gain: number) => {
        if (source === undefined) return [];
        const { player, recording, close } = listen(source);
        player.setChannels(gains);
        player.setGain(gain);
        player.playSpan(900, 1100);
        await player.settled();
        close();
        return [Math.max(...recording.left()) * 32_768, Math.max(...recording.right()) * 32_768];
      };
      return [await heardOf(two, [1, 1], 1), await heardOf(two, [0, 1], 1), await heardOf(two, [0, 0], 1), await heardOf(four, [1, 1, 1, 1], 1), await heardOf(four, [0, 0, 0, 1], 0.5)];
    });
    expect(ears).toEqual([[8000, 16_000], [16_000, 16_000], [0, 0], [20_000, 20_000], [16_000, 16_000]]);
  });
});

describe('frames that are late, or never come', () => {
  it('it waits for the late ones and skips nothing; it plays up to those that cannot be read, and says why', async () => {
    const told = await inPage(null, async ({ hear }) => {
      const [late, never] = [16_384, 24_576];
      let release = () => undefined as void;
      const released = new Promise<void>((open) => { release = open; });
      const reader = {
        source: { sampleRate: 8000, channels: 1 },
        frames: 32_000,
        read: async (from: number, to: number) => {
          if (from >= never) throw new Error('Nobody can read this.');
          if (from >= late) await released;
          return [Float32Array.from({ length: to - from }, (_, n) => (from + n + 1) / 32_768)];
        },
      };
      const { player, recording } = hear(reader);
      const waits = new Promise<number>((stands) => {
        player.subscribe((state) => {
          if (state.isWaiting && recording.runs().length > 0) stands(player.position());
        });
      });
      player.play(14_000);
      await waits;
      await recording.sounded(late - 14_000 + 4000); // as it goes on waiting, silence is recorded
      const stands = player.position();
      release();
      const stood = await player.settled();
      player.close();
      return { stands, stood, runs: recording.runs(), trouble: player.state().trouble, isPlaying: player.state().isPlaying };
    });
    // It waits with whole pieces of output, so it may stop up to 127 frames before the first that is missing.
    expect(told.stands).toBeGreaterThan(16_384 - 128);
    expect(told.stands).toBeLessThanOrEqual(16_384);
    expect(told.runs).toEqual([[14_000, told.stands - 1], [told.stands, told.stood - 1]]);
    expect(told.stood).toBeGreaterThan(24_576 - 128);
    expect(told.stood).toBeLessThanOrEqual(24_576);
    expect(told).toMatchObject({ trouble: 'Nobody can read this.', isPlaying: false });
  });
});

describe('odd recordings', () => {
  it.each([
    [2000, 1],
    [192_000, 2],
    [384_000, 1],
    [48_000, 16],
  ])('%i Hz with %i channels: a span is played for as long as it is', async (sampleRate, channels) => {
    const source = clicksAsWav(`odd-${sampleRate}-${channels}.wav`, { sampleRate, seconds: 1, every: sampleRate / 10, channels });
    const told = await inPage(source, async ({ listen }, source) => {
      const { player, recording, close } = listen(source);
      const [start, end] = [0.15 * source.sampleRate, 0.85 * source.sampleRate];
      player.playSpan(start, end);
      const stood = await player.settled();
      const heard = recording.left();
      const clicks: number[] = [];
      for (const [n, value] of heard.entries()) if (value > Math.max(0, heard[n - 1] ?? 0) && value >= (heard[n + 1] ?? 0)) clicks.push(n);
      const raised = (recording.context?.sampleRate ?? 0) / source.sampleRate;
      const trouble = player.state().trouble;
      close();
      return { stood: stood - end, intervals: clicks.slice(1).map((click, n) => (click - (clicks[n] ?? 0)) / raised), trouble };
    });
    expect(told).toEqual({ stood: 0, intervals: Array.from({ length: 6 }, () => sampleRate / 10), trouble: undefined });
  });

  it('a missing one says so in a sentence, and a recording without a frame plays nothing', async () => {
    const there = clicksAsWav('there.wav', { sampleRate: 8000, seconds: 1, every: 100 });
    const told = await inPage(there, async ({ listen }, there) => {
      const [missing, empty] = [listen({ ...there, url: '/media/nobody.wav' }), listen({ ...there, seconds: 0 })];
      missing.player.play();
      await missing.player.settled();
      empty.player.play();
      const end = await empty.player.settled();
      missing.close();
      empty.close();
      return { trouble: missing.player.state().trouble, isPlaying: missing.player.state().isPlaying, end, silent: empty.recording.first() === undefined };
    });
    expect(told).toEqual({ trouble: expect.stringMatching(/^[A-Z].+\.$/) as string, isPlaying: false, end: 0, silent: true });
  });

  it('as many players as one likes, one after the other: each gives its output back', async () => {
    const source = clicksAsWav('many.wav', { sampleRate: 8000, seconds: 1, every: 100 });
    const ends = await inPage(source, async ({ listen }, source) => {
      const ends = new Set<string>();
      for (let n = 0; n < 20; n++) {
        const { player, recording, close } = listen(source);
        player.playSpan(0, 40);
        const end = await player.settled();
        close();
        ends.add(`${end} ${player.state().trouble ?? ''} ${recording.context?.state === 'running' ? 'still running' : ''}`.trim());
      }
      return [...ends];
    });
    expect(ends).toEqual(['40']);
  });
});

describe('another rate', () => {
  it.each([0.5, 1, 2])('%f: clicks come as much slower or faster, and the position tells each within 10 ms when it is heard', async (rate) => {
    const every = 12_000;
    const source = clicksAsWav(`rate-${rate}.wav`, { sampleRate: 48_000, seconds: 4, every, width: 1920 });
    const told = await inPage({ source, rate, every }, async ({ listen }, { source, rate, every }) => {
      const { player, recording, close } = listen(source);
      const seen: { clock: number; frame: number }[] = [];
      player.setRate(rate);
      player.playSpan(every / 2, every * 6.5);
      const look = () => {
        const { contextTime = 0, performanceTime = 0 } = recording.context?.getOutputTimestamp() ?? {};
        const clock = (contextTime + (performance.now() - performanceTime) / 1000) * source.sampleRate;
        if (performanceTime > 0) seen.push({ clock, frame: player.position() });
        if (player.state().isPlaying) requestAnimationFrame(look);
      };
      look();
      await player.settled();
      const heard = recording.left();
      // Each click by its middle: stretching smears its ends.
      const sounding: [number, number][] = [];
      for (const [n, value] of heard.entries()) {
        const last = sounding.at(-1);
        if (Math.abs(value) < 0.05) continue;
        if (last !== undefined && n - last[1] < 2400) last[1] = n;
        else sounding.push([n, n]);
      }
      const clicks = sounding.map(([from, to]) => (from + to) / 2);
      close();
      return { clicks, seen };
    });
    expect(told.clicks).toHaveLength(6);
    const intervals = told.clicks.slice(1).map((click, n) => click - (told.clicks[n] ?? 0));
    const errors = intervals.map((interval) => Math.abs(interval - every / rate) / 48);
    expect(Math.max(...errors)).toBeLessThan(rate === 1 ? 1e-9 : 16); // ms: every hop may be shifted by 8, either way
    expect(told.seen.findIndex(({ frame }, n) => frame < (told.seen[n - 1]?.frame ?? 0))).toBe(-1); // it never goes back
    const off: number[] = [];
    for (const { clock, frame } of told.seen) {
      const n = told.clicks.findIndex((click, k) => click <= clock && clock < (told.clicks[k + 1] ?? 0));
      if (n === -1) continue;
      const [click = 0, next = 0] = told.clicks.slice(n, n + 2);
      off.push((frame - every * (n + 1 + (clock - click) / (next - click))) / 48);
    }
    expect(off.length).toBeGreaterThan(5);
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(10);
  });
});

describe('wavesurfer.js over the player', () => {
  it('draws given peaks and those that come later, follows the player, seeks by click, and loads nothing', async () => {
    const source = clicksAsWav('wave.wav', { sampleRate: 8000, seconds: 4, every: 7 });
    const drawn = await inPage({ source, cspNonce: NONCE }, async ({ listen, WaveSurfer, MediaFacade }, { source, cspNonce }) => {
      const { player } = listen(source);
      const container = document.createElement('div');
      container.style.cssText = 'position:absolute;left:0;top:0;width:1000px;height:80px';
      document.body.append(container);
      const wave = WaveSurfer.create({ container, height: 80, media: new MediaFacade(player).asElement(), peaks: [new Float32Array(2000), new Float32Array(2000)], duration: source.seconds, cspNonce });
      Object.assign(globalThis, { wave, player });
      await new Promise((ready) => wave.once('redrawcomplete', () => ready(undefined)));
      const ink = () => {
        const canvases = [...wave.getWrapper().querySelectorAll<HTMLCanvasElement>('.canvases canvas')];
        return canvases.reduce((all, canvas) => all + (canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.filter((value, n) => n % 4 === 3 && value > 0).length ?? 0), 0);
      };
      const peaks = () => [new Float32Array(2000).fill(0.5), new Float32Array(2000).fill(-0.5)];
      const empty = ink();
      wave.setOptions({ peaks: peaks(), duration: source.seconds });
      const unchanged = ink();
      await wave.load('', peaks(), source.seconds);
      const grown = ink();
      player.seek(8000);
      const loaded = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/media/')).length; // by the page; the reader's worker has a list of its own
      return { empty, unchanged, grown, loaded, seconds: wave.getCurrentTime(), progress: wave.getWrapper().querySelector<HTMLElement>('.progress')?.style.width };
    });
    // wavesurfer 8.0.1 keeps drawing what it has when peaks are given by setOptions: when this fails, media-facade.ts and README have another way to tell.
    expect(drawn).toEqual({ empty: drawn.unchanged, unchanged: drawn.empty, grown: 20 * drawn.empty, loaded: 0, seconds: 1, progress: '25%' });
    await host.page.mouse.click(500, 40);
    const told = await inPage(null, async () => {
      const { wave, player } = globalThis as unknown as { readonly wave: WaveSurfer; readonly player: SoundPlayer };
      const clicked = player.position();
      let followed = 0;
      const begun = new Promise<void>((play) => wave.once('play', play));
      const ended = new Promise<void>((pause) => wave.once('pause', pause));
      wave.on('timeupdate', (seconds) => { followed = Math.max(followed, seconds); });
      player.playSpan(clicked, clicked + 4000);
      await begun;
      await ended;
      wave.destroy();
      player.close();
      return { clicked, followed };
    });
    expect(told.clicked).toBe(16_000);
    expect(told.followed).toBeGreaterThan(2);
    expect(told.followed).toBeLessThanOrEqual(2.5);
  });
});

describe('before somebody has touched the page', () => {
  it('the browser lets nothing sound: the player waits, and plays at the first click', async () => {
    const source = clicksAsWav('untouched.wav', { sampleRate: 8000, seconds: 1, every: 100 });
    await host.page.reload();
    const browser = await host.page.context().newCDPSession(host.page);
    /** Not as playwright does it, which counts as a touch. */
    const untouched = async (expression: string): Promise<unknown> => (await browser.send('Runtime.evaluate', { expression, userGesture: false, awaitPromise: true, returnByValue: true })).result.value;
    while ((await untouched("'playbackPage' in globalThis")) !== true);
    const before = await untouched(`(async () => {
      globalThis.listening = playbackPage.listen(${JSON.stringify(source)});
      const { player, recording } = listening;
      player.playSpan(1000, 2000);
      while (recording.context === undefined) await new Promise(requestAnimationFrame);
      return [navigator.userActivation.hasBeenActive, recording.context.state, player.state().isPlaying, player.state().isWaiting, player.position()];
    })()`);
    expect(before).toEqual([false, 'suspended', true, true, 1000]);
    await host.page.mouse.click(5, 5);
    expect(await untouched('listening.player.settled()')).toBe(2000);
    expect(await untouched('listening.recording.first() !== undefined')).toBe(true);
  });
});
