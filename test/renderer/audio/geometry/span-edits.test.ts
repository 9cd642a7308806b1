import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn, extendedFromPrevious, type FrameSpan, heldEdges, inFrames, lanesShifted, merged, moved, nudged, resized, type SpanEdge, splitAt, type Stretch } from '../../../../renderer/audio/geometry/span-edits.ts';
import { secondsOf } from '../../../../renderer/audio/geometry/time-view.ts';

const LANES = ['a', 'b', 'c'];

interface Case {
  readonly frames: number;
  readonly spans: readonly FrameSpan[];
  readonly picked: FrameSpan;
  readonly edge: SpanEdge;
  readonly shared: 'lane' | 'all' | 'none';
  readonly to: number;
}

/** Few frames and many spans, so that edges meet often. */
const anyCase: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 30 }).chain((frames) =>
  fc
    .record({
      spans: fc.array(fc.record({ from: fc.nat(frames), to: fc.nat(frames), lane: fc.constantFrom(...LANES) }), { minLength: 1, maxLength: 10 }),
      pick: fc.nat(),
      edge: fc.constantFrom<SpanEdge>('start', 'end'),
      shared: fc.constantFrom('lane' as const, 'all' as const, 'none' as const),
      to: fc.oneof(fc.integer({ min: -5, max: frames + 5 }), fc.double({ min: -5, max: frames + 5, noNaN: true })),
    })
    .map(({ spans, pick, edge, shared, to }) => {
      const all = spans.map(({ from, to, lane }, number): FrameSpan => ({ id: `s${number}`, lane, ...(drawn(from, to, frames) ?? { start: 0, end: 1 }) }));
      const picked = all[pick % all.length] ?? { id: 's', lane: 'a', start: 0, end: 1 };
      return { frames, spans: all, picked, edge, shared, to };
    }),
);

const isSound = ({ start, end }: Stretch, frames: number) => Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= frames;

/** All spans after a change of some. */
const after = (spans: readonly FrameSpan[], changes: readonly FrameSpan[]) => spans.map((span) => changes.find(({ id }) => id === span.id) ?? span);

describe('a span that is drawn', () => {
  it('covers the drag either way, at least one frame, inside the recording', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: -50, max: 1050, noNaN: true }), fc.double({ min: -50, max: 1050, noNaN: true }), (frames, from, to) => {
        const stretch = drawn(from, to, frames);
        expect(stretch !== undefined && isSound(stretch, frames)).toBe(true);
        expect(drawn(to, from, frames)).toEqual(stretch);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('is one frame where the pointer has not moved, also at the very end', () => {
    expect(drawn(5, 5, 10)).toEqual({ start: 5, end: 6 });
    expect(drawn(10, 10, 10)).toEqual({ start: 9, end: 10 });
    expect(drawn(7, 12, 10)).toEqual({ start: 7, end: 10 });
  });

  it('is nothing in an empty recording', () => {
    expect(drawn(0, 5, 0)).toBeUndefined();
  });
});

describe('dragging an edge', () => {
  it('leaves whole frames inside the recording, and moves only held edges', () => {
    fc.assert(
      fc.property(anyCase, ({ frames, spans, picked, edge, shared, to }) => {
        const held = heldEdges(spans, picked, edge, shared);
        const changes = resized(held, to, frames);
        for (const change of changes) {
          expect(isSound(change, frames)).toBe(true);
          const before = spans.find(({ id }) => id === change.id);
          expect(before?.lane).toBe(change.lane);
          expect(held.some(({ span }) => span.id === change.id)).toBe(true);
        }
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
      }),
      { seed: 2, numRuns: 3000 },
    );
  });

  it('of several spans keeps them together and never turns one around', () => {
    fc.assert(
      fc.property(anyCase, ({ frames, spans, picked, edge, to }) => {
        const held = heldEdges(spans, picked, edge, 'all');
        fc.pre(held.length > 1);
        const now = after(spans, resized(held, to, frames));
        const times = held.map((each) => now.find(({ id }) => id === each.span.id)?.[each.edge]);
        expect(new Set(times).size).toBe(1);
        for (const each of held) {
          const other: SpanEdge = each.edge === 'start' ? 'end' : 'start';
          expect(now.find(({ id }) => id === each.span.id)?.[other]).toBe(each.span[other]);
        }
      }),
      { seed: 3, numRuns: 3000 },
    );
  });

  it('back to where it was changes nothing', () => {
    fc.assert(
      fc.property(anyCase, ({ frames, spans, picked, edge, shared }) => {
        expect(resized(heldEdges(spans, picked, edge, shared), picked[edge], frames)).toEqual([]);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  const span: FrameSpan = { id: 'x', lane: 'a', start: 10, end: 20 };

  it('alone may cross the other one: they swap roles', () => {
    expect(resized([{ span, edge: 'end' }], 4, 100)).toEqual([{ ...span, start: 4, end: 10 }]);
    expect(resized([{ span, edge: 'start' }], 33, 100)).toEqual([{ ...span, start: 20, end: 33 }]);
  });

  it('onto the other one leaves one frame on its own side', () => {
    expect(resized([{ span, edge: 'end' }], 10, 100)).toEqual([{ ...span, end: 11 }]);
    expect(resized([{ span, edge: 'start' }], 20, 100)).toEqual([{ ...span, start: 19 }]);
  });

  it('between two spans moves their common edge, as far as both keep one frame', () => {
    const next: FrameSpan = { id: 'y', lane: 'a', start: 20, end: 25 };
    const elsewhere: FrameSpan = { id: 'z', lane: 'b', start: 20, end: 22 };
    const held = heldEdges([span, next, elsewhere], span, 'end', 'lane');
    expect(held.map(({ span: { id }, edge }) => `${id} ${edge}`)).toEqual(['x end', 'y start']);
    expect(resized(held, 23, 100)).toEqual([{ ...span, end: 23 }, { ...next, start: 23 }]);
    expect(resized(held, 60, 100)).toEqual([{ ...span, end: 24 }, { ...next, start: 24 }]);
    expect(resized(held, 0, 100)).toEqual([{ ...span, end: 11 }, { ...next, start: 11 }]);
    expect(resized(heldEdges([span, next, elsewhere], span, 'end', 'all'), 60, 100)).toEqual([{ ...span, end: 21 }, { ...next, start: 21 }, { ...elsewhere, start: 21 }]);
    expect(resized(heldEdges([span, next], span, 'end', 'none'), 23, 100)).toEqual([{ ...span, end: 23 }]);
  });
});

describe('nudging an edge', () => {
  it('moves it by frames and stops one frame before the other edge', () => {
    const span: FrameSpan = { id: 'x', lane: 'a', start: 10, end: 20 };
    expect(nudged([{ span, edge: 'start' }], -3, 100)).toEqual([{ ...span, start: 7 }]);
    expect(nudged([{ span, edge: 'start' }], 50, 100)).toEqual([{ ...span, start: 19 }]);
    expect(nudged([{ span, edge: 'end' }], 500, 100)).toEqual([{ ...span, end: 100 }]);
    expect(nudged([], 1, 100)).toEqual([]);
  });
});

describe('moving whole spans', () => {
  it('keeps lengths, distances and lanes, inside the recording', () => {
    fc.assert(
      fc.property(anyCase, ({ frames, spans, to }) => {
        const now = after(spans, moved(spans, to, frames));
        const ways = new Set(now.map(({ start }, number) => start - (spans[number]?.start ?? NaN)));
        expect(ways.size).toBe(1);
        now.forEach((span, number) => {
          expect(isSound(span, frames)).toBe(true);
          expect(span.end - span.start).toBe((spans[number]?.end ?? 0) - (spans[number]?.start ?? 0));
          expect(span.lane).toBe(spans[number]?.lane);
        });
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  it('to lanes above and below keeps their distance and their times', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: -4, max: 4 }), ({ spans }, steps) => {
        const now = after(spans, lanesShifted(spans, LANES, steps));
        const ways = new Set(now.map(({ lane }, number) => LANES.indexOf(lane) - LANES.indexOf(spans[number]?.lane ?? '')));
        expect(ways.size).toBe(1);
        expect(Math.abs([...ways][0] ?? NaN)).toBeLessThanOrEqual(Math.abs(steps));
        expect(now.map(({ start, end }) => [start, end])).toEqual(spans.map(({ start, end }) => [start, end]));
      }),
      { seed: 6, numRuns: 1000 },
    );
  });

  it('leaves spans of other lanes where they are', () => {
    const spans: FrameSpan[] = [{ id: 'x', lane: 'a', start: 0, end: 1 }, { id: 'y', lane: 'elsewhere', start: 0, end: 1 }];
    expect(lanesShifted(spans, LANES, 1)).toEqual([{ ...spans[0], lane: 'b' }]);
    expect(lanesShifted(spans, LANES, -1)).toEqual([]);
    expect(lanesShifted(spans, [], 1)).toEqual([]);
  });
});

describe('splitting and merging', () => {
  it('are each other’s way back', () => {
    fc.assert(
      fc.property(anyCase, ({ frames, picked, to }) => {
        const parts = splitAt(picked, to);
        if (parts === undefined) {
          expect(Math.round(to) <= picked.start || Math.round(to) >= picked.end).toBe(true);
          return;
        }
        for (const part of parts) expect(isSound(part, frames)).toBe(true);
        const [left, right] = parts;
        expect(merged([{ ...picked, ...right, id: 'r' }, { ...picked, ...left }])).toEqual({ start: picked.start, end: picked.end });
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('take in the gaps between spans of one lane, and refuse those of several', () => {
    const a: FrameSpan = { id: 'x', lane: 'a', start: 5, end: 9 };
    expect(merged([{ ...a, start: 20, end: 30 }, a, { ...a, start: 6, end: 7 }])).toEqual({ start: 5, end: 30 });
    expect(merged([a, { ...a, lane: 'b' }])).toBeUndefined();
    expect(merged([a])).toBeUndefined();
  });
});

describe('extending from the previous span', () => {
  it('fills what lies between it and the playhead, touching no span of the lane', () => {
    fc.assert(
      fc.property(anyCase, ({ frames, spans, to }) => {
        const stretch = extendedFromPrevious(spans, 'a', to, frames);
        const playhead = Math.max(0, Math.min(frames, Math.round(to)));
        const inLane = spans.filter(({ lane }) => lane === 'a');
        if (stretch === undefined) {
          expect(playhead === 0 || inLane.some(({ start, end }) => start < playhead && end >= playhead)).toBe(true);
          return;
        }
        expect(isSound(stretch, frames)).toBe(true);
        expect(stretch.end).toBe(playhead);
        expect(inLane.every(({ start, end }) => end <= stretch.start || start >= stretch.end)).toBe(true);
        expect(stretch.start === 0 || inLane.some(({ end }) => end === stretch.start)).toBe(true);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });
});

describe('spans of the model', () => {
  it('come back to the very same times', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.nat(1e6), fc.integer({ min: 1000, max: 384_000 }), (start, length, rate) => {
        const span = { id: 'x', lane: 'a', start: secondsOf(start, rate), end: secondsOf(start + length, rate) };
        const frames = inFrames(span, rate);
        expect({ ...frames, start: secondsOf(frames.start, rate), end: secondsOf(frames.end, rate) }).toEqual(span);
      }),
      { seed: 9, numRuns: 1000 },
    );
  });
});
