import { describe, expect, it } from 'vitest';
import { drawTile, tilePlan } from '../../../renderer/workers/draw-tile.ts';
import { binsOf } from '../../../shared/signal/spectrogram-columns.ts';

const SHAPE = { windowSize: 256, window: 'hann' } as const;

/** A tone of period 16 and amplitude 0.5, read or decoded; counts the frames that were asked for. */
function toneOf(frames: number, runUp: number) {
  const count = { frames: 0 };
  const plane = (from: number, to: number) => {
    count.frames += to - from;
    return Float32Array.from({ length: to - from }, (_, n) => (from + n >= 0 && from + n < frames ? 0.5 * Math.sin(((from + n) * Math.PI) / 8) : 0));
  };
  return { count, sound: { runUp, decode: async (from: number, to: number) => ({ planes: [plane(from, to)], held: to - from }) }, blocks: { frames, read: async (from: number, to: number) => [plane(from, to)] }, goesOn: () => true };
}

describe('how a tile is computed', () => {
  it('one window a column up to its size, then windows that cover everything, then 32, then 8 of which only they are decoded', () => {
    expect(tilePlan(64, 256, 1000)).toEqual({ windows: 1, step: 64, isSparse: false });
    expect(tilePlan(256, 256, 1000)).toEqual({ windows: 1, step: 256, isSparse: false });
    expect(tilePlan(1024, 256, 1000)).toEqual({ windows: 4, step: 256, isSparse: false });
    expect(tilePlan(16_384, 256, 1000)).toEqual({ windows: 32, step: 512, isSparse: false });
    expect(tilePlan(32_768, 256, 1000)).toEqual({ windows: 8, step: 4096, isSparse: true });
  });
});

describe('a tile', () => {
  it.each([64, 256, 4096, 65_536])('shows a tone at its frequency and level at a hop of %i', async (hop) => {
    const tone = toneOf(hop * 300, 1000);
    const bytes = (await drawTile({ channel: 0, hop, index: 0, shape: SHAPE }, tone)) ?? new Uint8Array();
    const bins = binsOf(256);
    for (const column of [3, 100, 255]) {
      const spectrum = bytes.subarray(column * bins, (column + 1) * bins);
      expect(spectrum.indexOf(Math.max(...spectrum))).toBe(16);
      expect(spectrum[16]).toBe(Math.round((1 - 6.02 / 120) * 255));
    }
  });

  it('ends where the recording ends', async () => {
    const bytes = (await drawTile({ channel: 'mean', hop: 1024, index: 1, shape: SHAPE }, toneOf(1024 * 300, 0))) ?? new Uint8Array();
    const bins = binsOf(256);
    expect(Math.max(...bytes.subarray(43 * bins, 44 * bins))).toBeGreaterThan(200);
    expect(Math.max(...bytes.subarray(45 * bins))).toBe(0);
  });

  it('at a very coarse hop decodes a small part of the sound', async () => {
    const tone = toneOf(2 ** 18 * 256, 1000);
    await drawTile({ channel: 0, hop: 2 ** 18, index: 0, shape: SHAPE }, tone);
    expect(tone.count.frames).toBeLessThanOrEqual(256 * 8 * 256);
  });

  it('is given up between its pieces', async () => {
    let turns = 0;
    expect(await drawTile({ channel: 0, hop: 65_536, index: 0, shape: SHAPE }, { ...toneOf(65_536 * 256, 0), goesOn: () => ++turns < 3 })).toBeUndefined();
  });
});
