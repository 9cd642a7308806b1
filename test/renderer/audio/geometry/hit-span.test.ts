import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grab, hitBands, hitLanes } from '../../../../renderer/audio/geometry/hit-span.ts';
import { laneLayout, STANDARD_LANE_SIZES } from '../../../../renderer/audio/geometry/lane-rows.ts';
import { SpanIndex } from '../../../../renderer/audio/geometry/span-index.ts';
import type { SurfaceSpan } from '../../../../renderer/audio/surface-span.ts';

const span = (id: string, lane: string, start: number, end: number, more: Partial<SurfaceSpan> = {}): SurfaceSpan => ({ id, lane, start, end, color: '#ffffff', name: id, ...more });
const lanes = [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }];
/** One pixel is 10 ms. */
const view = { start: 0, pixelsPerSecond: 100, width: 1000 };
const sizes = { ...STANDARD_LANE_SIZES, rowHeight: 20, gap: 2, padding: 4 };

function hit(spans: readonly SurfaceSpan[], x: number, y: number, selected: readonly string[] = []): string {
  const found = hitLanes(laneLayout(lanes, new SpanIndex(spans), sizes), view, x, y, { reach: 6, selected: new Set(selected) });
  if (found === undefined) return 'nothing';
  if (found.kind === 'lane') return `lane ${found.lane.id}`;
  if (found.kind === 'span') return found.id;
  return [`${found.id} ${found.edge}`, ...found.shared.map(({ id, edge }) => `${id} ${edge}`)].join(', ');
}

describe('under the pointer', () => {
  const spans = [span('x', 'a', 1, 2), span('y', 'a', 2, 4), span('z', 'b', 5, 6)];

  it('lies an edge, a bar, a lane, or nothing', () => {
    expect(hit(spans, 150, 10)).toBe('x');
    expect(hit(spans, 97, 10)).toBe('x start');
    expect(hit(spans, 103, 10)).toBe('x start');
    expect(hit(spans, 403, 10)).toBe('y end');
    expect(hit(spans, 600, 10)).toBe('lane a');
    expect(hit(spans, 550, 40)).toBe('z');
    expect(hit(spans, 150, 40)).toBe('lane b');
    expect(hit(spans, 150, 400)).toBe('nothing');
  });

  it('lie both edges where spans touch: first that of the one the pointer is in', () => {
    expect(hit(spans, 198, 10)).toBe('x end, y start');
    expect(hit(spans, 203, 10)).toBe('y start, x end');
    expect(hit(spans, 203, 10, ['x'])).toBe('x end, y start');
  });

  it('lie all three parts of a bar of one pixel', () => {
    const tiny = [span('t', 'a', 5, 5.01)];
    expect(hit(tiny, 495, 10)).toBe('t start');
    expect(hit(tiny, 500.5, 10)).toBe('t');
    expect(hit(tiny, 505, 10)).toBe('t end');
  });

  it('comes the selected one first', () => {
    const close = [span('p', 'a', 1, 2), span('q', 'a', 2.05, 3)];
    expect(hit(close, 204, 10)).toBe('q start');
    expect(hit(close, 204, 10, ['p'])).toBe('p end');
  });

  it('are no edges of spans that cannot be changed', () => {
    expect(hit([span('f', 'a', 1, 2, { fixed: true })], 101, 10)).toBe('f');
    expect(hit([span('f', 'a', 1, 2, { fixed: true }), span('g', 'a', 2, 3)], 200, 10)).toBe('g start');
  });

  it('are spans of the sub-row alone', () => {
    const stacked = [span('x', 'a', 1, 3), span('y', 'a', 2, 4)];
    expect(hit(stacked, 250, 10)).toBe('x');
    expect(hit(stacked, 250, 34)).toBe('y');
    expect(hit(stacked, 150, 34)).toBe('lane a');
  });

  it('is every span of a lane somewhere, however narrow', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(300), { minLength: 2, maxLength: 20 }), fc.boolean(), (cuts, isWide) => {
        const times = cuts.toSorted((a, b) => a - b).map((cut) => cut / (isWide ? 30 : 300));
        const tiles = times.slice(1).map((end, number) => span(`s${number}`, 'a', times[number] ?? 0, end));
        const layout = laneLayout(lanes, new SpanIndex(tiles), sizes);
        const grab: Grab = { reach: 6, selected: new Set() };
        for (const { id, start, end } of tiles) expect(hitLanes(layout, view, ((start + end) / 2) * 100, 10, grab)).toMatchObject({ kind: 'span', id });
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('on the waveform', () => {
  it('edges can be taken at any height, of the spans that are asked for', () => {
    const index = new SpanIndex([span('x', 'a', 1, 2), span('y', 'b', 2, 3)]);
    const grab: Grab = { reach: 6, selected: new Set() };
    expect(hitBands(index, view, 201, grab, () => true)).toMatchObject({ id: 'y', edge: 'start', shared: [] });
    expect(hitBands(index, view, 201, grab, ({ lane }) => lane === 'a')).toMatchObject({ id: 'x', edge: 'end' });
    expect(hitBands(index, view, 150, grab, () => true)).toBeUndefined();
  });
});
