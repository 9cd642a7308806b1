import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphasWithoutRater } from '../../../shared/agreement/alpha-without-rater.ts';
import { krippendorffAlpha, type LevelOptions } from '../../../shared/agreement/krippendorff-alpha.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { type Rows, someRows } from '../../support/arbitrary-ratings.ts';

const DOMAIN = [1, 2, 3, 4, 5];

describe('alpha without each rater', () => {
  const fromScratch = (rows: Rows, options: LevelOptions, declared: readonly number[]) =>
    Array.from({ length: rows[0]?.length ?? 0 }, (_, who) => krippendorffAlpha(tableOfRows(rows.map((row) => row.map((value, r) => (r === who ? null : value))), declared), options));

  it('is on every level what the table without the rater’s column gives', () => {
    for (const options of [{ level: 'nominal' }, { level: 'ordinal' }, { level: 'interval' }, { level: 'ratio' }, { level: 'circular', period: 7 }] as const) {
      fc.assert(
        fc.property(someRows, (rows) => {
          const found = alphasWithoutRater(tableOfRows(rows, DOMAIN), options);
          for (const [who, expected] of fromScratch(rows, options, DOMAIN).entries()) {
            const alpha = found[who];
            if (expected.kind === 'undefined' || alpha?.kind !== 'defined') expect(alpha).toEqual(expected);
            else expect(alpha.value, `${options.level}, without ${who}`).toBeCloseTo(expected.value, 10);
          }
        }),
        { seed: 11, numRuns: 60 },
      );
    }
  });

  it('is the same to the last digit for names, also where many rate a unit', () => {
    const rows = Array.from({ length: 9 }, (_, u) => Array.from({ length: 30 }, (_, who) => ((u * 7 + who * who) % 11 < 3 ? null : (u + (who % 4)) % 5)));
    expect(alphasWithoutRater(tableOfRows(rows), { level: 'nominal' })).toEqual(fromScratch(rows, { level: 'nominal' }, DOMAIN.map((value) => value - 1)));
  });

  it('does not keep the rounding of a rater whose numbers dwarf the others’', () => {
    const rows = [[1, 1, 1e15], [2, 2, -3e15], [3, 3, 7e14], [4, 5, 2e15]];
    const [, , without] = alphasWithoutRater(tableOfRows(rows), { level: 'interval' });
    const expected = krippendorffAlpha(tableOfRows(rows.map((row) => row.slice(0, 2))), { level: 'interval' });
    expect(without).toMatchObject({ kind: 'defined' });
    if (without?.kind === 'defined' && expected.kind === 'defined') expect(without.value).toBeCloseTo(expected.value, 12);
  });

  it('forgets a negative number with the rater who said it', () => {
    const found = alphasWithoutRater(tableOfRows([[1, 1, -1], [2, 3, 2], [4, 4, 4]]), { level: 'ratio' });
    expect(found.map(({ kind }) => kind)).toEqual(['undefined', 'undefined', 'defined']);
  });
});
