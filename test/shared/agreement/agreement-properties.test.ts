import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOfTable } from '../../../shared/agreement/agreement-shares.ts';
import { agreementWeights } from '../../../shared/agreement/agreement-weights.ts';
import { brennanPrediger } from '../../../shared/agreement/brennan-prediger.ts';
import { cohenKappa } from '../../../shared/agreement/cohen-kappa.ts';
import { congerKappa } from '../../../shared/agreement/conger-kappa.ts';
import type { Coefficient } from '../../../shared/agreement/estimate.ts';
import { fleissKappa } from '../../../shared/agreement/fleiss-kappa.ts';
import { gwetAc } from '../../../shared/agreement/gwet-ac.ts';
import { krippendorffAlpha, type Level } from '../../../shared/agreement/krippendorff-alpha.ts';
import { perCategoryAgreement } from '../../../shared/agreement/per-category-agreement.ts';
import { perRaterAgreement } from '../../../shared/agreement/per-rater-agreement.ts';
import { raterPair } from '../../../shared/agreement/rater-pair.ts';
import { type RatingTable, tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { rawAgreement } from '../../../shared/agreement/raw-agreement.ts';
import { scottPi } from '../../../shared/agreement/scott-pi.ts';
import { permutationOf, someRows } from '../../support/arbitrary-ratings.ts';

const DOMAIN = [1, 2, 3, 4, 5];

/** Every coefficient for which categories have no order. */
function nominal(table: RatingTable): Readonly<Record<string, Coefficient>> {
  const identity = agreementWeights('unweighted', table.categories.length);
  const shares = sharesOfTable(table, identity);
  const raw = rawAgreement(table);
  return {
    alpha: krippendorffAlpha(table),
    'percent, by value': raw.valueWeighted,
    'percent, by unit': raw.unitWeighted,
    fleiss: fleissKappa(table).kappa,
    'scott, generalised': scottPi(shares, identity),
    gwet: gwetAc(shares, identity),
    'brennan-prediger': brennanPrediger(shares, identity),
    conger: congerKappa(table, identity),
    'human level': perRaterAgreement(table).humanLevel,
  };
}

function expectAlike(actual: Readonly<Record<string, Coefficient>>, expected: Readonly<Record<string, Coefficient>>): void {
  for (const [name, coefficient] of Object.entries(expected)) {
    const other = actual[name];
    if (coefficient.kind === 'undefined') expect(other, name).toEqual(coefficient);
    else expect(other?.kind === 'defined' ? other.value : NaN, name).toBeCloseTo(coefficient.value, 12);
  }
}

describe('nominal coefficients', () => {
  it('do not change when raters are relabeled, categories renamed and declared in another order, and units moved', () => {
    fc.assert(
      fc.property(someRows, permutationOf(6), permutationOf(5), fc.infiniteStream(fc.nat(1000)), (rows, raters, categories, keys) => {
        const renamed = (value: unknown) => (value === null ? null : `c${categories[Number(value) - 1] as number}`);
        const order = [...rows.keys()].map((u) => ({ u, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
        const moved = order.map(({ u }) => raters.map((r) => renamed(rows[u]?.[r] ?? null)));
        expectAlike(nominal(tableOfRows(moved, ['c0', 'c1', 'c2', 'c3', 'c4'])), nominal(tableOfRows(rows, DOMAIN)));
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('move with their rater and their category where they are about one', () => {
    fc.assert(
      fc.property(someRows, permutationOf(6), (rows, raters) => {
        const before = perRaterAgreement(tableOfRows(rows, DOMAIN));
        const width = before.raters.length;
        const order = raters.filter((r) => r < width);
        const after = perRaterAgreement(tableOfRows(rows.map((row) => order.map((r) => row[r] ?? null)), DOMAIN));
        order.forEach((old, at) => {
          const [was, is] = [before.raters[old], after.raters[at]];
          if (was === undefined || is === undefined) throw new Error('a rater is missing');
          expectAlike({ with: is.withOthers, pairs: is.meanPairwise, without: is.alphaWithout }, { with: was.withOthers, pairs: was.meanPairwise, without: was.alphaWithout });
        });
        const backwards = perCategoryAgreement(tableOfRows(rows, [...DOMAIN].reverse()));
        perCategoryAgreement(tableOfRows(rows, DOMAIN)).forEach(({ alpha, specific }, code) => {
          const other = backwards[DOMAIN.length - 1 - code];
          if (other === undefined) throw new Error('a category is missing');
          expectAlike({ alpha: other.alpha, specific: other.specific }, { alpha, specific });
        });
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  it('are 1 for perfect agreement, or undefined for want of variation or of pairs, and never anything else', () => {
    const perfect = fc.integer({ min: 2, max: 5 }).chain((raters) => fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.array(fc.boolean(), { minLength: raters, maxLength: raters })), { minLength: 1, maxLength: 20 }));
    fc.assert(
      fc.property(perfect, (units) => {
        const table = tableOfRows(units.map(([value, given]) => given.map((is) => (is ? value : null))), DOMAIN);
        const levels = (['ordinal', 'interval', 'ratio'] as const satisfies readonly Level[]).map((level) => krippendorffAlpha(table, { level }));
        for (const coefficient of [...Object.values(nominal(table)), ...levels, cohenKappa(raterPair(table, 0, 1)), cohenKappa(raterPair(table, 0, 1), 'quadratic')]) {
          if (coefficient.kind === 'defined') expect(coefficient.value).toBeCloseTo(1, 12);
          else expect(['no_pairable_values', 'no_variation', 'unequal_ratings']).toContain(coefficient.because);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('never disagree more when two categories are merged, and not at all otherwise when one of them is not used', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const merged = rows.map((row) => row.map((value) => (value === 2 ? 1 : value)));
        const [before, after] = [rawAgreement(tableOfRows(rows)).valueWeighted, rawAgreement(tableOfRows(merged)).valueWeighted];
        if (before.kind === 'defined' && after.kind === 'defined') expect(after.value).toBeGreaterThanOrEqual(before.value - 1e-12);
        const unused = rows.map((row) => row.map((value) => (value === 1 ? 2 : value)));
        expect(krippendorffAlpha(tableOfRows(unused, DOMAIN))).toEqual(krippendorffAlpha(tableOfRows(unused.map((row) => row.map((value) => (value === 2 ? 1 : value))), DOMAIN)));
      }),
      { seed: 4, numRuns: 150 },
    );
  });
});
