import type { Page } from 'playwright-core';
import type { SurfaceSpan } from '../../renderer/audio/surface-span.ts';
import type { AudioPage } from './audio-page.tsx';
import { type SoundHost, startSoundHost } from './sound-host.ts';
import { wavOf } from './wav-of.ts';

export type Globals = { audioPage: AudioPage };

/** Of the recording that stories are about: sound from 2 s to 4 s, silence around it. */
export const RATE = 8000;
export const SECONDS = 8;

const LANES = [
  { id: 'a', name: 'Speaker 1', canDraw: true },
  { id: 'b', name: 'Speaker 2', canDraw: true },
  { id: 'c', name: 'Somebody else' },
];
/** Strips of the surface: lanes by their id. */
export type Strip = 'timeline' | 'waveform' | 'a' | 'b' | 'c';
export const span = (id: string, start: number, end: number, lane = 'a', more: Partial<SurfaceSpan> = {}): SurfaceSpan => ({ id, start, end, lane, color: '#0b8a6a', name: id, ...more });

/** The sound surface alone on a page, by its own seconds: where they are, what is told, what it says of itself. */
export async function startAudioSurface() {
  const host: SoundHost = await startSoundHost({ script: 'test/support/audio-page.tsx', door: 'audioPage', markup: '<style>body{margin:0}#root{height:100vh}h1{position:absolute;opacity:0;margin:0}</style><main><h1>Sound</h1><div id="root"></div></main>' });
  const page: Page = host.page;
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) complaints.push(message.text());
  });
  await page.setViewportSize({ width: 1240, height: 700 });
  const tone = host.serve('tone.wav', wavOf({ sampleRate: RATE, channels: [Float32Array.from({ length: RATE * SECONDS }, (_, n) => (n >= 2 * RATE && n < 4 * RATE ? 0.5 * Math.sin(n / 3) : 0))] }));
  const surface = page.getByRole('application', { name: 'Sound under test' });
  let shown = 0;

  const fact = async (name: string): Promise<string> => (await surface.getAttribute(`data-${name}`)) ?? '';
  /** Waits until what was asked for is painted. */
  const frame = () => page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));

  /** Middles of the strips, from the top of the surface. */
  async function heightOf(what: Strip): Promise<number> {
    const { height } = (await surface.boundingBox()) ?? { height: 0 };
    if (what === 'timeline') return 10;
    if (what === 'waveform') return 100;
    const lanes = [...LANES].reverse().findIndex(({ id }) => id === what);
    return height - 28 * lanes - 14;
  }
  async function at(seconds: number, what: Strip = 'waveform'): Promise<{ x: number; y: number }> {
    const box = (await surface.boundingBox()) ?? { x: 0, y: 0 };
    const [start = 0, scale = 1] = (await fact('view')).split(' ').map(Number);
    return { x: box.x + (seconds - start) * scale, y: box.y + (await heightOf(what)) };
  }
  return {
    host,
    page,
    surface,
    fact,
    frame,
    at,
    /** Shows the recording anew, with what is given and nothing else. */
    async show(props: object): Promise<void> {
      await page.evaluate((text) => {
        const { audioPage } = globalThis as unknown as Globals;
        audioPage.told.length = 0;
        audioPage.set(JSON.parse(text) as Parameters<AudioPage['set']>[0]);
      }, JSON.stringify({ sound: { id: `tone-${shown++}`, url: tone, seconds: SECONDS, sampleRate: RATE, channels: 1 }, lanes: LANES, drawLane: 'a', spans: [], selection: [], look: { snapping: false, spectrogram: false, channels: 'together', muted: [], solo: [], rate: 1 }, ...props }));
      await page.locator('[role=application][data-loaded=true]').waitFor();
    },
    spans: () => page.evaluate(() => (globalThis as unknown as Globals).audioPage.spans().map(({ id, start, end, lane }) => ({ id, start, end, lane }))),
    selection: () => page.evaluate(() => (globalThis as unknown as Globals).audioPage.selection()),
    /** Names of what was told, in order, selecting left out. */
    told: async () => (await page.evaluate(() => (globalThis as unknown as Globals).audioPage.told.map(([name]) => name))).filter((name) => name !== 'select'),
    run: (command: string) => page.evaluate((each) => (globalThis as unknown as Globals).audioPage.run(each as Parameters<AudioPage['run']>[0]), command),
    untilFact: (name: string, value: string) => page.locator(`[role=application][data-${name}="${value}"]`).waitFor({ timeout: 10_000 }),
    async click(seconds: number, what: Strip = 'waveform'): Promise<void> {
      const place = await at(seconds, what);
      await page.mouse.click(place.x, place.y);
      await frame();
    },
    async drag(from: readonly [number, Strip], to: readonly [number, Strip], letGo = true): Promise<void> {
      const [start, end] = [await at(...from), await at(...to)];
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 6 });
      if (letGo) await page.mouse.up();
      await frame();
    },
    /** Ends; gives what the page has complained about. */
    async close(): Promise<readonly string[]> {
      await host.close();
      return complaints;
    },
  };
}

export type AudioSurfaceUnderTest = Awaited<ReturnType<typeof startAudioSurface>>;
