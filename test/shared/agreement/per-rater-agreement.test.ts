import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coefficient, valueOrNull } from '../../../shared/agreement/estimate.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { perRaterAgreement } from '../../../shared/agreement/per-rater-agreement.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { type Rows, someRows } from '../../support/arbitrary-ratings.ts';

const DOMAIN = [1, 2, 3, 4, 5];

function expectSame(a: Coefficient, b: Coefficient): void {
  if (a.kind === 'undefined' || b.kind === 'undefined') expect(a).toEqual(b);
  else expect(a.value).toBeCloseTo(b.value, 10);
}

describe('agreement per rater', () => {
  /** Straight from the definition: who says one of the others' most frequent labels. */
  function naiveCredit(rows: Rows, who: number): { credit: number; units: number } {
    let credit = 0;
    let units = 0;
    for (const row of rows) {
      const own = row[who];
      const others = row.filter((value, r) => value !== null && r !== who);
      if (own === null || own === undefined || others.length === 0) continue;
      const votes = (category: string | number | null) => others.filter((value) => value === category).length;
      const most = Math.max(...others.map(votes));
      const winners = new Set(others.filter((value) => votes(value) === most));
      units += 1;
      if (winners.has(own)) credit += 1 / winners.size;
    }
    return { credit, units };
  }

  it('credits what most of the others said, never counting the rater’s own vote', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { raters } = perRaterAgreement(tableOfRows(rows, DOMAIN));
        for (const [who, { withOthers, units }] of raters.entries()) {
          const naive = naiveCredit(rows, who);
          expect(units).toBe(naive.units);
          if (naive.units > 0) expect(valueOrNull(withOthers)).toBeCloseTo(naive.credit / naive.units, 10);
          else expect(withOthers).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
        }
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('has alpha without a rater equal to alpha of the table without the column', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { raters } = perRaterAgreement(tableOfRows(rows, DOMAIN), { level: 'ordinal' });
        for (const [who, { alphaWithout }] of raters.entries()) {
          const without = rows.map((row) => row.filter((_, r) => r !== who));
          expectSame(alphaWithout, krippendorffAlpha(tableOfRows(without, DOMAIN), { level: 'ordinal' }));
        }
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('has biases that sum to 0, and shows who prefers which category', () => {
    const { raters } = perRaterAgreement(tableOfRows([['a', 'b'], ['a', 'b'], ['a', 'a'], ['b', 'b']]));
    expect([...(raters[0]?.bias ?? [])]).toEqual([0.5, -0.5]);
    expect([...(raters[1]?.bias ?? [])]).toEqual([-0.5, 0.5]);
  });

  it('lets the rater who disagrees most raise alpha when left out', () => {
    const rows = Array.from({ length: 20 }, (_, u) => [1 + (u % 3), 1 + (u % 3), 1 + ((u + (u % 2)) % 3)]);
    const { raters } = perRaterAgreement(tableOfRows(rows));
    expect(valueOrNull(raters[2]?.gainIfRemoved ?? { kind: 'undefined', because: 'no_variation' })).toBeGreaterThan(0);
    expect(raters[2]?.alphaWithout).toMatchObject({ kind: 'defined', value: 1 });
  });
});
