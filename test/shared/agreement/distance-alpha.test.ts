import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { distanceAlpha } from '../../../shared/agreement/distance-alpha.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';

type Rows = readonly (readonly (number | null)[])[];
const rows: fc.Arbitrary<Rows> = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { freq: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
const apart = (a: number, b: number): number => Math.abs(a - b) / 4;
const key = String;

function choose2(n: number): number {
  return (n * (n - 1)) / 2;
}

function expectSame(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 10);
}

describe('distanceAlpha', () => {
  it('with an all-or-nothing distance is nominal alpha, with a squared one interval alpha', () => {
    fc.assert(
      fc.property(rows, (units) => {
        const table = tableOfRows(units, [0, 1, 2, 3, 4]);
        expectSame(valueOrNull(distanceAlpha(units, { distance: () => 1, key }).coefficient), valueOrNull(krippendorffAlpha(table)));
        const squared = distanceAlpha(units, { distance: (a, b) => (a - b) ** 2, key });
        expectSame(valueOrNull(squared.coefficient), valueOrNull(krippendorffAlpha(table, { level: 'interval' })));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('does not depend on whether identical values are recognised', () => {
    fc.assert(
      fc.property(rows, (units) => {
        let unique = 0;
        const grouped = distanceAlpha(units, { distance: apart, key });
        const apartAlways = distanceAlpha(units, { distance: apart, key: () => String(unique++) });
        expectSame(valueOrNull(apartAlways.coefficient), valueOrNull(grouped.coefficient));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is without a rater what computing it from the others gives, and lists every pair it compared', () => {
    fc.assert(
      fc.property(rows, fc.nat(2), (units, rater) => {
        const found = distanceAlpha(units, { distance: apart, key });
        const others = distanceAlpha(units.map((unit) => unit.filter((_, each) => each !== rater)), { distance: apart, key });
        const without = found.withoutRater(rater);
        expect(without.kind).toBe(others.coefficient.kind);
        expectSame(valueOrNull(without), valueOrNull(others.coefficient));
        const { pairs } = found;
        for (let row = 0; row < pairs.count; row++) {
          const unit = units[pairs.unit[row] as number];
          const [a, b] = [unit?.[pairs.a[row] as number], unit?.[pairs.b[row] as number]];
          expect(pairs.distance[row]).toBe(apart(a ?? NaN, b ?? NaN));
        }
        expect(pairs.count).toBe(units.reduce((sum, unit) => sum + choose2(unit.filter((value) => value !== null).length), 0));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('follows a sample of pairs without a rater too', () => {
    const random = seededRandom(5);
    const many = Array.from({ length: 1200 }, () => {
      const truth = random.unit();
      return [truth, truth + random.unit() / 10, truth + random.unit() / 5];
    });
    const distance = (a: number, b: number): number => Math.min(1, Math.abs(a - b));
    const found = distanceAlpha(many, { distance, key });
    const anew = distanceAlpha(many.map(([a = 0, , c = 0]) => [a, c]), { distance, key: (value) => value.toFixed(2) });
    expect(valueOrNull(found.withoutRater(1))).toBeCloseTo(valueOrNull(anew.coefficient) ?? NaN, 2);
  });

  it('says per unit the mean distance of its pairs', () => {
    expect(distanceAlpha([[0, 4, 4], [1, null, 1], [2, null, null]], { distance: apart, key }).unitDistance).toEqual([2 / 3, 0, null]);
  });

  it('resamples and leaves out units as a new computation would', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), (units, draws) => {
        const { statistic } = distanceAlpha(units, { distance: apart, key });
        const times = units.map((_, i) => draws[i] ?? 0);
        const resample = units.flatMap((unit, i) => Array.from({ length: times[i] ?? 0 }, () => unit));
        expectSame(statistic.at(times), valueOrNull(distanceAlpha(resample, { distance: apart, key }).coefficient));
        units.forEach((_, left) => {
          const others = units.filter((__, i) => i !== left);
          expectSame(statistic.without(left), valueOrNull(distanceAlpha(others, { distance: apart, key }).coefficient));
        });
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  describe('with more than 2000 different values', () => {
    const random = seededRandom(7);
    const units = Array.from({ length: 1500 }, () => {
      const truth = random.unit();
      return [truth + 0.2 * random.unit(), truth + 0.2 * random.unit()];
    });
    const distance = (a: number, b: number): number => Math.min(1, Math.abs(a - b));
    const sampled = distanceAlpha(units, { distance, key, seed: 3 });

    it('samples the expected distance within its stated error, the same every time', () => {
      let sum = 0;
      const values = units.flat();
      values.forEach((a, i) => values.slice(i + 1).forEach((b) => (sum += distance(a, b))));
      const exact = sum / ((values.length * (values.length - 1)) / 2);
      expect(sampled.coefficient).toMatchObject({ kind: 'defined' });
      const expected = sampled.coefficient.kind === 'defined' ? sampled.coefficient.expected : 0;
      expect(sampled.expectedError).toBeGreaterThan(0);
      expect(Math.abs(expected - exact)).toBeLessThan(4 * sampled.expectedError);
      expect(distanceAlpha(units, { distance, key, seed: 3 }).coefficient).toEqual(sampled.coefficient);
    });

    it('gives the estimate back for the data themselves and follows resamples closely', () => {
      const value = valueOrNull(sampled.coefficient) ?? 0;
      expect(sampled.statistic.at(units.map(() => 1))).toBeCloseTo(value, 10);
      const times = units.map((_, i) => i % 3);
      const resample = units.flatMap((unit, i) => Array.from({ length: i % 3 }, () => unit));
      const again = valueOrNull(distanceAlpha(resample, { distance, key }).coefficient) ?? 0;
      expect(Math.abs((sampled.statistic.at(times) ?? 0) - again)).toBeLessThan(0.01);
      expect(Math.abs((sampled.statistic.without(0) ?? 0) - value)).toBeLessThan(0.01);
    });
  });
});
