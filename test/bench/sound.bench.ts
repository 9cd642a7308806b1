import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurfaceSound } from '../../renderer/audio/surface-span.ts';
import type { AudioPage } from '../support/audio-page.tsx';
import { against, type Beside, type BenchRow, median, perSecond, quantileOf, report } from '../support/bench.ts';
import { frameValue, isInstalled, type LongRecording, ran, RATE, writeLong, writeLongWav } from '../support/long-recordings.ts';
import { residentBytes } from '../support/resident-bytes.ts';
import type { NaiveScene, SoundBenchPage } from '../support/sound-bench-page.ts';
import { type SoundHost, startSoundHost } from '../support/sound-host.ts';
import type { SoundPage } from '../support/sound-page.ts';

type Globals = { soundBench: SoundBenchPage; audioPage: AudioPage; soundPage: SoundPage; naive: NaiveScene };

const HOURS = Number(process.env['CONCORD_BENCH_HOURS'] ?? 3);
const LENGTHS = [60, 600, 3600, 10_800].filter((seconds) => seconds <= HOURS * 3600);
const HOUR = Math.min(3600, LENGTHS.at(-1) ?? 60);
const SPANS = 2000;
const COLORS = ['#155ee8', '#c68505', '#036c43', '#fd4c94'];
const rows: BenchRow[] = [];
const made = new Map<string, LongRecording | undefined>();
let folder: string;
let host: SoundHost;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-long-'));
  host = await startSoundHost({
    script: 'test/support/sound-bench-page.ts',
    door: 'soundBench',
    markup: '<style>body{margin:0}#root{height:100vh}</style><div id="root"></div>',
    words: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  await host.page.setViewportSize({ width: 1400, height: 900 });
  for (const seconds of LENGTHS) made.set(`${seconds} wav`, await writeLongWav(folder, seconds));
  for (const kind of ['mp3', 'ogg'] as const) for (const seconds of LENGTHS) made.set(`${seconds} ${kind}`, await writeLong(folder, kind, seconds));
});
afterAll(async () => {
  report('sound', rows);
  await host.close();
  await rm(folder, { recursive: true });
});

const lengthOf = (seconds: number): string => (seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`);
let opened = 0;

/** What the page is given; each is a recording that the cache does not know yet. */
function soundOf({ path, seconds, sampleRate, channels }: LongRecording): SurfaceSound {
  return { id: `sound-${opened++}`, url: host.serveFile(encodeURIComponent(basename(path)).replaceAll('%', ''), path), seconds, sampleRate, channels };
}

/** Does something while the page's memory is looked at: what it held before, at most, and after, in MB. */
async function watched<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly before: number; readonly peak: number; readonly after: number }> {
  const mb = async () => Math.round((await residentBytes(host.profile)) / 1e6);
  const before = await mb();
  let peak = before;
  const done = new AbortController();
  const looking = (async () => {
    while (!done.signal.aborted) {
      peak = Math.max(peak, await mb());
      await pause(50);
    }
  })();
  try {
    const result = await work();
    return { result, before, peak, after: await mb() };
  } finally {
    done.abort();
    await looking;
  }
}

/** How long other programs take to decode the same file. */
async function decoders(path: string, ms: number): Promise<readonly Beside[]> {
  const others: Beside[] = [];
  for (const [program, words] of [['ffmpeg', ['-v', 'error', '-i', path, '-f', 'null', '-']], ['sox', [path, '-n']]] as const) {
    const start = performance.now();
    const done = isInstalled(program) && (await ran(program, words));
    const took = performance.now() - start;
    others.push(done ? { what: program, ms: took, ratio: took / ms, note: '' } : { what: program, note: 'not installed, or it cannot read this' });
  }
  return others;
}

describe.each(['wav', 'mp3', 'ogg'] as const)('%s', (kind) => {
  it.each(LENGTHS)('of %i s opens with a growing waveform, and from the cache', async (seconds) => {
    const recording = made.get(`${seconds} ${kind}`);
    const what = `${kind}, ${lengthOf(seconds)}`;
    if (recording === undefined) {
      rows.push({ what: `${what}: not run, ffmpeg with its encoder is not installed`, runs: 0, ms: 0 });
      return;
    }
    const sound = soundOf(recording);
    const openIt = () => host.page.evaluate((each) => (globalThis as unknown as Globals).soundBench.open(each), sound);
    const { result: cold, before, peak, after } = await watched(openIt);
    const warm = [await openIt(), await openIt(), await openIt()].map(({ full }) => full);
    rows.push({ what: `${what}: first growing waveform`, runs: 1, ms: cold.first });
    rows.push({
      what: `${what}: all of the waveform`, runs: 1, ms: cold.full, perSecond: perSecond('s of sound', seconds, cold.full),
      counted: { 'MB of the page before': before, 'at most': peak, after, 'MB of the file': Math.round(recording.bytes / 1e6) },
      beside: await decoders(recording.path, cold.full),
    }); // prettier-ignore
    rows.push({ what: `${what}: from the cache`, runs: warm.length, ms: median(warm) });
    const sought = await host.page.evaluate((each) => (globalThis as unknown as Globals).soundBench.seekToSound(each, 0.7), sound);
    rows.push({ what: `${what}: first play at 70 %, to the first sound`, runs: 1, ms: sought.first }, { what: `${what}: seek to 35 % after it, to sound`, runs: 1, ms: sought.again });
    await host.page.evaluate(() => (globalThis as unknown as Globals).soundBench.leave());
    // What is held does not grow with the length: three hours of 32-bit floats would be 1.9 GB.
    expect(peak - before).toBeLessThan(600);
  });
});

describe('peaks', () => {
  it('are those of a plain loop over the values', async () => {
    const recording = made.get(`${LENGTHS[0] ?? 60} wav`);
    if (recording === undefined) throw new Error('no recording');
    const ours = await host.page.evaluate((each) => (globalThis as unknown as Globals).soundBench.peaksOf(each), soundOf(recording));
    const plain: number[] = [];
    for (let peak = 0; peak < Math.floor((recording.seconds * RATE) / 256); peak++) {
      let [least, greatest] = [Infinity, -Infinity];
      for (let frame = peak * 256; frame < (peak + 1) * 256; frame++) {
        const value = frameValue(frame) / 32_768;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      plain.push(least, greatest);
    }
    expect(ours).toEqual(plain.map(Math.fround));
    rows.push({ what: 'peaks of 256 frames, against a plain loop', runs: 1, ms: 0, counted: { equal: plain.length } });
  });
});

function spansOf(seconds: number) {
  const each = seconds / SPANS;
  return Array.from({ length: SPANS }, (_, n) => ({ id: `s${n}`, start: n * each, end: (n + 0.4 + (n % 5) / 10) * each, lane: `l${n % 4}`, color: COLORS[n % 4] ?? '', name: `thing ${n}`, text: 'and then we went home again' }));
}

/** Frames that are measured: fewer where one may take a second. */
const STEPS = { ours: 90, naive: 30 } as const;
type Motion = 'zoom' | 'scroll' | 'drag an edge';

/** Milliseconds from frame to frame while something moves at every frame. */
async function frames(scene: 'ours' | 'naive', motion: Motion, from: { readonly x: number; readonly y: number }, span: { readonly id: string; readonly end: number }): Promise<readonly number[]> {
  return host.page.evaluate(async ({ which, moves, at, dragged, steps }) => {
    const { naive } = globalThis as unknown as Globals;
    const surface = document.querySelector<HTMLElement>('[role=application]');
    const wave = (n: number) => Math.sin(n / 7);
    let scale = 23;
    const wheel = (more: WheelEventInit) => surface?.dispatchEvent(new WheelEvent('wheel', { clientX: at.x, clientY: at.y, bubbles: true, cancelable: true, ...more }));
    const step = (n: number) => {
      const isIn = n % 60 < 30;
      if (which === 'naive') {
        if (moves === 'zoom') naive.zoom((scale *= isIn ? 1.05 : 1 / 1.05));
        else if (moves === 'scroll') naive.scroll(24 * wave(n) + 12);
        else naive.drag(dragged.id, dragged.end + 0.3 * wave(n));
      } else if (moves === 'zoom') wheel({ deltaY: isIn ? -30 : 30 });
      else if (moves === 'scroll') wheel({ deltaY: 24 * wave(n) + 12, shiftKey: true });
      else surface?.dispatchEvent(new PointerEvent('pointermove', { clientX: at.x + 7 * wave(n), clientY: at.y, pointerId: 1, bubbles: true }));
    };
    const times: number[] = [];
    await new Promise<void>((done) => {
      let [n, last] = [0, 0];
      const next = (now: number) => {
        if (n > 5) times.push(now - last); // the first frames warm up
        last = now;
        if (n++ >= steps) done();
        else {
          step(n);
          requestAnimationFrame(next);
        }
      };
      requestAnimationFrame(next);
    });
    return times;
  }, { which: scene, moves: motion, at: from, dragged: span, steps: STEPS[scene] });
}

const surface = () => host.page.getByRole('application', { name: 'Sound under test' });

/** A lane's rows are this high; the last lane is at the bottom. */
const LANE_HEIGHT = 28;

/** Where a time is on the page, in the waveform or in one of four lanes. */
async function placeOf(seconds: number, lane?: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = (await surface().boundingBox()) ?? { x: 0, y: 0, height: 0 };
  const [start = 0, scale = 1] = ((await surface().getAttribute('data-view')) ?? '').split(' ').map(Number);
  return { x: box.x + (seconds - start) * scale, y: box.y + (lane === undefined ? 70 : box.height - LANE_HEIGHT * (3.5 - lane)) };
}

const zoomTo = (start: number, end: number) => host.page.evaluate(([from, to]) => {
  (globalThis as unknown as Globals).audioPage.handle()?.zoomTo(from, to);
  return new Promise<void>((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted())));
}, [start, end] as const);

describe(`${SPANS} spans on ${lengthOf(HOUR)}`, () => {
  const spans = spansOf(HOUR);
  const dragged = spans[1000] ?? { id: '', end: 0 };
  const view = [HOUR / 2 - 30, HOUR / 2 + 30] as const;
  const lanes = Array.from({ length: 4 }, (_, n) => ({ id: `l${n}`, name: `Speaker ${n + 1}`, canDraw: true }));
  const naiveFrames: Record<Motion, readonly number[]> = { zoom: [], scroll: [], 'drag an edge': [] };
  const hitByNaive: (readonly string[])[] = [];
  // In the middle of spans, and of the gaps behind them.
  const places = Array.from({ length: 50 }, (_, n) => {
    const number = (n * 397 + 3) % SPANS;
    const [span, next] = [spans[number] ?? { start: 0, end: 0 }, spans[number + 1] ?? { start: HOUR }];
    return { lane: number % 4, at: n % 5 === 4 ? (span.end + next.start) / 2 : (span.start + span.end) / 2 };
  });
  let sound: SurfaceSound;

  beforeAll(() => {
    const recording = made.get(`${HOUR} wav`);
    if (recording === undefined) throw new Error('no recording');
    sound = soundOf(recording);
  });

  it('as regions of wavesurfer.js', async () => {
    const stands = await host.page.evaluate(([each, all]) => (globalThis as unknown as Globals).soundBench.naive(each, all), [sound, spans] as const);
    rows.push({ what: 'wavesurfer.js with its regions, peaks given: until it stands', runs: 1, ms: stands });
    await host.page.evaluate(() => (globalThis as unknown as Globals).naive.zoom(23));
    for (const { at } of places) hitByNaive.push(await host.page.evaluate((seconds) => (globalThis as unknown as Globals).naive.under(seconds), at));
    for (const motion of ['drag an edge', 'scroll', 'zoom'] as const) naiveFrames[motion] = await frames('naive', motion, { x: 0, y: 0 }, dragged);
    await host.page.evaluate(() => (globalThis as unknown as Globals).naive.remove());
  });

  it.each([false, true])('move within a frame; spectrogram: %s', async (spectrogram) => {
    if (!spectrogram) await host.page.evaluate((each) => (globalThis as unknown as Globals).soundBench.open(each), sound); // measured from here on
    const start = performance.now();
    await host.page.evaluate(([each, all, rest, shown]) => (globalThis as unknown as Globals).soundBench.open(each, { spans: all, lanes: rest, drawLane: 'l0', look: { snapping: false, spectrogram: shown } }), [sound, spans, lanes, spectrogram] as const);
    if (!spectrogram) rows.push({ what: `the surface with ${SPANS} spans, from the cache: until it stands`, runs: 1, ms: performance.now() - start });
    expect(await surface().getAttribute('data-spans')).toBe(String(SPANS));
    for (const motion of ['drag an edge', 'scroll', 'zoom'] as const) {
      await zoomTo(...view);
      const from = await placeOf(motion === 'drag an edge' ? dragged.end : HOUR / 2);
      await host.page.mouse.move(from.x, from.y);
      if (motion === 'drag an edge') {
        await host.page.evaluate(() => void ((globalThis as unknown as Globals).audioPage.told.length = 0));
        await host.page.mouse.down();
      }
      const times = await frames('ours', motion, from, dragged);
      if (motion === 'drag an edge') {
        await host.page.mouse.up();
        expect(await host.page.evaluate(() => (globalThis as unknown as Globals).audioPage.told.filter(([name]) => name === 'change').length)).toBe(1);
      }
      for (const [name, share] of [['median', 0.5], ['p95', 0.95]] as const) {
        const ms = quantileOf(times, share);
        rows.push({ what: `${motion}, ${SPANS} spans${spectrogram ? ', spectrogram' : ''}, ${name} frame`, runs: times.length, ms, against: against('wavesurfer.js', quantileOf(naiveFrames[motion], share), ms) });
      }
    }
  });

  it('are hit where wavesurfer.js has them', async () => {
    await host.page.evaluate(([each, all, rest]) => (globalThis as unknown as Globals).soundBench.open(each, { spans: all, lanes: rest }), [sound, spans, lanes] as const);
    let hits = 0;
    for (const [n, { at, lane }] of places.entries()) {
      await zoomTo(at - 10, at + 10);
      const { x, y } = await placeOf(at, lane);
      await host.page.evaluate(() => (globalThis as unknown as Globals).audioPage.set({ selection: [] }));
      await host.page.mouse.click(x, y);
      const hit = await host.page.evaluate(() => (globalThis as unknown as Globals).audioPage.selection());
      expect(hit, `at ${at} s`).toEqual(hitByNaive[n]);
      hits += hit.length;
    }
    expect(hits).toBe(40);
    rows.push({ what: `hit test, ${SPANS} spans`, runs: places.length, ms: 0, counted: { places: places.length, hits, 'the same as wavesurfer.js': places.length } });
  });
});

describe('the spectrogram', () => {
  const shape = { windowSize: 1024, window: 'hann' } as const;

  it.each([512, 4096, 65_536])('comes tile by tile, a column every %i frames', async (hop) => {
    const recording = made.get(`${HOUR} wav`);
    if (recording === undefined) throw new Error('no recording');
    const most = Math.min(24, Math.max(1, Math.floor((HOUR * RATE) / hop / 256)));
    const ms = await host.page.evaluate(async ([each, step, count, form]) => {
      const { spectrogramTile } = (globalThis as unknown as Globals).soundPage;
      const tile = (index: number) => spectrogramTile(each, { channel: 'mean', hop: step, index, shape: form });
      await tile(0);
      const start = performance.now();
      await Promise.all(Array.from({ length: count }, (_, index) => tile(index)));
      return performance.now() - start;
    }, [soundOf(recording), hop, most, shape] as const);
    rows.push({ what: `spectrogram, ${most} tiles of 256 columns, ${hop} frames a column`, runs: 1, ms, perSecond: perSecond('tiles', most, ms) });
  });

  it('is painted soon after it is asked for', async () => {
    const recording = made.get(`${HOUR} wav`);
    if (recording === undefined) throw new Error('no recording');
    const sound = soundOf(recording);
    for (const [what, start, end] of [[`all of ${lengthOf(HOUR)}`, 0, HOUR], ['10 s of it', HOUR / 2, HOUR / 2 + 10]] as const) {
      await host.page.evaluate((each) => (globalThis as unknown as Globals).soundBench.open(each, { look: { spectrogram: false } }), sound);
      await zoomTo(start, end);
      const { first, full } = await host.page.evaluate(() => (globalThis as unknown as Globals).soundBench.paintSpectrogram());
      rows.push({ what: `spectrogram of ${what}: first painted`, runs: 1, ms: first }, { what: `spectrogram of ${what}: painted all over`, runs: 1, ms: full });
    }
  });
});
