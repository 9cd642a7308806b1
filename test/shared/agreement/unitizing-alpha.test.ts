import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { type Continuum, unitizingAlpha } from '../../../shared/agreement/unitizing-alpha.ts';

/** Units that do not overlap: gaps and lengths one after the other. */
const row = (rater: number): fc.Arbitrary<Continuum['units']> =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b')), { maxLength: 4 }).map((parts) => {
    let at = 0;
    return parts.map(([gap, length, label]) => {
      const start = at + gap;
      at = start + length;
      return { rater, start, length, label };
    });
  });
const continuum = fc.tuple(row(0), row(1), row(2)).map((rows): Continuum => ({ begin: 0, length: 60, raters: 3, units: rows.flat() }));

describe('unitizingAlpha', () => {
  it('is 1 where all raters mark the same, and undefined where nobody marks anything', () => {
    const unit = { start: 3, length: 4, label: 'a' };
    expect(unitizingAlpha({ begin: 0, length: 20, raters: 2, units: [{ rater: 0, ...unit }, { rater: 1, ...unit }] }).coefficient).toMatchObject({ value: 1 });
    expect(unitizingAlpha({ begin: 0, length: 20, raters: 2, units: [] }).coefficient).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(unitizingAlpha({ begin: 0, length: 20, raters: 1, units: [{ rater: 0, ...unit }] }).coefficient).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
  });

  it('does not change when raters swap places or the continuum is shifted', () => {
    fc.assert(
      fc.property(continuum, fc.nat(100), (given, shift) => {
        const value = valueOrNull(unitizingAlpha(given).coefficient);
        const swapped = { ...given, units: given.units.map((unit) => ({ ...unit, rater: 2 - unit.rater })) };
        const shifted = { ...given, begin: shift, units: given.units.map((unit) => ({ ...unit, start: unit.start + shift })) };
        for (const other of [swapped, shifted]) {
          const found = valueOrNull(unitizingAlpha(other).coefficient);
          if (value === null) expect(found).toBeNull();
          else expect(found).toBeCloseTo(value, 9);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
