import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingPatterns } from '../../../shared/agreement/rating-patterns.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';

const rows = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { maxLength: 40 }), { maxLength: 60 });

describe('rating patterns', () => {
  it('join exactly the units with the same values from whomever, and all with fewer than two', () => {
    fc.assert(
      fc.property(rows, (units) => {
        const { patternOf, count, start, code } = ratingPatterns(tableOfRows(units, Array.from({ length: 41 }, (_, i) => i)));
        const spelled = units.map((row) => {
          const values = row.filter((value) => value !== null).sort((a, b) => a - b);
          return values.length < 2 ? [] : values;
        });
        expect(new Set(spelled.map((values) => values.join())).size).toBe(count.length);
        for (const [u, values] of spelled.entries()) {
          const pattern = patternOf[u] as number;
          expect([...code.subarray(start[pattern], start[pattern + 1])]).toEqual(values);
        }
        expect(count.reduce((sum, times) => sum + times, 0)).toBe(units.length);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('survive growing past every initial size', () => {
    const units = Array.from({ length: 5000 }, (_, u) => [u % 1000, Math.floor(u / 7) % 1000]);
    const { count } = ratingPatterns(tableOfRows(units));
    expect(count.length).toBe(new Set(units.map(([a = 0, b = 0]) => (a < b ? `${a} ${b}` : `${b} ${a}`))).size);
  });
});
