import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, wantedBlocks } from '../../../../renderer/audio/play/wanted-blocks.ts';

const base = { frame: 0, ahead: 300, bounds: { start: 0, end: 1000 }, isLoop: false, places: [], start: 100, frames: 1000, blockFrames: 100 };

describe('wantedBlocks', () => {
  it('begins with the block of the playhead, goes on as far as asked, and ends with the block behind', () => {
    expect(wantedBlocks({ ...base, frame: 250 })).toEqual([200, 300, 400, 500, 100]);
  });

  it('asks for nothing outside of the recording', () => {
    expect(wantedBlocks({ ...base, frame: 950 })).toEqual([900, 800]);
    expect(wantedBlocks({ ...base, frame: 1000 })).toEqual([900]);
    expect(wantedBlocks({ ...base, frames: 0, bounds: { start: 0, end: 0 } })).toEqual([]);
  });

  it('goes through the seam of a loop, and keeps its start at hand', () => {
    expect(wantedBlocks({ ...base, frame: 650, bounds: { start: 120, end: 700 }, isLoop: true })).toEqual([600, 100, 200, 300, 500]);
    expect(wantedBlocks({ ...base, frame: 300, bounds: { start: 120, end: 700 }, isLoop: true })).toEqual([300, 400, 500, 100, 200]);
  });

  it('reads the beginnings of places where playing may begin', () => {
    expect(wantedBlocks({ ...base, ahead: 100, places: [750, 20] })).toEqual([0, 700, 800, 100]);
  });

  it('names each block once, the playhead’s first', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(2000), fc.nat(999), fc.integer({ min: 1, max: 300 }), fc.boolean(), fc.array(fc.nat(999), { maxLength: 3 }), (frame, ahead, from, blockFrames, isLoop, places) => {
        const bounds = { start: Math.min(from, frame), end: Math.max(from, frame + 1) };
        const wanted = wantedBlocks({ ...base, frame, ahead: ahead + 1, bounds, isLoop, blockFrames, places });
        expect(new Set(wanted).size).toBe(wanted.length);
        expect(wanted[0]).toBe(blockOf(frame, blockFrames));
        expect(wanted.every((first) => first % blockFrames === 0 && first >= 0 && first < 1000)).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
