import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { intraclassCorrelations } from '../../../shared/agreement/intraclass-correlation.ts';
import { intraclassWithInterval } from '../../../shared/agreement/intraclass-with-interval.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';

/** Sums of uniform draws: half of the variance lies between units, so every ICC is near 1/2. */
function halves(units: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const draw = () => random.unit() + random.unit() + random.unit() + random.unit();
  return Array.from({ length: units }, () => {
    const unit = draw();
    return Array.from({ length: 3 }, () => unit + draw());
  });
}

describe('intraclass correlations with intervals', () => {
  it('have the values without intervals, whichever form, and are not moved by units that a rater left out', () => {
    const rows = halves(40, 1);
    const table = tableOfRows([...rows, [1, null, 2]]);
    const plain = intraclassCorrelations(table);
    for (const form of ['oneWay', 'agreement', 'consistency', 'oneWayMean', 'agreementMean', 'consistencyMean'] as const) {
      const { value, interval } = intraclassWithInterval(table, form, { seed: 1, resamples: 200 });
      expect(value).toBe(valueOrNull(plain[form]));
      expect(interval?.low).toBeLessThan(value ?? NaN);
      expect(interval?.high).toBeGreaterThan(value ?? NaN);
      expect(interval).toEqual(intraclassWithInterval(tableOfRows(rows), form, { seed: 1, resamples: 200 }).interval);
    }
  });

  it('cover the truth about as often as they say', () => {
    let covered = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { interval } = intraclassWithInterval(tableOfRows(halves(60, 100 + seed)), 'consistency', { seed: 1, resamples: 300, confidence: 0.9 });
      if (interval !== null && interval.low <= 0.5 && interval.high >= 0.5) covered += 1;
    }
    expect(covered / 60).toBeGreaterThan(0.8);
  });

  it('say why they are undefined', () => {
    expect(intraclassWithInterval(tableOfRows([[1, 1], [1, 1]]), 'agreement', { seed: 1 })).toMatchObject({ value: null, reason: 'no_variation', interval: null });
    expect(intraclassWithInterval(tableOfRows([[1, 2]]), 'agreement', { seed: 1 })).toMatchObject({ value: null, reason: 'no_pairable_values' });
  });
});
