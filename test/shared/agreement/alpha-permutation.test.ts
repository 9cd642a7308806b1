import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaPermutation } from '../../../shared/agreement/alpha-permutation.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { seededRandom } from '../../../shared/basics/random.ts';
import type { Rows } from '../../support/arbitrary-ratings.ts';

/** Two raters who say the truth with this chance. */
function rated(units: number, accuracy: number, seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: units }, () => {
    const truth = random.below(3);
    return [0, 1].map(() => (random.unit() < accuracy ? truth : random.below(3)));
  });
}

describe('the permutation test of alpha between periods', () => {
  const test = (before: Rows, after: Rows) =>
    alphaPermutation(tableOfRows([...before, ...after]), [...before.map(() => false), ...after.map(() => true)], { level: 'nominal', seed: 1 });

  it('equals trying all divisions of the units', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { minLength: 4, maxLength: 9 }), fc.integer({ min: 2, max: 4 }), (rows, size) => {
        const result = test(rows.slice(size), rows.slice(0, size));
        if (Number.isNaN(result.difference)) return;
        const alpha = (of: Rows) => valueOrNull(krippendorffAlpha(tableOfRows(of)));
        let [asExtreme, defined, without] = [0, 0, 0];
        for (let mask = 0; mask < 2 ** rows.length; mask++) {
          const inside = rows.filter((_, u) => (mask >> u) & 1);
          if (inside.length !== size) continue;
          const a = alpha(inside);
          const b = alpha(rows.filter((_, u) => !((mask >> u) & 1)));
          if (a === null || b === null) without += 1;
          else {
            defined += 1;
            if (Math.abs(a - b) >= Math.abs(result.difference) - 1e-9) asExtreme += 1;
          }
        }
        expect(result).toMatchObject({ asExtreme, arrangements: defined, undefined: without, exact: true });
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('samples when there are too many divisions, and finds a real change', () => {
    const result = test(rated(40, 0.5, 1), rated(40, 0.95, 2));
    expect(result.exact).toBe(false);
    expect(result.pTwoSided).toBeLessThan(0.01);
    expect(test(rated(40, 0.7, 3), rated(40, 0.7, 4)).pTwoSided).toBeGreaterThan(0.05);
  });

  it('is not made where an alpha is undefined', () => {
    expect(test([[1, 1]], [[1, 2], [2, 2]])).toMatchObject({ before: { because: 'no_variation' }, difference: NaN, pTwoSided: NaN });
  });
});
