import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coefficient } from '../../../shared/agreement/estimate.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { perCategoryAgreement } from '../../../shared/agreement/per-category-agreement.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { someRows } from '../../support/arbitrary-ratings.ts';

const DOMAIN = [1, 2, 3, 4, 5];

function expectSame(a: Coefficient, b: Coefficient): void {
  if (a.kind === 'undefined' || b.kind === 'undefined') expect(a).toEqual(b);
  else expect(a.value).toBeCloseTo(b.value, 10);
}

describe('agreement per category', () => {
  it('is alpha of the table recoded to this category or any other', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        for (const [c, { alpha }] of perCategoryAgreement(tableOfRows(rows, DOMAIN)).entries()) {
          const recoded = rows.map((row) => row.map((value) => (value === null ? null : value === DOMAIN[c] ? 'this' : 'other')));
          expectSame(alpha, krippendorffAlpha(tableOfRows(recoded)));
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('is undefined for a category that was never said', () => {
    const [, , never] = perCategoryAgreement(tableOfRows([['a', 'b']], ['a', 'b', 'c']));
    expect(never).toMatchObject({ alpha: { because: 'no_variation' }, specific: { because: 'no_variation' }, count: 0 });
    expect(perCategoryAgreement(tableOfRows([['a', null]]))[0]).toMatchObject({ alpha: { because: 'no_pairable_values' }, agreement: { because: 'no_pairable_values' } });
  });
});
