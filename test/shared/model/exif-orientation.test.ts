import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exifOrientation } from '../../../shared/model/exif-orientation.ts';
import { exifBytes, joined } from '../../support/make-media.ts';

describe('the orientation that EXIF asks for', () => {
  it('is read in both byte orders, wherever the directory lies', () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      for (const bigEndian of [true, false]) expect(exifOrientation(exifBytes(orientation, bigEndian))).toBe(orientation);
      const behind = joined(exifBytes(orientation, true).subarray(0, 8), new Uint8Array(1000), exifBytes(orientation, true).subarray(8));
      new DataView(behind.buffer).setUint32(4, 1008);
      expect(exifOrientation(behind)).toBe(orientation);
    }
  });

  it('is upright whenever it is not said plainly', () => {
    for (const value of [0, 9, 6 * 256, 65_535]) expect(exifOrientation(exifBytes(value))).toBe(1);
    for (let length = 0; length < 22; length++) expect(exifOrientation(exifBytes(6).subarray(0, length))).toBe(length < 22 ? 1 : 6);
  });

  it('is one of eight for any bytes, and never reads beyond them', () => {
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.integer({ min: 1, max: 8 }), fc.boolean(), fc.array(fc.tuple(fc.nat(25), fc.nat(255)), { maxLength: 5 }), fc.nat(26)).map(([orientation, bigEndian, flips, length]) => {
        const exif = exifBytes(orientation, bigEndian).slice();
        for (const [at, value] of flips) exif[at] = value;
        return exif.slice(0, length);
      }),
    );
    fc.assert(
      fc.property(hostile, fc.nat(40), (bytes, before) => {
        const answer = exifOrientation(bytes);
        expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(answer);
        const within = joined(new Uint8Array(before).fill(0xff), bytes, new Uint8Array(60).fill(6));
        expect(exifOrientation(within.subarray(before, before + bytes.length))).toBe(answer);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('takes no longer for a directory that says 65,535 entries than for the bytes that are there', () => {
    const exif = exifBytes(6, true).slice();
    exif.set([0xff, 0xff], 8);
    exif.set([0, 0], 10);
    expect(exifOrientation(exif)).toBe(1);
  });
});
