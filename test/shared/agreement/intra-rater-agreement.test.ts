import { describe, expect, it } from 'vitest';
import { intraRaterAgreement } from '../../../shared/agreement/intra-rater-agreement.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';

describe('agreement of a rater with themselves', () => {
  it('counts only units answered twice', () => {
    expect(intraRaterAgreement(tableOfRows([[1, 1], [2, null], [2, 1]]))).toMatchObject({ units: 2, agreement: { value: 0.5 } });
    expect(intraRaterAgreement(tableOfRows([[1, null]]))).toMatchObject({ units: 0, alpha: { because: 'no_pairable_values' }, kappa: { because: 'no_pairable_values' } });
  });
});
