import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaintPage, Shown } from '../support/paint-page.ts';
import { type SoundHost, startSoundHost } from '../support/sound-host.ts';

/* What waveforms and spectrograms look like, pixel by pixel, in a real Chromium. */

let host: SoundHost;
beforeAll(async () => {
  host = await startSoundHost({ script: 'test/support/paint-page.ts', door: 'paintPage' });
});
afterAll(() => host.close());

async function painted<Door extends keyof PaintPage>(door: Door, ...given: Parameters<PaintPage[Door]>): Promise<ReturnType<PaintPage[Door]>> {
  const told = await host.page.evaluate(`JSON.stringify(globalThis.paintPage.${door}(...${JSON.stringify(given)}))`);
  return JSON.parse(told as string) as ReturnType<PaintPage[Door]>;
}

const COLORS = { wave: [0, 0, 255], second: [0, 255, 0], clipped: [255, 0, 0], middle: [128, 128, 128], unread: [255, 255, 0] } as const;

/** Reads pixels of the screen. */
function picture(pixels: readonly number[], { width, height, pixelRatio }: Shown) {
  const [columns, rows] = [width * pixelRatio, height * pixelRatio];
  const at = (x: number, y: number) => pixels.slice(4 * (y * columns + x), 4 * (y * columns + x) + 4);
  const isColor = (x: number, y: number, color: readonly number[]) => {
    const [red, green, blue, alpha = 0] = at(x, y);
    return alpha > 40 && [red, green, blue].every((part, place) => Math.abs((part ?? 0) - (color[place] ?? 0)) < 60);
  };
  /** Pixels of a column (or all) that have a colour. */
  const rowsOf = (x: number, color: readonly number[]) => Array.from({ length: rows }, (_, y) => y).filter((y) => isColor(x, y, color));
  const columnsWith = (color: readonly number[]) => Array.from({ length: columns }, (_, x) => x).filter((x) => rowsOf(x, color).length > 0);
  return { at, rowsOf, columnsWith, columns, rows };
}

describe('a waveform', () => {
  const frames = 400_000;
  const click = 123_456;
  // From all of the recording down to single frames.
  it.each([
    ['all of it', 0, frames, false],
    ['300 frames a pixel', click - 60_000, click + 60_000, false],
    ['100 frames a pixel, from frames', click - 21_000, click + 19_000, true],
    ['two frames a pixel', click - 500, click + 300, true],
    ['eight pixels a frame', click - 20, click + 30, true],
  ])('shows one loud frame at its place: %s', async (_, from, to, isHeld) => {
    for (const pixelRatio of [1, 2]) {
      const shown = { from, to, width: 400, height: 60, pixelRatio };
      const seen = picture(await painted('waveform', shown, { frames, clicks: { [click]: 0.9 }, isHeld }), shown);
      const expected = Math.floor(((click + 0.5 - from) / (to - from)) * seen.columns);
      const tallest = Array.from({ length: seen.columns }, (_, x) => x).filter((x) => Math.min(seen.rows, ...seen.rowsOf(x, COLORS.wave)) <= 0.1 * seen.rows);
      expect(tallest.length).toBeGreaterThan(0);
      // Peaks know a frame to 256.
      const reach = isHeld ? 1 + 0.5 / ((to - from) / seen.columns) : 1 + 256 / ((to - from) / seen.columns);
      for (const x of tallest) expect(Math.abs(x - expected)).toBeLessThanOrEqual(reach);
      expect(seen.rowsOf(10, COLORS.wave).every((y) => Math.abs(y - seen.rows / 2) <= 2 * pixelRatio)).toBe(true);
    }
  });

  it('marks clipped sound, and only that', async () => {
    const shown = { from: 0, to: frames, width: 400, height: 60, pixelRatio: 1 };
    const seen = picture(await painted('waveform', shown, { frames, clicks: { 100_500: 1, 200_500: -1, 300_500: 0.98 } }), shown);
    expect(seen.columnsWith(COLORS.clipped)).toEqual([100, 101, 200, 201]);
    expect(Math.max(...seen.rowsOf(100, COLORS.clipped))).toBeLessThan(10);
    expect(Math.min(...seen.rowsOf(200, COLORS.clipped))).toBeGreaterThan(50);
  });

  it('hatches what is not read yet, and leaves out what is no recording', async () => {
    const shown = { from: -100_000, to: 500_000, width: 600, height: 60, pixelRatio: 1 };
    const seen = picture(await painted('waveform', shown, { frames, clicks: {}, known: 250_000 }), shown);
    const hatched = seen.columnsWith(COLORS.unread);
    expect(hatched[0]).toBeGreaterThanOrEqual(350);
    expect(hatched.at(-1)).toBeLessThan(500);
    expect(hatched.length).toBeGreaterThan(130);
    expect(Math.max(...seen.columnsWith(COLORS.wave))).toBeLessThanOrEqual(350);
    for (const x of [0, 50, 98, 501, 599]) for (let y = 0; y < seen.rows; y++) expect(seen.at(x, y)[3]).toBe(0);
  });

  it('draws channels over each other, both seen', async () => {
    const shown = { from: 1000, to: 1200, width: 400, height: 60, pixelRatio: 1 };
    const seen = picture(await painted('waveform', shown, { frames: 5000, clicks: { 1080: 0.8 }, isHeld: true, channels: 2 }), shown);
    expect(Math.min(...seen.rowsOf(161, COLORS.wave))).toBeLessThan(12);
    expect(Math.min(...seen.rowsOf(261, COLORS.second))).toBeLessThan(12);
  });

  it('is taller when it is asked to be, and stays in its strip', async () => {
    const shown = { from: 0, to: frames, width: 200, height: 60, pixelRatio: 1 };
    const top = async (tall: number) => Math.min(...picture(await painted('waveform', shown, { frames, clicks: { 200_000: 0.2 }, tall }), shown).rowsOf(100, COLORS.wave));
    expect(await top(1)).toBeGreaterThan(20);
    expect(await top(4)).toBeLessThan(10);
    expect(await top(50)).toBe(0);
  });

  it('has a middle line without a blur', async () => {
    for (const pixelRatio of [1, 1.5, 2]) {
      const shown = { from: -50, to: 50, width: 100, height: 60, pixelRatio };
      const seen = picture(await painted('waveform', shown, { frames: 50, clicks: {}, known: 0 }), shown);
      const column = Array.from({ length: seen.rows }, (_, y) => seen.at(Math.round(52 * pixelRatio), y)).filter(([red, , blue, alpha]) => alpha !== 0 && red === blue);
      expect(column).toEqual(Array.from({ length: Math.round(pixelRatio) }, () => [...COLORS.middle, 255]));
    }
  });
});

describe('a spectrogram', () => {
  const frames = 2_000_000;
  const starts = 700_000;
  const brightness = (seen: ReturnType<typeof picture>, x: number) => seen.at(x, Math.round(0.75 * seen.rows))[0] ?? 0;

  it.each([
    ['all of it', 0, frames],
    ['a tenth', starts - 70_000, starts + 130_000],
    ['a second', starts - 5000, starts + 3000],
    ['columns stretched', starts - 700, starts + 500],
  ])('shows a tone where it starts: %s', async (_, from, to) => {
    for (const coarser of [1, 4]) {
      const shown = { from, to, width: 400, height: 40, pixelRatio: 1 };
      const { pixels, missing, wanted, hop } = await painted('spectrogram', shown, { frames, starts, coarser });
      expect(missing).toEqual(coarser === 1 ? [] : wanted);
      const seen = picture(pixels, shown);
      const first = Array.from({ length: 400 }, (_, x) => x).findIndex((x) => brightness(seen, x) > 200);
      // A window of 256 frames sees the tone early; a column stands for its hop.
      const reach = 1 + (256 + hop * coarser) / ((to - from) / 400);
      expect(Math.abs(first - ((starts - from) / (to - from)) * 400)).toBeLessThanOrEqual(reach);
      for (let x = first; x < 400; x++) expect(brightness(seen, x)).toBeGreaterThan(200);
      // No seam: everything is opaque.
      for (let x = 0; x < 400; x++) expect(seen.at(x, 20)[3]).toBe(255);
    }
  });

  it('is nothing where no tile is here, and outside the recording', async () => {
    const shown = { from: -400_000, to: frames + 400_000, width: 280, height: 20, pixelRatio: 1 };
    const empty = await painted('spectrogram', shown, { frames, starts, coarser: 0.5 });
    expect(empty.missing).toEqual(empty.wanted);
    expect(empty.pixels.every((part) => part === 0)).toBe(true);
    const seen = picture((await painted('spectrogram', shown, { frames, starts })).pixels, shown);
    expect([0, 39, 40, 239, 240, 279].map((x) => seen.at(x, 10)[3])).toEqual([0, 0, 255, 255, 0, 0]);
  });
});
