import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../../shared/agreement/cohen-kappa.ts';
import type { Coefficient } from '../../../shared/agreement/estimate.ts';
import { pairwiseAgreement } from '../../../shared/agreement/pairwise-agreement.ts';
import { raterPair } from '../../../shared/agreement/rater-pair.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { someRows } from '../../support/arbitrary-ratings.ts';

const DOMAIN = [1, 2, 3, 4, 5];

function expectSame(a: Coefficient, b: Coefficient): void {
  if (a.kind === 'undefined' || b.kind === 'undefined') expect(a).toEqual(b);
  else expect(a.value).toBeCloseTo(b.value, 10);
}

describe('agreement per pair of raters', () => {
  it('has the kappa of the pair’s cross table', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const table = tableOfRows(rows, DOMAIN);
        const pairs = pairwiseAgreement(table);
        expect(pairs).toHaveLength((table.raters * (table.raters - 1)) / 2);
        for (const { first, second, units, kappa } of pairs) {
          const cross = raterPair(table, first, second);
          expect(units).toBe(cross.total);
          expectSame(kappa, cohenKappa(cross));
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
