import { describe, expect, it } from 'vitest';
import { alphaDifference } from '../../../shared/agreement/alpha-difference.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { seededRandom } from '../../../shared/basics/random.ts';

/** Two raters who say the truth with this chance. */
function rated(units: number, accuracy: number, seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: units }, () => {
    const truth = random.below(3);
    return [0, 1].map(() => (random.unit() < accuracy ? truth : random.below(3)));
  });
}

describe('the difference of two alphas', () => {
  const options = { level: 'nominal', seed: 1, resamples: 400 } as const;

  it('is after minus before, inside its interval', () => {
    const before = tableOfRows(rated(80, 0.6, 5));
    const after = tableOfRows(rated(90, 0.9, 6));
    const { value, interval } = alphaDifference(before, after, { ...options, sameUnits: false });
    expect(value).toBeCloseTo((valueOrNull(krippendorffAlpha(after)) ?? NaN) - (valueOrNull(krippendorffAlpha(before)) ?? NaN), 12);
    expect(interval?.low).toBeGreaterThan(0);
    expect(interval?.low).toBeLessThan(value ?? NaN);
    expect(interval?.high).toBeGreaterThan(value ?? NaN);
  });

  it('is known better from the same units rated again than from different ones', () => {
    const rows = rated(100, 0.7, 7);
    const again = rows.map((row, u) => (u % 10 === 0 ? [row[0] as number, row[0] as number] : row));
    const width = (sameUnits: boolean) => {
      const { interval } = alphaDifference(tableOfRows(rows), tableOfRows(again), { ...options, sameUnits });
      return (interval?.high ?? NaN) - (interval?.low ?? NaN);
    };
    expect(width(true)).toBeLessThan(width(false) / 2);
  });

  it('is null where an alpha is undefined', () => {
    expect(alphaDifference(tableOfRows([[1, 1]]), tableOfRows([[1, 2]]), { ...options, sameUnits: true })).toEqual({ value: null, interval: null });
  });
});
