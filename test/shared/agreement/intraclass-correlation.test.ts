import { describe, expect, it } from 'vitest';
import { intraclassCorrelations } from '../../../shared/agreement/intraclass-correlation.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';

describe('intraclass correlations', () => {
  it('do not mind a constant shift of one rater for consistency, but do for agreement', () => {
    const rows = [[1, 2, 1], [3, 3, 4], [5, 6, 5], [7, 7, 8]];
    const before = intraclassCorrelations(tableOfRows(rows));
    const after = intraclassCorrelations(tableOfRows(rows.map(([a = 0, b = 0, c = 0]) => [a, b + 10, c])));
    expect(after.consistency).toMatchObject({ kind: 'defined', value: expect.closeTo(before.consistency.kind === 'defined' ? before.consistency.value : NaN, 10) });
    expect(after.agreement.kind === 'defined' && before.agreement.kind === 'defined' && after.agreement.value < before.agreement.value).toBe(true);
  });

  it('are 1 when all raters agree, and leave incomplete units out', () => {
    expect(intraclassCorrelations(tableOfRows([[1, 1], [2, 2], [4, 4], [9, null]])).oneWay).toMatchObject({ kind: 'defined', value: 1 });
  });

  it('are undefined for one unit, one rater or one value', () => {
    expect(intraclassCorrelations(tableOfRows([[1, 2]])).oneWay).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(intraclassCorrelations(tableOfRows([[1], [2]])).agreement).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(intraclassCorrelations(tableOfRows([[3, 3], [3, 3]])).consistency).toEqual({ kind: 'undefined', because: 'no_variation' });
  });
});
