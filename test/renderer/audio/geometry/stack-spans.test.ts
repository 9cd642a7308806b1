import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stackSpans } from '../../../../renderer/audio/geometry/stack-spans.ts';

interface Span {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

const anySpans: fc.Arbitrary<readonly Span[]> = fc
  .array(fc.record({ start: fc.nat(60), length: fc.nat(15) }), { maxLength: 40 })
  .map((spans) => spans.map(({ start, length }, id) => ({ id, start, end: start + length + 1 })).toSorted((a, b) => a.start - b.start));

/** Rows by id. */
function stacked(spans: readonly Span[], before: ReadonlyMap<number, number> = new Map()) {
  const rows = new Int32Array(spans.length);
  const count = stackSpans(spans, [...spans.keys()], (place) => before.get(spans[place]?.id ?? -1), rows);
  return { count, rows: new Map(spans.map(({ id }, place) => [id, rows[place] ?? -1])) };
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const depthAt = (spans: readonly Span[], time: number) => spans.filter(({ start, end }) => start <= time && time < end).length;

describe('stacked spans', () => {
  it('never share a row and time, and take as few rows as possible, whatever was before', () => {
    fc.assert(
      fc.property(anySpans, fc.array(fc.option(fc.nat(6), { nil: undefined }), { maxLength: 40 }), (spans, wishes) => {
        const before = new Map(wishes.flatMap((row, id) => (row === undefined ? [] : [[id, row] as const])));
        const { count, rows } = stacked(spans, before);
        expect(spans.filter((a) => spans.some((b) => a.id < b.id && overlap(a, b) && rows.get(a.id) === rows.get(b.id)))).toEqual([]);
        expect(count).toBe(Math.max(1, ...spans.map(({ start }) => depthAt(spans, start))));
        expect([...rows.values()].every((row) => row >= 0 && row < count)).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('stay where they are when nothing changes', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const { rows } = stacked(spans);
        expect(stacked(spans, rows).rows).toEqual(rows);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('stay where they are when one goes away and no row is left over', () => {
    const spans = [{ id: 0, start: 0, end: 10 }, { id: 1, start: 5, end: 20 }, { id: 2, start: 12, end: 30 }, { id: 3, start: 15, end: 16 }];
    const { rows } = stacked(spans);
    expect([...rows.values()]).toEqual([0, 1, 0, 2]);
    const without = stacked(spans.slice(1), rows);
    expect(without.rows).toEqual(new Map([[1, 1], [2, 0], [3, 2]]));
  });

  it('move into free rows when one goes away and a row is left over', () => {
    const spans = [{ id: 0, start: 0, end: 10 }, { id: 1, start: 5, end: 20 }];
    const { rows } = stacked(spans);
    expect(stacked(spans.slice(1), rows)).toEqual({ count: 1, rows: new Map([[1, 0]]) });
  });

  it('make room for a new one without moving, also when it starts before them', () => {
    const old = [{ id: 1, start: 5, end: 20 }, { id: 2, start: 30, end: 40 }];
    const { rows } = stacked(old);
    const added = stacked([{ id: 9, start: 0, end: 6 }, ...old], rows);
    expect(added.rows).toEqual(new Map([[9, 1], [1, 0], [2, 0]]));
  });

  it('of other groups are not touched by an edit', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (left, right) => {
        const far = right.map(({ id, start, end }) => ({ id: id + 1000, start: start + 1000, end: end + 1000 }));
        const both = stacked([...left, ...far]).rows;
        const alone = stacked(far, both).rows;
        for (const { id } of far) expect(alone.get(id)).toBe(both.get(id));
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
