import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreement } from '../../../shared/agreement/disagreement.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { disagreementQueue, unitDisagreement } from '../../../shared/agreement/unit-disagreement.ts';
import { type Rows, someRows } from '../../support/arbitrary-ratings.ts';

const DOMAIN = [1, 2, 3, 4, 5];

describe('disagreement per unit', () => {
  it.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)('sums up to alpha’s observed disagreement on the %s level', (level) => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const table = tableOfRows(rows, DOMAIN);
        const { values, relativeToChance, relativeToLargest, share } = unitDisagreement(table, { level });
        const alpha = krippendorffAlpha(table, { level });
        if (alpha.kind === 'undefined') return;
        let ratio = 0;
        let pairable = 0;
        let shares = 0;
        for (const [u, m] of values.entries()) {
          if (m < 2) continue;
          ratio += m * (relativeToChance[u] as number);
          pairable += m;
          shares += share[u] as number;
          expect(relativeToLargest[u]).toBeGreaterThanOrEqual(0);
          expect(relativeToLargest[u]).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(1 - ratio / pairable).toBeCloseTo(alpha.value, 9);
        if (alpha.observed > 0) expect(shares).toBeCloseTo(1, 9);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('has pairwise disagreement weighted by values equal to D_o', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const table = tableOfRows(rows, DOMAIN);
        const { values, pairwise } = unitDisagreement(table);
        const { observed, pairable } = disagreement(table, 5, { kind: 'nominal' }, null);
        const sum = [...values].reduce((total, m, u) => total + (m < 2 ? 0 : m * (pairwise[u] as number)), 0);
        if (pairable > 0) expect(sum / pairable).toBeCloseTo(observed, 10);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('is queued by disagreement, then doubt, then number of values, then unit', () => {
    const rows: Rows = [[1, 1, null], [1, 2, null], [1, null, null], [1, 2, 3], [2, 1, null]];
    const units = unitDisagreement(tableOfRows(rows));
    expect([...disagreementQueue(units)]).toEqual([3, 1, 4, 0]);
    expect([...disagreementQueue(units, { moreValuesFirst: false })]).toEqual([1, 3, 4, 0]);
    expect([...disagreementQueue(units, { doubt: [0, 0.1, 0, 0.2, 0.9] })]).toEqual([4, 3, 1, 0]);
  });

  it('puts a far miss before a near one on an ordered scale', () => {
    const rows: Rows = [[1, 2], [1, 5], [3, 3], [4, 4], [2, 2]];
    expect([...disagreementQueue(unitDisagreement(tableOfRows(rows, DOMAIN), { level: 'interval' }))].slice(0, 2)).toEqual([1, 0]);
  });
});
