import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, fitted, frameAt, frameOf, isFitted, limitsOf, pagedTo, panned, resizedView, revealed, secondsOf, timeAt, type TimeView, type ViewLimits, xOf, zoomed, zoomedTo } from '../../../../renderer/audio/geometry/time-view.ts';

interface Shown {
  readonly rate: number;
  readonly limits: ViewLimits;
  readonly view: TimeView;
}

const anyRate = fc.oneof(fc.integer({ min: 1000, max: 384_000 }), fc.constantFrom(8000, 22_050, 44_100, 48_000, 192_000));
/** A recording, a window, and some view of it, reached by zooming and scrolling. */
const anyShown: fc.Arbitrary<Shown> = fc
  .record({
    rate: anyRate,
    length: fc.oneof(fc.double({ min: 0, max: 20_000, noNaN: true }), fc.constantFrom(0, 1e-4)),
    width: fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.constant(0)),
    factor: fc.double({ min: 1, max: 1e9, noNaN: true }),
    way: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  })
  .map(({ rate, length, width, factor, way }) => {
    const limits = limitsOf(frameOf(length, rate) / rate, rate, width);
    return { rate, limits, view: panned(zoomed(fitted(limits), factor, width / 3, limits), way, limits) };
  });

describe('frames and seconds', () => {
  it('are each other’s way back for every frame below 2^40 at every rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 - 1 }), anyRate, (frame, rate) => frameOf(secondsOf(frame, rate), rate) === frame),
      { seed: 1, numRuns: 5000 },
    );
  });
});

describe('pixels and time', () => {
  it('are each other’s way back, and a frame is found again at its own pixel', () => {
    fc.assert(
      fc.property(anyShown, fc.double({ min: 0, max: 1, noNaN: true }), ({ view, limits, rate }, share) => {
        const frame = Math.round(share * limits.seconds * rate);
        const x = xOf(view, secondsOf(frame, rate));
        expect(Math.abs(timeAt(view, x) - secondsOf(frame, rate))).toBeLessThan(1e-9);
        expect(frameAt(view, x, rate)).toBe(frame);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});

describe('zooming', () => {
  it('in keeps the time under the pointer', () => {
    fc.assert(
      fc.property(anyShown, fc.double({ min: 1, max: 50, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), ({ view, limits }, factor, share) => {
        const x = share * view.width;
        expect(Math.abs(timeAt(zoomed(view, factor, x, limits), x) - timeAt(view, x))).toBeLessThan(1e-9);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('out keeps it too, unless the recording would end inside the window', () => {
    fc.assert(
      fc.property(anyShown, fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), ({ view, limits }, factor, share) => {
        const x = share * view.width;
        const after = zoomed(view, factor, x, limits);
        const isHeldBack = after.start === 0 || endOf(after) >= limits.seconds - 1e-9;
        expect(isHeldBack || Math.abs(timeAt(after, x) - timeAt(view, x)) < 1e-9).toBe(true);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('goes from the whole recording to frames of at least 8 pixels', () => {
    fc.assert(
      fc.property(anyShown, ({ limits, rate }) => {
        const whole = zoomed(fitted(limits), 1e-12, 0, limits);
        expect(whole).toEqual(fitted(limits));
        expect(isFitted(whole, limits)).toBe(true);
        expect(endOf(whole)).toBeGreaterThanOrEqual(limits.width === 0 ? 0 : limits.seconds * (1 - 1e-12));
        expect(zoomed(whole, 1e15, 0, limits).pixelsPerSecond / rate).toBeGreaterThanOrEqual(8);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe('every view', () => {
  it('is finite and lies inside the recording, also of one frame, of none, and in a window without width', () => {
    const anyChange = fc.oneof(
      fc.record({ kind: fc.constant('zoom' as const), a: fc.double({ min: 1e-6, max: 1e6, noNaN: true }), b: fc.double({ min: -100, max: 5000, noNaN: true }) }),
      fc.record({ kind: fc.constantFrom('pan' as const, 'reveal' as const, 'to' as const, 'page' as const), a: fc.double({ min: -30_000, max: 30_000, noNaN: true }), b: fc.double({ min: 0, max: 100, noNaN: true }) }),
    );
    fc.assert(
      fc.property(anyShown, fc.array(anyChange, { maxLength: 8 }), ({ view, limits }, changes) => {
        let after = view;
        for (const { kind, a, b } of changes) {
          if (kind === 'zoom') after = zoomed(after, a, b, limits);
          else if (kind === 'pan') after = panned(after, a, limits);
          else if (kind === 'reveal') after = revealed(after, a, a + b, limits);
          else if (kind === 'to') after = zoomedTo(a, a + b, limits);
          else after = pagedTo(after, a, limits);
        }
        expect(Number.isFinite(after.start) && Number.isFinite(after.pixelsPerSecond)).toBe(true);
        expect(after.start).toBeGreaterThanOrEqual(0);
        expect(after.start === 0 || endOf(after) <= limits.seconds + 1e-9).toBe(true);
        expect(after.pixelsPerSecond).toBeGreaterThanOrEqual(limits.least);
        expect(after.pixelsPerSecond).toBeLessThanOrEqual(limits.most);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});

describe('bringing a stretch into view', () => {
  const limits = limitsOf(100, 8000, 1000);
  const view: TimeView = { start: 20, pixelsPerSecond: 100, width: 1000 };

  it('leaves the view as it is when the stretch is in it', () => {
    expect(revealed(view, 20, 30, limits)).toBe(view);
    expect(revealed(view, 22, 23, limits)).toBe(view);
  });

  it('scrolls no further than needed, with some room', () => {
    expect(revealed(view, 31, 32, limits).start).toBeCloseTo(22.5, 9);
    expect(revealed(view, 18, 19, limits).start).toBeCloseTo(17.5, 9);
  });

  it('shows the start of a longer one, unless some of it is in view already', () => {
    expect(revealed(view, 40, 70, limits).start).toBeCloseTo(39.5, 9);
    expect(revealed(view, 25, 70, limits)).toBe(view);
  });

  it('turns the page when the playhead leaves it', () => {
    expect(pagedTo(view, 29.99, limits)).toBe(view);
    expect(pagedTo(view, 30, limits).start).toBeCloseTo(29.5, 9);
    expect(pagedTo(view, 99.9, limits).start).toBeCloseTo(90, 9);
  });

  it('zooms to a stretch with some room beside it', () => {
    const after = zoomedTo(40, 49, limits);
    expect([after.start, endOf(after)]).toEqual([39.5, 49.5]);
  });
});

describe('a window of another width', () => {
  it('goes on to show all when all was shown, else the same zoom from the same start', () => {
    const before = limitsOf(100, 8000, 1000);
    const limits = limitsOf(100, 8000, 1400);
    expect(resizedView(fitted(before), before, limits)).toEqual(fitted(limits));
    expect(resizedView({ start: 20, pixelsPerSecond: 100, width: 1000 }, before, limits)).toEqual({ start: 20, pixelsPerSecond: 100, width: 1400 });
    expect(resizedView(fitted(limitsOf(100, 8000, 0)), limitsOf(100, 8000, 0), limits)).toEqual(fitted(limits));
  });
});
