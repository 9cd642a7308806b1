import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSpans, SpanIndex, type TimedSpan } from '../../../../renderer/audio/geometry/span-index.ts';

const anySpans: fc.Arbitrary<readonly TimedSpan[]> = fc
  .array(fc.record({ start: fc.nat(60), length: fc.oneof(fc.nat(4), fc.nat(60)), lane: fc.constantFrom('a', 'b') }), { maxLength: 60 })
  .map((spans) => spans.map(({ start, length, lane }, number) => ({ id: `s${number}`, start, end: start + length + 1, lane })));

describe('spans by time', () => {
  it('are those that a look at each would find, in order', () => {
    fc.assert(
      fc.property(anySpans, fc.nat(130), fc.nat(20), (spans, from, length) => {
        const index = new SpanIndex(spans);
        const sorted = spans.toSorted(compareSpans);
        expect(index.spans).toEqual(sorted);
        expect(index.within(from, from + length)).toEqual(sorted.filter(({ start, end }) => start <= from + length && end >= from));
        expect(index.at(from)).toEqual(sorted.filter(({ start, end }) => start <= from && from < end));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('follow one another, in all lanes or in one', () => {
    fc.assert(
      fc.property(anySpans, fc.nat(70), (spans, time) => {
        const index = new SpanIndex(spans);
        const sorted = spans.toSorted(compareSpans);
        for (const lane of [undefined, 'a', 'b']) {
          const inLane = sorted.filter((span) => lane === undefined || span.lane === lane);
          for (const span of sorted) {
            expect(index.next(span.id, lane)).toBe(inLane.find((other) => compareSpans(other, span) > 0));
            expect(index.previous(span.id, lane)).toBe(inLane.findLast((other) => compareSpans(other, span) < 0));
          }
          expect(index.firstFrom(time, lane)).toBe(inLane.find(({ start }) => start >= time));
          expect(index.lastBefore(time, lane)).toBe(inLane.findLast(({ start }) => start < time));
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('are found by id, and not when they are not there', () => {
    const index = new SpanIndex([{ id: 'b', start: 2, end: 3, lane: 'a' }, { id: 'a', start: 1, end: 9, lane: 'a' }]);
    expect(index.placeOf('b')).toBe(1);
    expect(index.get('a')?.end).toBe(9);
    expect([index.get('c'), index.next('c'), index.previous('c'), index.next('b'), index.previous('a')]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(new SpanIndex<TimedSpan>([]).within(0, 10)).toEqual([]);
  });

  it('are sorted alike, whether hardly any or nearly all are out of order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 300, maxLength: 400 }), fc.boolean(), (starts, isShuffled) => {
        const ordered = isShuffled ? starts : [...starts.slice(1).toSorted((a, b) => a - b), starts[0] ?? 0];
        const spans = ordered.map((start, number) => ({ id: `s${number % 7}-${number}`, start, end: start + 1 + (number % 3), lane: 'a' }));
        expect(new SpanIndex(spans).spans).toEqual(spans.toSorted(compareSpans));
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('keep their order when they come in order, without a copy', () => {
    const spans = [{ id: 'a', start: 1, end: 9, lane: 'a' }, { id: 'b', start: 2, end: 3, lane: 'a' }];
    expect(new SpanIndex(spans).spans).toBe(spans);
  });

  it('look at few others where some last very long', () => {
    let looked = 0;
    const spans = Array.from({ length: 20_000 }, (_, number) => ({
      id: `s${number}`,
      start: number,
      lane: 'a',
      get end() {
        looked++;
        return number % 2000 === 0 ? 30_000 : number + 1;
      },
    }));
    const index = new SpanIndex(spans);
    looked = 0;
    expect(index.within(15_000.5, 15_010.5)).toHaveLength(8 + 11);
    expect(looked).toBeLessThan(200);
  });
});
