import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binOfHz, FREQUENCY_SCALE_NAMES, type FrequencyScale, hzOfBin, hzOfMel, hzOfRow, melOfHz, readRows, rowBins, rowOfHz } from '../../../shared/signal/frequency-scale.ts';

const scales: fc.Arbitrary<FrequencyScale> = fc
  .record({ name: fc.constantFrom(...FREQUENCY_SCALE_NAMES), low: fc.integer({ min: 0, max: 3000 }), width: fc.integer({ min: 500, max: 19_000 }), rows: fc.integer({ min: 1, max: 900 }) })
  .map(({ name, low, width, rows }) => ({ name, low, high: low + width, rows }));

describe('frequency scales', () => {
  it('go from rows to Hz and back, highest on top', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
        const row = share * scale.rows;
        expect(rowOfHz(scale, hzOfRow(scale, row))).toBeCloseTo(row, 6);
        expect(hzOfRow(scale, 0)).toBeCloseTo(scale.high, 6);
        if (scale.name !== 'log' || scale.low >= 20) expect(hzOfRow(scale, scale.rows)).toBeCloseTo(scale.low, 6);
        expect(hzOfRow(scale, row)).toBeGreaterThanOrEqual(hzOfRow(scale, scale.rows) - 1e-6);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('go from bins to Hz and back', () => {
    expect(hzOfBin(1, 44_100, 1024)).toBeCloseTo(43.066, 3);
    expect(binOfHz(hzOfBin(17.25, 8000, 512), 8000, 512)).toBeCloseTo(17.25, 10);
  });

  it('have 1000 mel at 1000 Hz (O’Shaughnessy), and nothing at 0', () => {
    expect(melOfHz(1000)).toBeCloseTo(1000, 0);
    expect(melOfHz(0)).toBe(0);
    expect(hzOfMel(melOfHz(3456))).toBeCloseTo(3456, 8);
  });

  it('start the log scale at 20 Hz where it should start at 0', () => {
    expect(hzOfRow({ name: 'log', low: 0, high: 20_480, rows: 100 }, 100)).toBeCloseTo(20, 6);
    expect(hzOfRow({ name: 'log', low: 0, high: 20_480, rows: 100 }, 50)).toBeCloseTo(640, 6);
  });

  it('put every bin of the range into exactly one row', () => {
    fc.assert(
      fc.property(scales, fc.constantFrom(256, 1024, 8192), (scale, windowSize) => {
        const sampleRate = 44_100;
        const map = rowBins(scale, sampleRate, windowSize);
        const rowsOfBin = new Map<number, number>();
        for (let row = 0; row < scale.rows; row++) {
          for (let bin = map.first[row] as number; bin < (map.last[row] as number); bin++) rowsOfBin.set(bin, (rowsOfBin.get(bin) ?? 0) + 1);
        }
        for (let bin = 0; bin <= windowSize / 2; bin++) {
          const hz = hzOfBin(bin, sampleRate, windowSize);
          if (hz > hzOfRow(scale, scale.rows) + 1e-6 && hz < scale.high - 1e-6) expect(rowsOfBin.get(bin)).toBe(1);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('never lose a line that is one bin thin, at any height', () => {
    fc.assert(
      fc.property(scales, fc.constantFrom(256, 1024, 8192), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (scale, windowSize, share) => {
        const hz = scale.low + share * (scale.high - scale.low);
        const bin = Math.round(binOfHz(hz, 44_100, windowSize));
        const exact = hzOfBin(bin, 44_100, windowSize);
        fc.pre(bin <= windowSize / 2 && exact > hzOfRow(scale, scale.rows) && exact < scale.high);
        const bins = new Uint8Array(windowSize / 2 + 1);
        bins[bin] = 200;
        const rows = new Uint8Array(scale.rows);
        readRows(bins, 0, rowBins(scale, 44_100, windowSize), rows);
        expect(Math.max(...rows)).toBe(200);
        expect(rows[Math.min(scale.rows - 1, Math.floor(rowOfHz(scale, exact)))]).toBe(200);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('show slopes, not blocks, where rows are finer than bins', () => {
    const bins = Uint8Array.from({ length: 129 }, (_, bin) => bin * 1.5);
    const rows = new Uint8Array(1290);
    readRows(bins, 0, rowBins({ name: 'linear', low: 0, high: 4000, rows: 1290 }, 8000, 256), rows);
    for (let row = 1; row < rows.length; row++) expect((rows[row - 1] as number) - (rows[row] as number)).toBeLessThanOrEqual(1);
  });

  it('are still where sound has no such frequencies', () => {
    const rows = new Uint8Array(50);
    readRows(new Uint8Array(129).fill(7), 0, rowBins({ name: 'linear', low: 0, high: 48_000, rows: 50 }, 8000, 256), rows);
    expect(rows[49]).toBe(7);
  });
});
