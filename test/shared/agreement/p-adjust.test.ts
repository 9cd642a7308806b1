import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedPValues } from '../../../shared/agreement/p-adjust.ts';

describe('adjusted p values', () => {
  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

  it('never fall below the unadjusted, keep their order, and stay within 1', () => {
    fc.assert(
      fc.property(pValues, fc.constantFrom('holm' as const, 'benjamini-hochberg' as const, 'bonferroni' as const, 'hochberg' as const, 'benjamini-yekutieli' as const), (p, by) => {
        const adjusted = adjustedPValues(p, by);
        for (const [i, value] of adjusted.entries()) {
          expect(value).toBeGreaterThanOrEqual((p[i] as number) * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(1);
          for (const [j, other] of adjusted.entries()) if ((p[i] as number) < (p[j] as number)) expect(value).toBeLessThanOrEqual(other + 1e-12);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('are ordered by how careful the methods are', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [bonferroni, holm, hochberg, bh] = (['bonferroni', 'holm', 'hochberg', 'benjamini-hochberg'] as const).map((by) => adjustedPValues(p, by));
        for (const i of p.keys()) {
          expect(holm?.[i]).toBeLessThanOrEqual((bonferroni?.[i] as number) + 1e-12);
          expect(hochberg?.[i]).toBeLessThanOrEqual((holm?.[i] as number) + 1e-12);
          expect(bh?.[i]).toBeLessThanOrEqual((hochberg?.[i] as number) + 1e-12);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});
