import { describe, expect, it } from 'vitest';
import { disagreementBins } from '../../../../renderer/features/agreement/disagreement-bins.ts';

describe('disagreement bins', () => {
  it('hold each unit with two answers once, equal ones apart', () => {
    const { agreed, bins } = disagreementBins([0, 0.05, 0.1, 2 / 3, 1, null, 0]);
    expect(agreed).toEqual([0, 6]);
    expect(bins.map(({ units }) => units)).toEqual([[1, 2], [], [], [], [], [], [3], [], [], [4]]);
  });

  it('put an edge into the lower bin, whatever the rounding', () => {
    for (let edge = 1; edge <= 10; edge++) {
      for (const score of [edge / 10, edge * 0.1, 1 - (10 - edge) / 10]) {
        expect(disagreementBins([score]).bins.findIndex(({ units }) => units.length > 0), String(score)).toBe(edge - 1);
      }
    }
  });
});
