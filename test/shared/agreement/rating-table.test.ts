import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RatingTable, tableOfColumns, tableOfRecords, tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { someRows } from '../../support/arbitrary-ratings.ts';

function cells(table: RatingTable): (string | number | null)[][] {
  return Array.from({ length: table.start.length - 1 }, (_, u) => {
    const row: (string | number | null)[] = Array.from({ length: table.raters }, () => null);
    for (let i = table.start[u] as number; i < (table.start[u + 1] as number); i++) row[table.rater[i] as number] = table.categories[table.code[i] as number] as string | number;
    return row;
  });
}

describe('a rating table', () => {
  it('holds what the rows said', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        expect(cells(tableOfRows(rows))).toEqual(rows);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('is the same from rows, from columns in any order and from records in any order', () => {
    fc.assert(
      fc.property(someRows, fc.infiniteStream(fc.nat()), (rows, dice) => {
        const table = tableOfRows(rows, [1, 2, 3, 4, 5]);
        const entries = rows
          .flatMap((row, unit) => row.map((value, rater) => ({ unit, rater, value, order: dice.next().value as number })))
          .sort((a, b) => a.order - b.order);
        const columns = { unit: entries.map(({ unit }) => unit), rater: entries.map(({ rater }) => rater), code: entries.map(({ value }) => (value === null ? -1 : Number(value) - 1)) };
        expect(tableOfColumns({ units: rows.length, raters: table.raters, categories: [1, 2, 3, 4, 5], ...columns })).toEqual(table);
        const named = tableOfRecords(entries.map(({ unit, rater, value }) => ({ unit: `u${unit}`, rater: `r${rater}`, value })), [1, 2, 3, 4, 5]);
        const byName = cells(named.table).map((row, u) => ({ unit: named.unitNames[u], row }));
        for (const { unit, row } of byName) {
          const original = rows[Number(unit?.slice(1))] ?? [];
          for (const [r, value] of row.entries()) expect(value).toBe(original[Number(named.raterNames[r]?.slice(1))]);
        }
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  it('keeps a rater’s first answer about a unit and lets repeats out', () => {
    const columns = { units: 1, raters: 2, categories: ['a', 'b'], unit: [0, 0, 0], rater: [1, 1, 0], code: [0, 1, 1] };
    expect(cells(tableOfColumns(columns))).toEqual([['b', 'a']]);
  });

  it('keeps declared categories in their order, used or not, and appends undeclared ones', () => {
    expect(tableOfRows([['low', 'huge']], ['low', 'middle', 'high']).categories).toEqual(['low', 'middle', 'high', 'huge']);
    expect(tableOfRecords([{ unit: 'u', rater: 'r', value: 'z' }, { unit: 'u', rater: 's', value: 'b' }], ['m']).table.categories).toEqual(['m', 'b', 'z']);
  });

  it('orders an undeclared domain by number, then by text', () => {
    expect(tableOfRows([['b', 10, 9, 'a', '10']]).categories).toEqual([9, 10, '10', 'a', 'b']);
  });

  it('refuses codes, units and raters that are out of range', () => {
    const good = { units: 1, raters: 1, categories: ['a'], unit: [0], rater: [0], code: [0] };
    expect(() => tableOfColumns({ ...good, unit: [1] })).toThrow(/names 1 of 1/);
    expect(() => tableOfColumns({ ...good, rater: [-1] })).toThrow(/names -1 of 1/);
    expect(() => tableOfColumns({ ...good, code: [1] })).toThrow(/code 1 of 1/);
    expect(() => tableOfColumns({ ...good, code: [] })).toThrow(/one length/);
  });
});
