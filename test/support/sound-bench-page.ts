import WaveSurfer from 'wavesurfer.js';
import Regions from 'wavesurfer.js/plugins/regions';
import { STANDARD_LOOK } from '../../renderer/audio/sound-look.ts';
import type { SurfaceSound } from '../../renderer/audio/surface-span.ts';
import { SoundPlayer } from '../../renderer/audio/play/sound-player.ts';
import { SoundDoor } from '../../renderer/state/sound-door.ts';
import { WorkingDatabase } from '../../renderer/storage/database.ts';
import { SoundStore } from '../../renderer/storage/sound-store.ts';
import { SoundReader } from '../../renderer/workers/sound.client.ts';
import { surveySound } from '../../renderer/workers/survey-sound.client.ts';
import { PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import type { AudioPage } from './audio-page.tsx';
import './audio-page.tsx';
import './sound-page.ts';

/*
 * What the bench of recordings drives: the sound surface with the cache that the app has, a player whose output is listened to, and the scene that
 * anybody would build first, wavesurfer.js with a region for each span.
 */

export interface BenchSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly lane: string;
  readonly color: string;
  readonly name: string;
}

export interface NaiveScene {
  zoom(pixelsPerSecond: number): void;
  scroll(pixels: number): void;
  drag(id: string, end: number): void;
  /** Spans under a time, at the middle of the window. */
  under(seconds: number): Promise<readonly string[]>;
  remove(): void;
}

const cache = new SoundDoor(new SoundStore(new WorkingDatabase('sound-bench')));
const surface = (): HTMLElement | null => document.querySelector<HTMLElement>('[role=application]');
const audioPage = (): AudioPage => (globalThis as unknown as { audioPage: AudioPage }).audioPage;
const nextFrame = () => new Promise<number>((painted) => requestAnimationFrame(painted));

/** Resolves when the surface says something of itself and has been painted; the time since `start`. */
async function told(start: number, name: 'loaded' | 'known', value: string): Promise<number> {
  const isThere = () => surface()?.dataset[name] === value;
  if (!isThere()) {
    await new Promise<void>((there) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        there();
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: [`data-${name}`] });
    });
  }
  await nextFrame();
  await new Promise((done) => setTimeout(done));
  return performance.now() - start;
}

/** Opens a recording on an empty surface: milliseconds to the first waveform, and to all of it. */
async function open(sound: SurfaceSound, more: Parameters<AudioPage['set']>[0] = {}): Promise<{ readonly first: number; readonly full: number }> {
  leave();
  await nextFrame();
  const start = performance.now();
  audioPage().set({ spans: [], lanes: [{ id: 'a', name: 'Speaker', canDraw: true }], look: { ...STANDARD_LOOK, snapping: false }, ...more, cache, sound });
  const first = await told(start, 'loaded', 'true');
  return { first, full: await told(start, 'known', '1') };
}

/** Takes the recording off the page. */
function leave(): void {
  audioPage().set({ sound: undefined } as unknown as Parameters<AudioPage['set']>[0]);
}

/** Colors of a strip of spectrogram; one that is still to come has one or two. */
const PAINTED = 12;

/** Milliseconds from when the spectrogram is asked for until some of it is painted, and all that is seen. */
async function paintSpectrogram(): Promise<{ readonly first: number; readonly full: number }> {
  const start = performance.now();
  audioPage().set({ look: { spectrogram: true } });
  const colors = () => {
    const canvas = surface()?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (canvas === null || canvas === undefined || context === null || context === undefined) return [0];
    return [0.02, 0.2, 0.4, 0.6, 0.8, 0.98].map((part) => new Set(new Uint32Array(context.getImageData(Math.round(canvas.width * part), Math.round(canvas.height * 0.55), 1, 120).data.buffer)).size);
  };
  while (Math.max(...colors()) < PAINTED) await nextFrame();
  const first = performance.now() - start;
  while (Math.min(...colors()) < PAINTED) await nextFrame();
  return { first, full: performance.now() - start };
}

/** Milliseconds from a seek to sound at the output: with a player that plays for the first time, and with one that has played elsewhere. */
async function seekToSound(sound: SurfaceSound, share: number): Promise<{ readonly first: number; readonly again: number }> {
  const reader = new SoundReader(sound);
  const frames = Math.round(sound.seconds * sound.sampleRate);
  let analyser: AnalyserNode | undefined;
  const destination = (context: AudioContext) => {
    analyser = context.createAnalyser();
    analyser.fftSize = 256;
    analyser.connect(context.destination);
    return analyser;
  };
  const player = new SoundPlayer(reader, { destination });
  const values = new Float32Array(256);
  const turn = new MessageChannel();
  const until = async (isSounding: boolean) => {
    for (;;) {
      analyser?.getFloatTimeDomainData(values);
      if (analyser !== undefined && values.some((value) => Math.abs(value) > 1e-3) === isSounding) return;
      await new Promise<void>((next) => {
        turn.port1.addEventListener('message', () => next(), { once: true });
        turn.port1.start();
        turn.port2.postMessage(undefined);
      });
    }
  };
  let start = performance.now();
  player.play(Math.round(frames * share));
  await until(true);
  const first = performance.now() - start;
  player.pause();
  await until(false);
  start = performance.now();
  player.play(Math.round(frames * share * 0.5));
  await until(true);
  const again = performance.now() - start;
  player.close();
  reader.close();
  turn.port1.close();
  return { first, again };
}

/** Least and greatest value of every 256 frames of the first channel, as they are measured; and how long that took. */
async function measure(sound: SurfaceSound): Promise<{ readonly ms: number; readonly frames: number; readonly pyramid: PeakPyramid }> {
  const start = performance.now();
  const pyramid = new PeakPyramid({ channels: sound.channels, frames: Math.round(sound.seconds * sound.sampleRate) });
  const { frames } = await surveySound(sound, { isUrgent: true, onPeaks: (piece) => pyramid.take(piece) });
  return { ms: performance.now() - start, frames, pyramid };
}

async function peaksOf(sound: SurfaceSound): Promise<readonly number[]> {
  const { pyramid } = await measure(sound);
  const count = Math.floor(pyramid.frames / 256);
  const columns = new Float32Array(2 * count);
  pyramid.columns(0, 0, count * 256, columns);
  return [...columns];
}

/** wavesurfer.js with its regions plugin: peaks given, a hundred a second; how long it took to stand. */
async function naive(sound: SurfaceSound, spans: readonly BenchSpan[]): Promise<number> {
  const { pyramid } = await measure(sound);
  const count = Math.round(sound.seconds * 100);
  const columns = new Float32Array(2 * count);
  pyramid.columns(0, 0, pyramid.frames, columns);
  const peaks = Float32Array.from({ length: count }, (_, n) => ((n & 1) === 0 ? columns[2 * n] : columns[2 * n + 1]) ?? 0);
  const start = performance.now();
  const container = document.body.appendChild(document.createElement('div'));
  container.setAttribute('style', 'position:fixed;inset:0;z-index:9;background:#fff');
  const regions = Regions.create();
  const surfer = WaveSurfer.create({ container, height: 400, peaks: [peaks], duration: sound.seconds, minPxPerSec: 1, autoScroll: false, autoCenter: false, plugins: [regions] });
  await new Promise<void>((ready) => surfer.once('ready', () => ready()));
  for (const { id, start: from, end, color, name } of spans) regions.addRegion({ id, start: from, end, color: `${color}40`, content: name });
  const byId = new Map(regions.getRegions().map((region) => [region.id, region]));
  const byElement = new Map([...byId].map(([id, { element }]) => [element as Element, id]));
  await nextFrame();
  const ms = performance.now() - start;
  const scene: NaiveScene = {
    zoom: (pixelsPerSecond) => surfer.zoom(pixelsPerSecond),
    scroll: (pixels) => surfer.setScroll(surfer.getScroll() + pixels),
    drag: (id, end) => byId.get(id)?.setOptions({ end }),
    under: async (seconds) => {
      surfer.setScrollTime(Math.max(0, seconds - 10));
      const wrapper = surfer.getWrapper();
      const root = wrapper.getRootNode();
      // Regions out of sight are not in the page, and come back some frames after they were scrolled to.
      for (let frame = 0; frame < 60; frame++) {
        await nextFrame();
        const { left, width } = wrapper.getBoundingClientRect();
        const found = root instanceof ShadowRoot ? root.elementsFromPoint(left + (seconds / sound.seconds) * width, 200) : [];
        const hit = found.flatMap((element) => byElement.get(element) ?? []);
        if (hit.length > 0) return hit;
      }
      return [];
    },
    remove: () => {
      surfer.destroy();
      container.remove();
    },
  };
  Object.assign(globalThis, { naive: scene });
  return ms;
}

const page = { open, leave, paintSpectrogram, seekToSound, peaksOf, naive, surveyed: async (sound: SurfaceSound) => (await measure(sound)).ms };
export type SoundBenchPage = typeof page;
Object.defineProperty(globalThis, 'soundBench', { value: page });
