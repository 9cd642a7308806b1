import { describe, expect, it } from 'vitest';
import { bandAt, barTop, laneLayout, rowAt, STANDARD_LANE_SIZES } from '../../../../renderer/audio/geometry/lane-rows.ts';
import { SpanIndex } from '../../../../renderer/audio/geometry/span-index.ts';
import type { SurfaceSpan } from '../../../../renderer/audio/surface-span.ts';

const span = (id: string, lane: string, start: number, end: number): SurfaceSpan => ({ id, lane, start, end, color: '#ffffff', name: id });
const lanes = [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }, { id: 'empty', name: 'Empty' }];
const sizes = { ...STANDARD_LANE_SIZES, rowHeight: 20, gap: 2, padding: 4, mostLaneHeight: 100, leastRowHeight: 6 };

const spans = [span('x', 'a', 0, 2), span('y', 'a', 1, 3), span('z', 'b', 0, 1), span('w', 'elsewhere', 0, 1)];

describe('lanes', () => {
  const layout = laneLayout(lanes, new SpanIndex(spans), sizes);

  it('lie below each other, higher where spans overlap', () => {
    expect(layout.bands.map(({ y, height, rows }) => [y, height, rows])).toEqual([[0, 50, 2], [50, 28, 1], [78, 28, 1]]);
    expect(layout.height).toBe(106);
  });

  it('say where each bar is; spans of lanes that are not shown have none', () => {
    const topOf = (id: string) => barTop(layout, layout.index.placeOf(id) ?? -1);
    expect(['x', 'y', 'z', 'w'].map(topOf)).toEqual([4, 26, 54, NaN]);
  });

  it('are found by height, their sub-rows too', () => {
    expect([-1, 0, 49, 50, 105, 106].map((y) => bandAt(layout, y)?.lane.id)).toEqual([undefined, 'a', 'a', 'b', 'empty', undefined]);
    const [first] = layout.bands;
    expect(first === undefined ? [] : [0, 4, 23, 26, 49].map((y) => rowAt(layout, first, y))).toEqual([0, 0, 0, 1, 1]);
  });

  it('with many spans at once get lower bars instead of more height, down to a limit', () => {
    const many = (count: number) => laneLayout(lanes, new SpanIndex(Array.from({ length: count }, (_, number) => span(`s${number}`, 'a', 0, 1))), sizes).bands[0];
    expect(many(6)).toMatchObject({ rows: 6, rowHeight: 13 });
    expect(many(6)?.height).toBeLessThanOrEqual(100);
    expect(many(40)).toMatchObject({ rows: 40, rowHeight: 6, height: 40 * 8 - 2 + 8 });
  });

  it('keep spans in their rows when one is drawn before them', () => {
    const after = laneLayout(lanes, new SpanIndex([...spans, span('new', 'a', -1, 0.5)]), sizes, layout);
    const rows = Object.fromEntries(after.index.spans.map(({ id }, place) => [id, after.rowOf[place]]));
    expect(rows).toMatchObject({ x: 0, y: 1, new: 1 });
  });
});
