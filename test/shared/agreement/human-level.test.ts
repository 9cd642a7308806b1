import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { consensusAgreement } from '../../../shared/agreement/human-level.ts';
import { perRaterAgreement } from '../../../shared/agreement/per-rater-agreement.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';

/** Yes or no by raters who are each right `accuracy` of the time, independently. */
function independent(units: number, raters: number, accuracy: number): string[][] {
  const random = seededRandom(11);
  return Array.from({ length: units }, () => {
    const truth = random.below(2);
    return Array.from({ length: raters }, () => ((random.unit() < accuracy) === (truth === 1) ? 'yes' : 'no'));
  });
}

describe('agreement with the consensus', () => {
  it('puts raters who are right 80 % of the time between .68 and .84 when they are three', () => {
    const { leaveOneOut, selfInclusive } = consensusAgreement(tableOfRows(independent(40_000, 3, 0.8)), { seed: 1, resamples: 200 });
    expect(leaveOneOut.value).toBeCloseTo(0.68, 2);
    expect(selfInclusive).toBeCloseTo(0.84, 2);
    expect((leaveOneOut.interval?.high ?? NaN) - (leaveOneOut.interval?.low ?? NaN)).toBeLessThan(0.02);
  });

  it('has the values of the agreement per rater, with an interval around each', () => {
    const table = tableOfRows(independent(60, 4, 0.8).map((row, u) => row.map((value, r) => ((u + r) % 5 === 0 ? null : value))));
    const { raters, leaveOneOut } = consensusAgreement(table, { seed: 1, resamples: 300 });
    const expected = perRaterAgreement(table);
    raters.forEach(({ value, interval, n }, who) => {
      expect(value).toBeCloseTo(valueOrNull(expected.raters[who]?.withOthers ?? { kind: 'undefined', because: 'no_variation' }) ?? NaN, 12);
      expect(n.units).toBe(expected.raters[who]?.units);
      expect(interval?.low).toBeLessThan(value ?? NaN);
      expect(interval?.high).toBeGreaterThan(value ?? NaN);
    });
    expect(leaveOneOut.value).toBeCloseTo(valueOrNull(expected.humanLevel) ?? NaN, 12);
  });

  it('is undefined for a rater who shares no unit with another', () => {
    const { raters, leaveOneOut, selfInclusive } = consensusAgreement(tableOfRows([['a', null], [null, 'b']]), { seed: 1 });
    expect(raters.map(({ value, reason }) => [value, reason])).toEqual([[null, 'no_pairable_values'], [null, 'no_pairable_values']]);
    expect([leaveOneOut.value, selfInclusive]).toEqual([null, null]);
  });
});
