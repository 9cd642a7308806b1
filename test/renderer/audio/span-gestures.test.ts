import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameSpan } from '../../../renderer/audio/geometry/span-edits.ts';
import { type GestureContext, type Met, type Outcome, type PointerInput, SpanGestures } from '../../../renderer/audio/span-gestures.ts';
import type { Place } from '../../../renderer/audio/surface-layout.ts';

const FRAMES = 1000;
const WAVE: Place = { on: 'track', track: { draws: 'waveform', channel: 'all', y: 20, height: 100 } };
const lane = (number: number): Place => ({ on: 'lanes', y: number * 10 + 5 });
/** One pixel is one frame. */
const at = (frame: number, place: Place, held: Partial<PointerInput> = {}): PointerInput => ({ x: frame, frame, place, shift: false, alt: false, ctrl: false, ...held });

function surface(spans: readonly FrameSpan[], more: Partial<GestureContext> = {}) {
  const told: Outcome[] = [];
  const lanes = ['a', 'b', 'theirs'];
  const laneAt = ({ place }: PointerInput) => lanes[place.on === 'lanes' ? Math.floor(place.y / 10) : 0];
  const context: GestureContext = {
    frames: FRAMES,
    spans,
    selection: new Set(),
    drawLane: 'a',
    openLanes: ['a', 'b'],
    canChange: (id) => spans.find((span) => span.id === id)?.lane !== 'theirs',
    laneAt,
    spanAt: (input): Met | undefined => {
      if (input.place.on === 'timeline') return undefined;
      const inLane = input.place.on === 'lanes' ? laneAt(input) : undefined;
      const near = spans.filter((span) => inLane === undefined || span.lane === inLane);
      for (const edge of ['start', 'end'] as const) {
        const span = near.find((each) => each[edge] === input.frame);
        if (span !== undefined) return { span, edge };
      }
      const span = near.find(({ start, end }) => start < input.frame && input.frame < end);
      return span === undefined || inLane === undefined ? undefined : { span, edge: undefined };
    },
    snap: () => undefined,
    ...more,
  };
  const gestures = new SpanGestures({ context: () => context, tell: (outcome) => void told.push(outcome) });
  const drag = (...way: readonly [PointerInput, ...PointerInput[]]) => {
    gestures.press(way[0]);
    for (const input of way.slice(1)) gestures.move(input);
    gestures.release(way.at(-1) ?? way[0]);
  };
  return { told, gestures, drag };
}
const ONE: FrameSpan = { id: 'one', lane: 'a', start: 100, end: 200 };
const TWO: FrameSpan = { id: 'two', lane: 'a', start: 200, end: 300 };

describe('gestures on spans', () => {
  it('a drag on the waveform draws in the lane to draw in, backwards too; a slip of the hand is a click', () => {
    const { told, drag } = surface([]);
    drag(at(50, WAVE), at(40, WAVE), at(20, WAVE));
    drag(at(50, WAVE), at(52, WAVE));
    expect(told).toEqual([{ did: 'draw', lane: 'a', stretch: { start: 20, end: 50 } }, { did: 'seek', frame: 50 }]);
  });

  it('an edge takes the one that touches it along, with Ctrl it goes alone', () => {
    const shared = surface([ONE, TWO]);
    shared.drag(at(200, lane(0)), at(230, lane(0)));
    expect(shared.told).toEqual([{ did: 'select', ids: [expect.any(String)] }, { did: 'change', spans: expect.arrayContaining([{ ...ONE, end: 230 }, { ...TWO, start: 230 }]) }]);
    const alone = surface([ONE, TWO]);
    alone.drag(at(200, lane(0), { ctrl: true }), at(230, lane(0)));
    expect(alone.told.at(-1)).toEqual({ did: 'change', spans: [expect.anything()] });
  });

  it('with Shift a drag draws wherever it begins, also at an edge', () => {
    const { told, drag } = surface([ONE]);
    drag(at(200, WAVE, { shift: true }), at(260, WAVE, { shift: true }));
    drag(at(150, lane(0), { shift: true }), at(170, lane(0), { shift: true }));
    expect(told).toEqual([{ did: 'draw', lane: 'a', stretch: { start: 200, end: 260 } }, { did: 'draw', lane: 'a', stretch: { start: 150, end: 170 } }]);
  });

  it('what is selected moves together, to the lane under the hand; a little aside keeps the time', () => {
    const other: FrameSpan = { id: 'other', lane: 'a', start: 400, end: 450 };
    const { told, drag } = surface([ONE, other], { selection: new Set(['one', 'other']) });
    drag(at(150, lane(0)), at(170, lane(0)));
    drag(at(150, lane(0)), at(154, lane(1)));
    expect(told).toEqual([
      { did: 'change', spans: [{ ...ONE, start: 120, end: 220 }, { ...other, start: 420, end: 470 }] },
      { did: 'change', spans: [{ ...ONE, lane: 'b' }, { ...other, lane: 'b' }] },
    ]);
  });

  it('snaps with whichever edge is nearer, not while Alt is held', () => {
    const snap = (frame: number) => (Math.abs(frame - 260) <= 8 ? { frame: 260, to: 'edge' } : undefined);
    const { told, drag } = surface([ONE], { selection: new Set(['one']), snap });
    drag(at(150, lane(0)), at(205, lane(0)));
    drag(at(150, lane(0)), at(205, lane(0), { alt: true }));
    expect(told).toEqual([{ did: 'change', spans: [{ ...ONE, start: 160, end: 260 }] }, { did: 'change', spans: [{ ...ONE, start: 155, end: 255 }] }]);
  });

  it('clicks select, Shift adds and takes away, beside everything they let go and seek', () => {
    const { told, drag } = surface([ONE, TWO], { selection: new Set(['one']) });
    drag(at(250, lane(0)));
    drag(at(250, lane(0), { shift: true }));
    drag(at(150, lane(0), { shift: true }));
    drag(at(600, lane(0)));
    expect(told).toEqual([{ did: 'select', ids: ['two'] }, { did: 'select', ids: ['one', 'two'] }, { did: 'select', ids: [] }, { did: 'seek', frame: 600 }, { did: 'select', ids: [] }]);
  });

  it('the timeline scrubs; with Shift a stretch is played', () => {
    const { told, drag } = surface([]);
    drag(at(10, { on: 'timeline' }), at(30, { on: 'timeline' }));
    expect(told.map(({ did }) => did)).toEqual(['seek', 'seek', 'seek']);
    drag(at(10, { on: 'timeline' }, { shift: true }), at(30, { on: 'timeline' }, { shift: true }));
    expect(told.at(-1)).toEqual({ did: 'play', stretch: { start: 10, end: 30 } });
  });

  it('what is not to be changed is not taken, and a drag on it may pan', () => {
    const theirs: FrameSpan = { id: 'theirs', lane: 'theirs', start: 100, end: 200 };
    const { told, gestures } = surface([theirs]);
    expect(gestures.press(at(150, lane(2)))).toBe(false);
    gestures.move(at(190, lane(2)));
    gestures.cancel();
    gestures.release(at(190, lane(2)));
    expect(told).toEqual([]);
  });

  it('whatever the hand does, spans stay whole, inside the recording and at least a frame long; Escape tells nothing', () => {
    const frame = fc.integer({ min: 0, max: FRAMES });
    const place = fc.constantFrom(WAVE, lane(0), lane(1), lane(2), { on: 'timeline' } as const);
    const input = fc.record({ frame, place, shift: fc.boolean(), alt: fc.boolean(), ctrl: fc.boolean() }).map(({ frame: x, place: where, ...held }) => at(x, where, held));
    fc.assert(
      fc.property(fc.array(input, { minLength: 1, maxLength: 6 }), fc.boolean(), (way, escapes) => {
        const { told, gestures } = surface([ONE, TWO, { id: 'late', lane: 'b', start: 900, end: 1000 }], { selection: new Set(['one', 'late']) });
        const [first] = way;
        if (first === undefined) return;
        gestures.press(first);
        for (const each of way) gestures.move(each);
        if (escapes) gestures.cancel();
        gestures.release(way.at(-1) ?? first);
        const stretches = told.flatMap((outcome): readonly { readonly start: number; readonly end: number }[] => (outcome.did === 'change' ? outcome.spans : outcome.did === 'draw' || outcome.did === 'play' ? [outcome.stretch] : []));
        for (const { start, end } of stretches) {
          expect([start, end].every(Number.isInteger)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(FRAMES);
          expect(end).toBeGreaterThan(start);
        }
        if (escapes) expect(told.filter(({ did }) => did !== 'seek')).toEqual([]);
        expect(told.filter(({ did }) => did === 'change' || did === 'draw').length).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
