import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coincidenceMatrix, confusedPairs } from '../../../shared/agreement/coincidence-matrix.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { someRows } from '../../support/arbitrary-ratings.ts';

const DOMAIN = [1, 2, 3, 4, 5];

describe('the coincidence matrix', () => {
  it('is symmetric, its rows sum to the counts and all to the pairable values', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { cells, counts, pairable, categories } = coincidenceMatrix(tableOfRows(rows, DOMAIN));
        let all = 0;
        for (let c = 0; c < categories; c++) {
          let row = 0;
          for (let k = 0; k < categories; k++) {
            expect(cells[c * categories + k]).toBeCloseTo(cells[k * categories + c] as number, 10);
            row += cells[c * categories + k] as number;
          }
          expect(row).toBeCloseTo(counts[c] as number, 10);
          all += row;
        }
        expect(all).toBeCloseTo(pairable, 9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('lists what is confused most first', () => {
    const pairs = confusedPairs(coincidenceMatrix(tableOfRows([['a', 'b'], ['a', 'b'], ['a', 'c'], ['c', 'c']])));
    expect(pairs[0]).toEqual({ category: 0, mistakenFor: 1, share: 2 / 3, coincidences: 2 });
    expect(pairs).toHaveLength(4);
  });
});
