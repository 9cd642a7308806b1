import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeFrames, nearestIn, snapTime } from '../../../../renderer/audio/geometry/snap-time.ts';

const NONE = { edges: new Float64Array(), frames: 1000 };
const spans = [
  { id: 'x', start: 0.1, end: 0.3 },
  { id: 'y', start: 0.3, end: 0.55 },
];

describe('snapping', () => {
  it('takes the nearest in reach, and nothing beyond', () => {
    const targets = { ...NONE, edges: Float64Array.of(100, 300, 310), playhead: 205, silences: [50, 196] };
    expect(snapTime(304, 8, targets)).toEqual({ frame: 300, kind: 'edge' });
    expect(snapTime(306, 8, targets)).toEqual({ frame: 310, kind: 'edge' });
    expect(snapTime(202, 8, targets)).toEqual({ frame: 205, kind: 'playhead' });
    expect(snapTime(199, 8, targets)).toEqual({ frame: 196, kind: 'silence' });
    expect(snapTime(995, 8, targets)).toEqual({ frame: 1000, kind: 'end' });
    expect(snapTime(3, 8, targets)).toEqual({ frame: 0, kind: 'end' });
    expect(snapTime(250, 8, targets)).toBeUndefined();
  });

  it('decides ties by kind', () => {
    expect(snapTime(100, 8, { ...NONE, edges: Float64Array.of(96), playhead: 104, silences: [104] })).toEqual({ frame: 96, kind: 'edge' });
    expect(snapTime(102, 8, { ...NONE, edges: Float64Array.of(104), playhead: 100 })).toEqual({ frame: 104, kind: 'edge' });
    expect(snapTime(102, 8, { ...NONE, playhead: 100, silences: [104] })).toEqual({ frame: 100, kind: 'playhead' });
  });

  it('takes a zero crossing only where nothing else is in reach, however near it is', () => {
    const zeroCrossing = (frame: number) => Math.round(frame) + 1;
    expect(snapTime(300, 8, { ...NONE, edges: Float64Array.of(307), zeroCrossing })).toEqual({ frame: 307, kind: 'edge' });
    expect(snapTime(300, 8, { ...NONE, zeroCrossing })).toEqual({ frame: 301, kind: 'zero-crossing' });
    expect(snapTime(300, 8, { ...NONE, zeroCrossing: () => undefined })).toBeUndefined();
  });

  it('never leaves the recording', () => {
    expect(snapTime(999, 8, { ...NONE, frames: 1000, edges: Float64Array.of(1003) })).toEqual({ frame: 1000, kind: 'end' });
    expect(snapTime(0, 8, { ...NONE, frames: 0 })).toEqual({ frame: 0, kind: 'end' });
  });

  it('never goes to an edge of the span in hand', () => {
    const edges = edgeFrames(spans, 1000, new Set(['x']));
    expect([...edges]).toEqual([300, 550]);
    expect([...edgeFrames(spans, 1000, new Set())]).toEqual([100, 300, 300, 550]);
    expect(snapTime(102, 8, { ...NONE, edges })).toBeUndefined();
  });
});

describe('the nearest of many', () => {
  it('is the one that comparing with each would find', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 40 }), fc.double({ min: -60, max: 60, noNaN: true }), (values, value) => {
        const sorted = values.toSorted((a, b) => a - b);
        const found = nearestIn(sorted, value);
        const least = Math.min(...sorted.map((each) => Math.abs(each - value)));
        expect(found === undefined ? Infinity : Math.abs(found - value)).toBe(least);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
