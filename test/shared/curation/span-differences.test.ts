import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredStretches, spanDifferences, spanShift, type Stretch } from '../../../shared/curation/span-differences.ts';

/** Whole numbers of eighths, so that sums are exact. */
const spans: fc.Arbitrary<readonly Stretch[]> = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 120 })).map(([start, length]) => ({ start: start / 8, end: (start + length) / 8 })),
  { minLength: 1, maxLength: 9, size: 'max' },
);
const lengthOf = (stretches: readonly (Stretch | undefined)[]) => stretches.reduce((sum, stretch) => sum + (stretch === undefined ? 0 : stretch.end - stretch.start), 0);
const has = (stretches: readonly Stretch[], time: number) => stretches.some(({ start, end }) => start <= time && time < end);
const found = (list: readonly Stretch[], isMissing = false) => {
  const differences = spanDifferences(list, isMissing);
  if (differences === undefined) throw new Error('there are spans');
  return differences;
};

describe('what spans about one thing differ in', () => {
  it('is where one has begun and the other has not, and where one still goes on', () => {
    expect(spanDifferences([{ start: 1, end: 3 }, { start: 1.125, end: 2.5 }])).toMatchObject({
      whole: { start: 1, end: 3 },
      common: { start: 1.125, end: 2.5 },
      differing: [{ start: 1, end: 1.125 }, { start: 2.5, end: 3 }],
      pairs: [{ a: 0, b: 1, shift: { start: 0.125, end: -0.5 } }],
    });
  });

  it('is nothing for equal spans, and for one that nobody missed', () => {
    const span = { start: 2, end: 4 };
    expect(found([span, span])).toMatchObject({ common: span, differing: [] });
    expect(found([span])).toMatchObject({ common: span, differing: [], pairs: [], starts: { earliest: 2, latest: 2, mean: 2, deviation: null } });
  });

  it('is all of a span that somebody missed', () => {
    expect(found([{ start: 2, end: 4 }, { start: 3, end: 5 }], true)).toMatchObject({ common: undefined, differing: [{ start: 2, end: 5 }] });
    expect(found([{ start: 2, end: 4 }], true)).toMatchObject({ differing: [{ start: 2, end: 4 }] });
  });

  it('is undefined without spans', () => {
    expect(spanDifferences([])).toBeUndefined();
  });

  it('says how sure starts and ends are', () => {
    const { starts, ends } = found([{ start: 10, end: 12 }, { start: 10.1, end: 12 }, { start: 10.2, end: 12 }]);
    expect(starts.earliest).toBe(10);
    expect(starts.latest).toBe(10.2);
    expect(starts.mean).toBeCloseTo(10.1, 12);
    expect(starts.deviation).toBeCloseTo(0.1, 12);
    expect(ends.deviation).toBe(0);
  });

  it('lies inside what any span covers, in stretches that are sorted, apart and not empty, and makes it up with the common part', () => {
    fc.assert(
      fc.property(spans, fc.boolean(), (list, isMissing) => {
        const { whole, common, differing } = found(list, isMissing);
        const covered = coveredStretches(list);
        for (const { start, end } of differing) {
          expect(start).toBeLessThan(end);
          expect(covered.some((each) => each.start <= start && end <= each.end)).toBe(true);
        }
        for (const [at, { start }] of differing.entries()) if (at > 0) expect(start).toBeGreaterThan(differing[at - 1]?.end ?? Infinity);
        expect(lengthOf(differing) + lengthOf([common])).toBe(lengthOf(covered));
        expect(whole).toEqual({ start: covered[0]?.start, end: covered.at(-1)?.end });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('holds every instant that some spans have and others have not, and no other', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: -8, max: 4200 }), (list, sixteenth) => {
        const time = sixteenth / 64 + 1 / 128;
        const holders = list.filter((span) => has([span], time)).length;
        expect(has(found(list).differing, time)).toBe(holders > 0 && holders < list.length);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('is told for each pair, the same from either side but for the sign', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const { pairs } = found(list);
        expect(pairs).toHaveLength((list.length * (list.length - 1)) / 2);
        for (const { a, b, shift, differing } of pairs) {
          const [one, other] = [list[a], list[b]];
          if (one === undefined || other === undefined) throw new Error('a pair of the list');
          expect(shift).toEqual(spanShift(one, other));
          expect(spanShift(other, one)).toEqual({ start: 0 - shift.start, end: 0 - shift.end });
          expect(differing).toEqual(found([other, one]).differing);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
