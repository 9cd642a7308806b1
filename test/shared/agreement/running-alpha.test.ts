import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scale } from '../../../shared/agreement/disagreement.ts';
import { krippendorffAlpha, type Level, numericCategories } from '../../../shared/agreement/krippendorff-alpha.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { RunningAlpha } from '../../../shared/agreement/running-alpha.ts';

const CATEGORIES = [2, 3, 5, 9];
const SCALES: readonly (readonly [Level, Scale])[] = [
  ['nominal', { kind: 'nominal' }],
  ['ordinal', { kind: 'ordinal' }],
  ['interval', { kind: 'squares', scores: numericCategories(CATEGORIES) }],
];
/** A rating that a rater gives to a unit, changes, or (null) takes back. */
const rating = fc.record({ unit: fc.nat(5), rater: fc.nat(4), code: fc.option(fc.nat(3)) });

describe('a running alpha', () => {
  it.each(SCALES)('is after every rating given, changed or taken back what a computation from scratch gives (%s)', (level, scale) => {
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 60 }), (ratings) => {
        const running = new RunningAlpha(scale);
        const table = Array.from({ length: 6 }, () => Array.from({ length: 5 }, (): number | null => null));
        for (const { unit, rater, code } of ratings) {
          const row = table[unit] ?? [];
          running.remove(row.filter((each) => each !== null));
          row[rater] = code;
          running.add(row.filter((each) => each !== null));
          const fresh = krippendorffAlpha(tableOfRows(table.map((values) => values.map((each) => (each === null ? null : (CATEGORIES[each] ?? null)))), CATEGORIES), { level });
          const now = running.alpha();
          expect(now.kind).toBe(fresh.kind);
          if (now.kind === 'defined' && fresh.kind === 'defined') expect(Math.abs(now.value - fresh.value)).toBeLessThan(1e-12);
          else expect(now).toEqual(fresh);
        }
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('does not drift: what was added and taken out a hundred thousand times leaves nothing behind', () => {
    const running = new RunningAlpha({ kind: 'nominal' });
    for (const unit of [[0, 0, 1], [1, 1], [0, 1], [1, 1, 1, 0, 2, 2, 2]]) running.add(unit);
    const before = running.alpha();
    for (let times = 0; times < 100_000; times++) {
      running.add([0, 1, 2, times % 3, 2, 1, 0]);
      running.remove([times % 3, 0, 0, 1, 1, 2, 2]);
    }
    expect(running.alpha()).toEqual(before);
  });

  it('goes on from its parts', () => {
    const running = new RunningAlpha({ kind: 'ordinal' });
    for (const unit of [[0, 0, 1], [1, 2]]) running.add(unit);
    const copy = new RunningAlpha({ kind: 'ordinal' }, structuredClone(running.toParts()));
    for (const each of [running, copy]) each.add([2, 2]);
    expect(copy.alpha()).toEqual(running.alpha());
  });

  it('refuses to take out what was not added', () => {
    expect(() => new RunningAlpha({ kind: 'nominal' }).remove([0, 1])).toThrow('only what was added');
  });
});
