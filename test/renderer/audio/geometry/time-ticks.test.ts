import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockFace } from '../../../../renderer/audio/clock-text.ts';
import { digitsFor, tickPlan, visitTicks } from '../../../../renderer/audio/geometry/time-ticks.ts';
import { fitted, limitsOf, panned, type TimeView, xOf, zoomed } from '../../../../renderer/audio/geometry/time-view.ts';

const widthOf = (label: string) => label.length * 6.5;

interface Shown {
  readonly view: TimeView;
  readonly rate: number;
  readonly seconds: number;
}
const anyShown: fc.Arbitrary<Shown> = fc
  .record({ rate: fc.constantFrom(1000, 8000, 22_050, 44_100, 48_000, 192_000), frames: fc.oneof(fc.integer({ min: 0, max: 2 ** 34 }), fc.nat(50)), width: fc.integer({ min: 0, max: 3000 }), zoom: fc.double({ min: 0, max: 9, noNaN: true }), way: fc.double({ min: 0, max: 1e6, noNaN: true }) })
  .map(({ rate, frames, width, zoom, way }) => {
    const limits = limitsOf(frames / rate, rate, width);
    return { rate, seconds: frames / rate, view: panned(zoomed(fitted(limits), 10 ** zoom, 0, limits), way * width, limits) };
  });

function ticksOf({ view, rate, seconds }: Shown) {
  const plan = tickPlan(view, rate, widthOf);
  const ticks: { readonly at: number; readonly x: number; readonly label: string | undefined }[] = [];
  visitTicks(plan, view, rate, seconds, (at, hasLabel) => ticks.push({ at, x: xOf(view, at), label: hasLabel ? clockFace(at, plan.digits) : undefined }));
  return { plan, ticks };
}

/** One hour at 8 kHz, 1,000 px wide, at a zoom. */
const labels = (pixelsPerSecond: number, start = 0, rate = 8000) => ticksOf({ view: { start, pixelsPerSecond, width: 1000 }, rate, seconds: 3600 }).ticks.flatMap(({ label }) => label ?? []);

describe('ticks', () => {
  it('have labels that never touch, all different, and few enough marks at any zoom of any recording', () => {
    fc.assert(
      fc.property(anyShown, (shown) => {
        const { ticks } = ticksOf(shown);
        const labelled = ticks.flatMap(({ x, label }) => (label === undefined ? [] : [{ x, label }]));
        expect(labelled.slice(1).filter(({ x }, number) => x < (labelled[number]?.x ?? 0) + widthOf(labelled[number]?.label ?? ''))).toEqual([]);
        expect(new Set(labelled.map(({ label }) => label)).size).toBe(labelled.length);
        // At least 2 px apart, however short the view is.
        expect(ticks.length).toBeLessThanOrEqual(shown.view.width / 2 + 40);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('are evenly spaced, lie inside the recording, and say their own time', () => {
    fc.assert(
      fc.property(anyShown, (shown) => {
        const { ticks, plan } = ticksOf(shown);
        const apart = plan.step / plan.parts / (plan.unit === 'frames' ? shown.rate : 1);
        expect(ticks.filter(({ at }) => at < 0 || at > shown.seconds + 2e-9)).toEqual([]);
        expect(ticks.slice(1).filter(({ at }, number) => Math.abs(at - (ticks[number]?.at ?? 0) - apart) > 1e-7)).toEqual([]);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('go by hours, minutes, seconds and parts of a second, only as fine as the zoom', () => {
    expect(labels(0.25).slice(0, 4)).toEqual(['0:00', '5:00', '10:00', '15:00']);
    expect(labels(10).slice(0, 3)).toEqual(['0:00', '0:05', '0:10']);
    expect(labels(400, 60).slice(0, 3)).toEqual(['1:00.0', '1:00.2', '1:00.4']);
    expect(labels(6000, 0, 48_000).slice(0, 3)).toEqual(['0:00.00', '0:00.01', '0:00.02']);
    expect(ticksOf({ view: { start: 0, pixelsPerSecond: 0.1, width: 1000 }, rate: 8000, seconds: 10_800 }).ticks.flatMap(({ label }) => label ?? []).at(-1)).toBe('2:40:00');
  });

  it('are single frames where those are wide, at their exact times', () => {
    const shown = { view: { start: 1, pixelsPerSecond: 16 * 44_100, width: 1000 }, rate: 44_100, seconds: 3600 };
    const { plan, ticks } = ticksOf(shown);
    expect(plan).toMatchObject({ unit: 'frames', step: 5, parts: 5, digits: 5 });
    for (const { at } of ticks) expect(Math.round(at * 44_100) / 44_100).toBe(at);
    expect(ticks.filter(({ x }) => x >= 0)).toHaveLength(63);
  });
});

describe('the digits of a time', () => {
  it('tell neighbouring pixels apart', () => {
    expect([0.1, 10, 1000, 44_100 * 16].map((pixelsPerSecond) => digitsFor({ start: 0, pixelsPerSecond, width: 1000 }))).toEqual([2, 2, 3, 6]);
  });
});
