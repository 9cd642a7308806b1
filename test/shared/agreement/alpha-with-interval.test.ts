import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaWithInterval, sampleSize } from '../../../shared/agreement/alpha-with-interval.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { seededRandom } from '../../../shared/basics/random.ts';
import { permutationOf } from '../../support/arbitrary-ratings.ts';

/** 3 raters who say the truth 80 times in 100. */
function simulated(units: number, seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: units }, () => {
    const truth = 1 + random.below(4);
    return Array.from({ length: 3 }, () => (random.unit() < 0.8 ? truth : 1 + random.below(4)));
  });
}

describe('alpha with its interval', () => {
  it('stays as it is for a seed', () => {
    const { value, interval, n } = alphaWithInterval(tableOfRows(simulated(60, 1)), { level: 'nominal', seed: 1, resamples: 500 });
    expect({ value, low: interval?.low, high: interval?.high, n }).toMatchInlineSnapshot(`
      {
        "high": 0.7406162359056666,
        "low": 0.494510955021843,
        "n": {
          "disagreeing": 24,
          "pairable": 180,
          "raters": 3,
          "total": 60,
          "units": 60,
        },
        "value": 0.6140961857379768,
      }
    `);
  });

  it('does not depend on the order of raters', () => {
    fc.assert(
      fc.property(permutationOf(3), (order) => {
        const rows = simulated(40, 2);
        const moved = rows.map((row) => order.map((r) => row[r] as number));
        const options = { level: 'ordinal', seed: 4, resamples: 50 } as const;
        expect(alphaWithInterval(tableOfRows(moved), options)).toEqual(alphaWithInterval(tableOfRows(rows), options));
      }),
      { seed: 1, numRuns: 6 },
    );
  });

  it('holds the value, and narrows as units are added', () => {
    const widths = [30, 300, 3000].map((units) => {
      const { value, interval } = alphaWithInterval(tableOfRows(simulated(units, 3)), { level: 'nominal', seed: 1, resamples: 300 });
      expect(interval?.low).toBeLessThan(value ?? NaN);
      expect(interval?.high).toBeGreaterThan(value ?? NaN);
      return (interval?.high ?? NaN) - (interval?.low ?? NaN);
    });
    expect((widths[0] as number) / (widths[1] as number)).toBeGreaterThan(2);
    expect((widths[1] as number) / (widths[2] as number)).toBeGreaterThan(2);
  });

  it('widens when units come in clusters that are alike', () => {
    const rows = simulated(60, 5).flatMap((row) => [row, row, row, row]);
    const clusters = rows.map((_, u) => Math.floor(u / 4));
    const width = (options: { readonly clusters?: readonly number[] }) => {
      const { interval } = alphaWithInterval(tableOfRows(rows), { level: 'nominal', seed: 1, resamples: 500, ...options });
      return (interval?.high ?? NaN) - (interval?.low ?? NaN);
    };
    expect(width({ clusters }) / width({})).toBeGreaterThan(1.6);
  });

  it('is not moved, nor its interval, by units that one rater or nobody rated', () => {
    const rows = simulated(40, 6);
    const alone = alphaWithInterval(tableOfRows(rows), { level: 'nominal', seed: 1, resamples: 400 });
    const withMore = alphaWithInterval(tableOfRows([...rows, ...rows.map(() => [rows[0]?.[0] ?? null, null]), [null]]), { level: 'nominal', seed: 1, resamples: 400 });
    expect({ ...withMore, n: alone.n }).toEqual(alone);
    const grouped = alphaWithInterval(tableOfRows([...rows, [rows[0]?.[0] ?? null, null]]), { level: 'nominal', seed: 1, resamples: 400, clusters: [...rows.keys(), 40] });
    expect(grouped.interval?.low).toBeCloseTo(alone.interval?.low ?? NaN, 1);
  });

  it('flags an interval that rests on fewer than ten disagreeing units', () => {
    const agreeing = Array.from({ length: 50 }, (_, u) => [u % 2, u % 2]);
    expect(alphaWithInterval(tableOfRows([...agreeing, [0, 1]]), { level: 'nominal', seed: 1 }).intervalNote).toBe('few_disagreeing_units');
    const many = Array.from({ length: 10 }, () => [0, 1]);
    expect(alphaWithInterval(tableOfRows([...agreeing, ...many]), { level: 'nominal', seed: 1 }).intervalNote).toBeUndefined();
  });

  it('gives no interval when too many resamples have no variation, and says so', () => {
    const rows = [...Array.from({ length: 20 }, () => [1, 1]), [2, 2]];
    const estimate = alphaWithInterval(tableOfRows(rows), { level: 'nominal', seed: 1 });
    expect(estimate).toMatchObject({ value: 1, interval: null, intervalNote: 'too_many_undefined_resamples' });
  });

  it('gives the reason and n where alpha is undefined', () => {
    const estimate = alphaWithInterval(tableOfRows([['a', 'a'], ['a', 'a', 'a'], ['a', null]]), { level: 'nominal', seed: 1 });
    expect(estimate).toEqual({ value: null, reason: 'no_variation', interval: null, n: { units: 2, total: 3, raters: 3, pairable: 5, disagreeing: 0 } });
  });

  it('gives no interval when no resamples are asked for', () => {
    expect(alphaWithInterval(tableOfRows(simulated(20, 1)), { level: 'nominal', seed: 1, resamples: 0 }).interval).toBeNull();
  });

  it('counts units, raters and values that have a say', () => {
    expect(sampleSize(tableOfRows([[1, null, 2, null], [null, null, 3, null], [null, null, null, null]]))).toEqual({ units: 1, total: 3, raters: 2, pairable: 2, disagreeing: 1 });
  });

  it('has no interval for one unit: drawn again it is always the same', () => {
    expect(alphaWithInterval(tableOfRows([['a', 'b', 'a']]), { level: 'nominal', seed: 1 })).toMatchObject({ interval: null, intervalNote: 'one_unit' });
  });
});
