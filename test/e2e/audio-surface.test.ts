import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SurfaceSpan } from '../../renderer/audio/surface-span.ts';
import type { AudioPage } from '../support/audio-page.tsx';
import { axeViolations } from '../support/axe.ts';
import { wavBytes } from '../support/make-media.ts';
import { type SoundHost, startSoundHost } from '../support/sound-host.ts';
import { wavOf } from '../support/wav-of.ts';

/*
 * The sound surface alone, by real pointer and keys: what is told (frames over sample rate, exactly), what is drawn, and what is said of recordings that are odd.
 */

type Globals = { audioPage: AudioPage };
const RATE = 8000;
const SECONDS = 8;
const LANES = [
  { id: 'a', name: 'Speaker 1', canDraw: true },
  { id: 'b', name: 'Speaker 2', canDraw: true },
  { id: 'c', name: 'Somebody else' },
];
let host: SoundHost;
let tone: string;
const complaints: string[] = [];
const page = (): Page => host.page;
const surface = () => page().getByRole('application', { name: 'Sound under test' });

beforeAll(async () => {
  host = await startSoundHost({ script: 'test/support/audio-page.tsx', door: 'audioPage', markup: '<style>body{margin:0}#root{height:100vh}h1{position:absolute;opacity:0;margin:0}</style><main><h1>Sound</h1><div id="root"></div></main>' });
  page().on('pageerror', (error) => complaints.push(String(error)));
  page().on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) complaints.push(message.text());
  });
  await page().setViewportSize({ width: 1240, height: 700 });
  // Sound from 2 s to 4 s, silence around it.
  tone = host.serve('tone.wav', wavOf({ sampleRate: RATE, channels: [Float32Array.from({ length: RATE * SECONDS }, (_, n) => (n >= 2 * RATE && n < 4 * RATE ? 0.5 * Math.sin(n / 3) : 0))] }));
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await host.close();
});

const span = (id: string, start: number, end: number, lane = 'a', more: Partial<SurfaceSpan> = {}): SurfaceSpan => ({ id, start, end, lane, color: '#0b8a6a', name: id, ...more });
let shown = 0;

async function show(props: object): Promise<void> {
  await page().evaluate((text) => {
    const { audioPage } = globalThis as unknown as Globals;
    audioPage.told.length = 0;
    audioPage.set(JSON.parse(text) as Parameters<AudioPage['set']>[0]);
  }, JSON.stringify({ sound: { id: `tone-${shown++}`, url: tone, seconds: SECONDS, sampleRate: RATE, channels: 1 }, lanes: LANES, drawLane: 'a', spans: [], selection: [], look: { snapping: false, spectrogram: false, channels: 'together', muted: [], solo: [], rate: 1 }, ...props }));
  await page().locator('[role=application][data-loaded=true]').waitFor();
}
const spans = () => page().evaluate(() => (globalThis as unknown as Globals).audioPage.spans().map(({ id, start, end, lane }) => ({ id, start, end, lane })));
const selection = () => page().evaluate(() => (globalThis as unknown as Globals).audioPage.selection());
const told = async (but: readonly string[] = ['select']) => (await page().evaluate(() => (globalThis as unknown as Globals).audioPage.told.map(([name]) => name))).filter((name) => !but.includes(name));
const fact = async (name: string) => (await surface().getAttribute(`data-${name}`)) ?? '';
const run = (command: string) => page().evaluate((each) => (globalThis as unknown as Globals).audioPage.run(each as Parameters<AudioPage['run']>[0]), command);
const frame = () => page().evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
const untilFact = (name: string, value: string) => page().locator(`[role=application][data-${name}="${value}"]`).waitFor({ timeout: 10_000 });

/** Middles of the strips, from the top of the surface. */
async function heightOf(what: 'timeline' | 'waveform' | 'a' | 'b' | 'c'): Promise<number> {
  const { height } = (await surface().boundingBox()) ?? { height: 0 };
  if (what === 'timeline') return 10;
  if (what === 'waveform') return 100;
  const lanes = [...LANES].reverse().findIndex(({ id }) => id === what);
  return height - 28 * lanes - 14;
}
async function at(seconds: number, what: Parameters<typeof heightOf>[0] = 'waveform'): Promise<{ x: number; y: number }> {
  const box = (await surface().boundingBox()) ?? { x: 0, y: 0 };
  const [start = 0, scale = 1] = (await fact('view')).split(' ').map(Number);
  return { x: box.x + (seconds - start) * scale, y: box.y + (await heightOf(what)) };
}
async function click(seconds: number, what: Parameters<typeof heightOf>[0] = 'waveform'): Promise<void> {
  const place = await at(seconds, what);
  await page().mouse.click(place.x, place.y);
  await frame();
}
async function drag(from: readonly [number, Parameters<typeof heightOf>[0]], to: readonly [number, Parameters<typeof heightOf>[0]], letGo = true): Promise<void> {
  const [start, end] = [await at(...from), await at(...to)];
  await page().mouse.move(start.x, start.y);
  await page().mouse.down();
  await page().mouse.move(end.x, end.y, { steps: 6 });
  if (letGo) await page().mouse.up();
  await frame();
}
/** A pixel is about 7 ms here: what was dragged is near, and always a whole number of frames. */
const near = (value: number) => expect.closeTo(value, 1);
function inFrames(list: readonly { readonly start: number; readonly end: number }[]): void {
  for (const { start, end } of list) for (const time of [start, end]) expect(time).toBe(Math.round(time * RATE) / RATE);
}

beforeEach(() => show({}));

describe('drawing', () => {
  it('by a drag on the waveform into the lane to draw in, and on another lane into that one', async () => {
    await drag([1, 'waveform'], [2.5, 'waveform']);
    await drag([5, 'b'], [4, 'b']);
    expect(await told()).toEqual(['draw', 'draw']);
    const drawn = await spans();
    expect(drawn).toEqual([{ id: expect.any(String), start: near(1), end: near(2.5), lane: 'a' }, { id: expect.any(String), start: near(4), end: near(5), lane: 'b' }]);
    inFrames(drawn);
  });

  it('and is painted: its colour in its lane and, lighter, over the waveform', async () => {
    await drag([1, 'waveform'], [3, 'waveform']);
    await page().keyboard.press('Escape');
    await page().mouse.move(0, 0);
    await frame();
    const { height } = (await surface().boundingBox()) ?? { height: 0 };
    const [start = 0, scale = 1] = (await fact('view')).split(' ').map(Number);
    const greenness = (seconds: number, y: number) => surface().evaluate((element, place) => {
      const canvas = element.querySelectorAll('canvas')[1];
      const ratio = globalThis.devicePixelRatio;
      const [red = 0, green = 0, , alpha = 0] = canvas?.getContext('2d')?.getImageData(Math.round(place.x * ratio), Math.round(place.y * ratio), 1, 1).data ?? [];
      return alpha === 0 ? 0 : (green - red) * (alpha / 255);
    }, { x: (seconds - start) * scale, y });
    const lane = height - 28 * 2 - 14;
    expect(await greenness(2.5, 60)).toBeGreaterThan(5);
    expect(await greenness(4, 60)).toBe(0);
    expect(await greenness(2.5, lane)).toBeGreaterThan(await greenness(4, lane));
    expect(await fact('visible')).toBe('1');
  });

  it('nothing by a click, in a lane that is not to be drawn in, or when Escape comes before the hand lets go', async () => {
    await click(1);
    await drag([1, 'c'], [2, 'c']);
    await drag([1, 'waveform'], [2, 'waveform'], false);
    await untilFact('drawing', 'true');
    await page().keyboard.press('Escape');
    await page().mouse.up();
    await untilFact('drawing', 'false');
    expect(await told()).toEqual([]);
  });

  it('by keys: D, arrows, D; and from the end of the last one', async () => {
    await click(1);
    await page().keyboard.press('Home');
    await page().keyboard.press('Control+ArrowRight');
    await page().keyboard.press('d');
    await page().keyboard.press('Shift+ArrowRight');
    await page().keyboard.press('Shift+ArrowRight');
    await page().keyboard.press('d');
    expect(await spans()).toEqual([{ id: expect.any(String), start: 1, end: 1.2, lane: 'a' }]);
    await page().keyboard.press('Control+ArrowRight');
    await page().keyboard.press('Shift+D');
    expect((await spans()).at(-1)).toEqual({ id: expect.any(String), start: 1.2, end: 2.2, lane: 'a' });
    expect(await told()).toEqual(['draw', 'draw']);
  });

  it('while playing: the key goes down and comes up', async () => {
    await click(1);
    await page().keyboard.press('Space');
    await untilFact('playing', 'true');
    await page().waitForFunction(() => ((globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0) > 1.2);
    await page().keyboard.down('d');
    const began = await page().evaluate(() => (globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0);
    await page().waitForFunction((from) => ((globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0) > from + 0.4, began);
    await page().keyboard.up('d');
    await page().keyboard.press('Space');
    const [drawn] = await spans();
    expect(await told()).toEqual(['draw']);
    expect(drawn?.start).toBeCloseTo(began, 0.5);
    expect((drawn?.end ?? 0) - (drawn?.start ?? 0)).toBeGreaterThan(0.3);
    inFrames(await spans());
  });
});

describe('editing', () => {
  it('an edge that two spans share moves in both, with Ctrl alone', async () => {
    await show({ spans: [span('one', 1, 3), span('two', 3, 5)], selection: ['one'] });
    await drag([3, 'waveform'], [3.5, 'waveform']);
    const after = await spans();
    expect(after.map(({ start, end }) => [start, end])).toEqual([[1, near(3.5)], [near(3.5), 5]]);
    expect(after[0]?.end).toBe(after[1]?.start);
    inFrames(after);
    await page().keyboard.down('Control');
    await drag([after[0]?.end ?? 0, 'a'], [4, 'a']);
    await page().keyboard.up('Control');
    expect(await told()).toEqual(['change', 'change']);
    const alone = await spans();
    expect([alone[0]?.end === after[0]?.end, alone[1]?.start === after[1]?.start].filter((same) => same)).toHaveLength(1);
  });

  it('a drag moves a span, also to another lane; its length stays to the frame', async () => {
    await show({ spans: [span('one', 1, 2.5)] });
    await drag([2, 'a'], [4, 'b']);
    const [moved] = await spans();
    expect(moved).toEqual({ id: 'one', start: near(3), end: near(4.5), lane: 'b' });
    expect(Math.round(((moved?.end ?? 0) - (moved?.start ?? 0)) * RATE)).toBe(1.5 * RATE);
    expect(await selection()).toEqual(['one']);
    expect(await told()).toEqual(['change']);
  });

  it('a span of somebody else is selected, not changed', async () => {
    await show({ spans: [span('theirs', 1, 3, 'c', { fixed: true })] });
    await drag([2, 'c'], [4, 'c']);
    expect(await told()).toEqual([]);
    await click(2, 'c');
    const view = await fact('view');
    expect(view).not.toBe('');
    expect(await selection()).toEqual(['theirs']);
  });

  it('keys nudge an edge: a burst while the key is down is one gesture', async () => {
    await show({ spans: [span('one', 1, 3), span('two', 3, 5)], selection: ['one'] });
    await surface().focus();
    for (let press = 0; press < 5; press++) await page().keyboard.down('r');
    expect(await told()).toEqual([]);
    await page().keyboard.up('r');
    expect((await spans()).map(({ start, end }) => [start, end])).toEqual([[1, 3.05], [3.05, 5]]);
    await page().keyboard.press('Alt+q');
    expect((await spans())[0]?.start).toBe(0.999);
    expect(await told()).toEqual(['change', 'change']);
  });

  it('split at the playhead, merge with the next, remove', async () => {
    await show({ spans: [span('one', 1, 3)], selection: ['one'] });
    await run('start');
    await surface().focus();
    await page().keyboard.press('Control+ArrowRight');
    await page().keyboard.press('Control+ArrowRight');
    await page().keyboard.press('t');
    expect((await spans()).map(({ start, end }) => [start, end])).toEqual([[1, 2], [2, 3]]);
    await page().keyboard.press('m');
    expect((await spans()).map(({ start, end }) => [start, end])).toEqual([[1, 3]]);
    await page().keyboard.press('Delete');
    expect(await spans()).toEqual([]);
    expect(await told()).toEqual(['split', 'merge', 'remove']);
  });

  it('snaps to neighbors, silence and the ends; not while Alt is held, nor when it is off', async () => {
    await show({ spans: [span('other', 5, 6, 'b')], look: { snapping: true } });
    await untilFact('known', '1');
    await drag([5.02, 'waveform'], [3.99, 'waveform'], false);
    await untilFact('snap', 'silence');
    await page().mouse.up();
    // Silence is known to 256 frames.
    expect(await spans()).toContainEqual({ id: expect.any(String), start: expect.closeTo(4, 1), end: 5, lane: 'a' });
    const before = (await spans()).length;
    await page().keyboard.down('Alt');
    await drag([7.98, 'waveform'], [6.02, 'waveform']);
    await page().keyboard.up('Alt');
    const free = (await spans())[before];
    expect([free?.start, free?.end]).not.toContain(6);
    expect([free?.start, free?.end]).not.toContain(8);
    await show({ spans: [span('other', 5, 6, 'b')], look: { snapping: false } });
    await drag([1, 'waveform'], [4.98, 'waveform']);
    expect((await spans())[1]?.end).not.toBe(5);
  });
});

describe('going about', () => {
  it('Tab goes through the spans and brings them into sight; after Escape it leaves', async () => {
    await show({ spans: [span('one', 1, 1.5), span('two', 3, 3.5), span('three', 6, 6.5)] });
    await surface().focus();
    for (let press = 0; press < 4; press++) await run('zoom-in');
    await page().keyboard.press('Home');
    for (const id of ['one', 'two', 'three']) {
      await page().keyboard.press('Tab');
      expect(await selection()).toEqual([id]);
    }
    const [start = 0] = (await fact('view')).split(' ').map(Number);
    expect(start).toBeGreaterThan(3);
    await page().keyboard.press('Shift+Tab');
    expect(await selection()).toEqual(['two']);
    expect(await page().locator('[role=status]').first().textContent()).toMatch(/^two, 3\.000 s to 3\.500 s, lane Speaker 1; 2 of 3$/);
    await page().keyboard.press('Escape');
    expect(await selection()).toEqual([]);
    await page().keyboard.press('Tab');
    expect(await page().evaluate(() => document.activeElement?.getAttribute('role') ?? '')).not.toBe('application');
  });

  it('a click puts the playhead on a whole frame, on a span it selects, twice it plays', async () => {
    await show({ spans: [span('one', 1, 2)] });
    await click(4);
    expect(Number(await fact('position'))).toBeCloseTo(4 * RATE, -2);
    await click(1.5, 'a');
    expect(await selection()).toEqual(['one']);
    await click(6, 'a');
    expect(await selection()).toEqual([]);
    const { x, y } = await at(1.5, 'a');
    await page().mouse.dblclick(x, y);
    await untilFact('playing', 'true');
    await untilFact('playing', 'false');
    await untilFact('position', String(2 * RATE));
  });

  it('the wheel zooms where the pointer is, with Shift it scrolls', async () => {
    const { x, y } = await at(6);
    await page().mouse.move(x, y);
    for (let turn = 0; turn < 8; turn++) await page().mouse.wheel(0, -120);
    await frame();
    const [start = 0, scale = 0] = (await fact('view')).split(' ').map(Number);
    expect((await at(6)).x).toBeCloseTo(x, 0);
    await page().keyboard.down('Shift');
    await page().mouse.wheel(0, 200);
    await page().keyboard.up('Shift');
    await frame();
    expect(Number((await fact('view')).split(' ')[0])).toBeCloseTo(start + 200 / scale, 3);
  });

  it('on the overview a click puts the playhead and the view, a drag takes the window along', async () => {
    await page().evaluate(() => (globalThis as unknown as Globals).audioPage.handle()?.zoomTo(1, 2));
    const box = (await surface().boundingBox()) ?? { x: 0, y: 0, width: 0 };
    const over = (seconds: number) => ({ x: box.x + (seconds / SECONDS) * box.width, y: box.y - 18 });
    await page().mouse.click(over(6).x, over(6).y);
    await frame();
    expect(Number(await fact('position'))).toBeCloseTo(6 * RATE, -2);
    const [start = 0] = (await fact('view')).split(' ').map(Number);
    expect(start).toBeGreaterThan(4.8);
    expect(start).toBeLessThan(6);
    await page().mouse.move(over(start + 0.5).x, over(0).y);
    await page().mouse.down();
    await page().mouse.move(over(start - 1.5).x, over(0).y, { steps: 5 });
    await page().mouse.up();
    await frame();
    expect(Number((await fact('view')).split(' ')[0])).toBeCloseTo(start - 2, 1);
    expect(Number(await fact('position'))).toBeCloseTo(6 * RATE, -2);
  });

  it('turns the page while playing, but leaves alone who has scrolled away', async () => {
    await page().evaluate(() => {
      const handle = (globalThis as unknown as Globals).audioPage.handle();
      handle?.zoomTo(0.9, 1.4);
      handle?.seekTo(1);
      handle?.toggle();
    });
    await page().waitForFunction(() => Number(document.querySelector<HTMLElement>('[role=application]')?.dataset['view']?.split(' ')[0]) > 1.2);
    await surface().focus();
    for (let turn = 0; turn < 6; turn++) await run('scroll-right');
    await frame();
    const away = await fact('view');
    const now = await page().evaluate(() => (globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0);
    await page().waitForFunction((from) => ((globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0) > from + 0.2, now);
    expect(await fact('view')).toBe(away);
    await page().evaluate(() => (globalThis as unknown as Globals).audioPage.handle()?.pause());
    await untilFact('playing', 'false');
  });

  it('the loop follows the edges of its span', async () => {
    await show({ spans: [span('one', 1, 2)], selection: ['one'] });
    await surface().focus();
    await page().keyboard.press('Shift+P');
    await untilFact('loop', `${RATE} ${2 * RATE}`);
    await page().keyboard.press('Shift+R');
    await untilFact('loop', `${RATE} ${2.1 * RATE}`);
    await page().keyboard.press('Shift+P');
    await untilFact('loop', '');
    await page().keyboard.press('Space');
  });

  it('a lane is chosen by its name and by keys, and spans go from lane to lane by keys', async () => {
    await page().getByRole('button', { name: 'Speaker 2' }).click();
    await drag([1, 'waveform'], [2, 'waveform']);
    expect((await spans())[0]?.lane).toBe('b');
    await surface().focus();
    await page().keyboard.press('Shift+ArrowUp');
    expect((await spans())[0]?.lane).toBe('a');
    expect(await told()).toEqual(['lane', 'draw', 'change']);
  });

  it('a moving pointer paints only what moves', async () => {
    await show({ spans: Array.from({ length: 50 }, (_, n) => span(`s${n}`, n / 10, n / 10 + 0.05)) });
    const painted = await surface().evaluate((element) => {
      const counts = [0, 0, 0];
      [...element.querySelectorAll('canvas')].forEach((canvas, place) => {
        const context = canvas.getContext('2d');
        const clear = context?.clearRect.bind(context);
        if (context !== null && clear !== undefined) context.clearRect = (...area) => {
          counts[place] = (counts[place] ?? 0) + 1;
          clear(...area);
        };
      });
      Object.assign(globalThis, { counts });
      return counts.length;
    });
    expect(painted).toBe(3);
    const { x, y } = await at(6);
    let step = 0;
    // Peaks and frames may still be coming: they are painted too.
    await expect.poll(async () => {
      await page().evaluate(() => (globalThis as unknown as { counts: number[] }).counts.fill(0));
      await page().mouse.move(x + (step++ % 50), y, { steps: 10 });
      await frame();
      const [sound, lanes, top = 0] = await page().evaluate(() => (globalThis as unknown as { counts: number[] }).counts);
      return [sound, lanes, top > 0];
    }).toEqual([0, 0, true]);
  });
});

describe('recordings', () => {
  it('channels are muted, heard alone and split by buttons with names', async () => {
    const url = host.serve('stereo.wav', wavBytes({ frames: RATE, sampleRate: RATE, channels: 2 }));
    await show({ sound: { id: 'stereo', url, seconds: 1, sampleRate: RATE, channels: 2 } });
    await page().getByRole('button', { name: 'Mute channel 2' }).click();
    await page().getByRole('button', { name: 'Only channel 1' }).click();
    expect(await page().evaluate(() => { const { muted, solo } = (globalThis as unknown as Globals).audioPage.look(); return { muted, solo }; })).toEqual({ muted: [1], solo: [0] });
    await run('toggle-channels');
    await run('toggle-spectrogram');
    await frame();
    await expect(page().getByRole('button', { name: 'Mute channel 2' }).getAttribute('aria-pressed')).resolves.toBe('true');
    expect(await axeViolations(page())).toEqual([]);
  });

  it('sixteen channels have all their buttons within the window', async () => {
    const url = host.serve('sixteen.wav', wavBytes({ frames: RATE, sampleRate: RATE, channels: 16 }));
    for (const channels of ['together', 'split']) {
      await show({ sound: { id: `sixteen-${channels}`, url, seconds: 1, sampleRate: RATE, channels: 16 }, look: { channels, spectrogram: channels === 'together', muted: [], solo: [] } });
      const last = page().getByRole('button', { name: 'Only channel 16' });
      await last.click();
      expect(await last.getAttribute('aria-pressed')).toBe('true');
      await page().getByRole('button', { name: 'Mute channel 9' }).click();
      expect(await axeViolations(page())).toEqual([]);
    }
  });

  it('a single frame, silence, clipping and 192 kHz are shown and said', async () => {
    const one = host.serve('one.wav', wavBytes({ frames: 1, sampleRate: RATE }));
    await show({ sound: { id: 'one', url: one, seconds: 1 / RATE, sampleRate: RATE, channels: 1 } });
    await page().getByRole('note').filter({ hasText: 'a single frame' }).waitFor();
    await surface().focus();
    await page().keyboard.press('End');
    await untilFact('position', '1');
    const silent = host.serve('silent.wav', wavOf({ sampleRate: RATE, channels: [new Float32Array(RATE)] }));
    await show({ sound: { id: 'silent', url: silent, seconds: 1, sampleRate: RATE, channels: 1 } });
    await page().getByRole('note').filter({ hasText: 'Silent' }).waitFor();
    const clipped = host.serve('clipped.wav', wavOf({ sampleRate: 192_000, channels: [Float32Array.from({ length: 192_000 }, (_, n) => Math.max(-1, Math.min(1, 2 * Math.sin(n / 20))))] }));
    await show({ sound: { id: 'clipped', url: clipped, seconds: 1, sampleRate: 192_000, channels: 1 } });
    await page().getByRole('note').filter({ hasText: 'frames at full scale' }).waitFor();
  });

  it('what cannot be read says why, and spans are still shown and drawn', async () => {
    const nothing = host.serve('gone.wav', 404);
    await show({ sound: { id: 'gone', url: nothing, seconds: 4, sampleRate: RATE, channels: 1 }, spans: [span('one', 1, 2)] });
    await page().getByRole('alert').waitFor();
    expect(await fact('trouble')).toBe('missing');
    await drag([2.5, 'a'], [3, 'a']);
    expect(await told()).toEqual(['draw']);
    await show({ sound: { id: 'empty', url: host.serve('empty.wav', new Uint8Array()), seconds: 0, sampleRate: RATE, channels: 1 } });
    await page().getByRole('alert').waitFor();
  });

  it('what was measured is kept: the second time all is known in the first picture', async () => {
    const url = host.serve('kept.wav', wavBytes({ frames: RATE * 60, sampleRate: RATE }));
    const sound = { id: 'kept', url, seconds: 60, sampleRate: RATE, channels: 1 };
    await show({ sound, keeps: true });
    await untilFact('known', '1');
    await show({ keeps: true });
    await untilFact('known', '1');
    const sent = host.sent();
    await show({ sound, keeps: true });
    await untilFact('known', '1');
    expect(host.sent() - sent).toBeLessThan(300_000); // what follows the playhead, of a megabyte
    await show({ keeps: false });
  });
});
