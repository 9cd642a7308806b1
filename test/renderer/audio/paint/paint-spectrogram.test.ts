import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINEST_HOP, hopFor, placeOfTile, TilePainter, tilesBetween } from '../../../../renderer/audio/paint/paint-spectrogram.ts';
import { colorMap } from '../../../../shared/signal/color-map.ts';
import { binsOf, byteOfDecibels, TILE_COLUMNS } from '../../../../shared/signal/spectrogram-columns.ts';

describe('tiles of a spectrogram', () => {
  it('have one to two columns a pixel, but never less than 32 frames a column', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 500_000, noNaN: true }), (framesPerPixel) => {
        const hop = hopFor(framesPerPixel);
        expect(Number.isInteger(Math.log2(hop))).toBe(true);
        if (framesPerPixel < FINEST_HOP) expect(hop).toBe(FINEST_HOP);
        else expect(hop <= framesPerPixel && framesPerPixel < 2 * hop).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('cover every pixel of the recording once, without a seam', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 14 }), fc.integer({ min: -100_000, max: 10_000_000 }), fc.double({ min: 0.05, max: 3, noNaN: true }), fc.integer({ min: 1, max: 2000 }), (exponent, from, columnsPerPixel, width) => {
        const hop = 2 ** exponent;
        const scale = { from, framesPerPixel: hop * columnsPerPixel };
        const frames = 9_000_000;
        const to = from + width * scale.framesPerPixel;
        const low = Math.max(0, Math.round(-from / scale.framesPerPixel));
        const high = Math.min(width, Math.round((frames - from) / scale.framesPerPixel));
        const painted = new Uint8Array(width);
        const [first, behind] = tilesBetween(hop, from, to, frames);
        for (let index = first; index < behind; index++) {
          const place = placeOfTile(hop, index, scale, low, high);
          if (place === undefined) continue;
          for (let x = place.low; x < place.high; x++) painted[x] = (painted[x] as number) + 1;
          // The column in the middle of a pixel is the one whose frame is there.
          const column = place.left + ((place.right - place.left) * 0.5) / (place.high - place.low);
          expect((index * TILE_COLUMNS + column - 0.5) * hop).toBeCloseTo(from + (place.low + 0.5) * scale.framesPerPixel, 3);
        }
        for (let x = 0; x < width; x++) expect(painted[x]).toBe(x >= low && x < high ? 1 : 0);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('are none outside the recording', () => {
    expect(tilesBetween(64, -5000, -10, 100_000)).toEqual([0, 0]);
    expect(tilesBetween(64, 200_000, 300_000, 100_000)).toEqual([0, 0]);
    expect(tilesBetween(64, 0, 1, 100_000)).toEqual([0, 1]);
  });

  it('become pixels: the loudest bin of a row in the colour of its level', () => {
    const [windowSize, rows] = [256, 10] as const;
    const bins = binsOf(windowSize);
    const tile = new Uint8Array(TILE_COLUMNS * bins);
    tile[40 * bins + 64] = byteOfDecibels(-30);
    tile[41 * bins + 64] = byteOfDecibels(-5);
    const painter = new TilePainter({ scale: { name: 'linear', low: 0, high: 4000, rows }, sampleRate: 8000, windowSize, colors: 'magma', floor: -90, ceiling: -10 });
    const pixels = new Uint8ClampedArray(TILE_COLUMNS * rows * 4);
    painter.pixels(tile, pixels);
    const at = (column: number, row: number) => Array.from(pixels.subarray(4 * (row * TILE_COLUMNS + column), 4 * (row * TILE_COLUMNS + column) + 4));
    const color = (index: number) => Array.from(colorMap('magma').subarray(4 * index, 4 * index + 4));
    // Bin 64 is 2,000 Hz: the edge between rows 4 and 5, and an edge belongs to the row above.
    expect(at(40, 4)).toEqual(color(Math.round((255 * 60) / 80)));
    expect(at(41, 4)).toEqual(color(255));
    expect(at(39, 4)).toEqual(color(0));
    expect(at(40, 8)).toEqual(color(0));
  });
});
