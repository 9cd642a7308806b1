import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaJackknife } from '../../../shared/agreement/alpha-jackknife.ts';
import { alphaResampling } from '../../../shared/agreement/alpha-with-interval.ts';
import { jackknife } from '../../../shared/agreement/bootstrap.ts';
import { scaleOf } from '../../../shared/agreement/krippendorff-alpha.ts';
import { ratingPatterns } from '../../../shared/agreement/rating-patterns.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { someRows } from '../../support/arbitrary-ratings.ts';

describe('the jackknife of alpha', () => {
  it.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)('equals leaving out each pattern the slow way on the %s level', (level) => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const table = tableOfRows(rows, [1, 2, 3, 4, 5]);
        const patterns = ratingPatterns(table);
        const { plan, statistic } = alphaResampling(table, patterns, { level, seed: 1 });
        const slow = jackknife(plan, statistic);
        const quick = alphaJackknife(patterns, 5, scaleOf({ level }, table.categories));
        expect([...quick.times].filter((times) => times > 0)).toEqual([...slow.times].filter((times) => times > 0));
        for (const [i, value] of slow.values.entries()) {
          if (slow.times[i] === 0) continue;
          if (Number.isNaN(value)) expect(quick.values[i]).toBeNaN();
          else expect(quick.values[i]).toBeCloseTo(value, 9);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
