import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coefficient, valueOrNull } from '../../../shared/agreement/estimate.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { rawAgreement } from '../../../shared/agreement/raw-agreement.ts';
import { completeRows } from '../../support/arbitrary-ratings.ts';

function expectSame(a: Coefficient, b: Coefficient): void {
  if (a.kind === 'undefined' || b.kind === 'undefined') expect(a).toEqual(b);
  else expect(a.value).toBeCloseTo(b.value, 10);
}

describe('raw agreement', () => {
  it('has two weightings, equal on complete data and not otherwise', () => {
    fc.assert(
      fc.property(completeRows, (rows) => {
        const { valueWeighted, unitWeighted } = rawAgreement(tableOfRows(rows));
        expectSame(valueWeighted, unitWeighted);
      }),
      { seed: 7, numRuns: 100 },
    );
    const { valueWeighted, unitWeighted } = rawAgreement(tableOfRows([[1, 1, 1, 1], [1, 2, null, null]]));
    expect([valueOrNull(valueWeighted), valueOrNull(unitWeighted)]).toEqual([expect.closeTo(2 / 3), 0.5]);
  });

  it('is undefined without a pair of values', () => {
    expect(rawAgreement(tableOfRows([[1, null]]))).toEqual({ valueWeighted: { kind: 'undefined', because: 'no_pairable_values' }, unitWeighted: { kind: 'undefined', because: 'no_pairable_values' } });
  });
});
