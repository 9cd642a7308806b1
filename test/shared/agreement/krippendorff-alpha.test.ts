import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreement } from '../../../shared/agreement/disagreement.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { fleissKappa } from '../../../shared/agreement/fleiss-kappa.ts';
import { krippendorffAlpha, type Level } from '../../../shared/agreement/krippendorff-alpha.ts';
import { sharesOfPair } from '../../../shared/agreement/agreement-shares.ts';
import { agreementWeights } from '../../../shared/agreement/agreement-weights.ts';
import { raterPair } from '../../../shared/agreement/rater-pair.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import { scottPi } from '../../../shared/agreement/scott-pi.ts';
import { completeRows, permutationOf, type Rows, someRows } from '../../support/arbitrary-ratings.ts';
import { naiveAlpha } from '../../support/naive-alpha.ts';

const DOMAIN = [1, 2, 3, 4, 5];
const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

function alpha(rows: Rows, level: Level = 'nominal', domain: readonly (number | string)[] = DOMAIN): number | null {
  return valueOrNull(krippendorffAlpha(tableOfRows(rows, domain), { level }));
}

function expectSame(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(a).toBeCloseTo(b, 11);
}

describe('Krippendorff’s alpha', () => {
  it.each(LEVELS)('equals its definition on the %s level', (level) => {
    fc.assert(
      fc.property(someRows, (rows) => expectSame(alpha(rows, level), naiveAlpha(rows, level, DOMAIN))),
      { seed: 1, numRuns: 300 },
    );
  });

  it('equals its definition for long lists, which are tallied instead of compared', () => {
    const long = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 10, maxLength: 30 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(long, (rows) => expectSame(alpha(rows), naiveAlpha(rows, 'nominal'))),
      { seed: 2, numRuns: 100 },
    );
  });

  it('does not change when raters are relabeled, units are reordered or categories renamed', () => {
    const shuffled = someRows.chain((rows) => fc.tuple(fc.constant(rows), permutationOf(rows.length), permutationOf(rows[0]?.length ?? 0), permutationOf(5)));
    fc.assert(
      fc.property(shuffled, ([rows, units, raters, categories]) => {
        const other = units.map((u) => raters.map((r) => renamed(rows[u]?.[r] ?? null, categories)));
        expectSame(alpha(other), alpha(rows));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('does not change on the ordinal level when values are moved without changing their order', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const moved = rows.map((row) => row.map((value) => (value === null ? null : Math.exp(Number(value)) - 7)));
        expectSame(alpha(moved, 'ordinal', []), alpha(rows, 'ordinal'));
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('does not change on the interval level under a linear change of scale, nor on the ratio level under a change of unit', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const rescaled = (by: number, plus: number): Rows => rows.map((row) => row.map((value) => (value === null ? null : Number(value) * by + plus)));
        expectSame(alpha(rescaled(-3.5, 1000), 'interval', []), alpha(rows, 'interval'));
        expectSame(alpha(rescaled(0.01, 0), 'ratio', []), alpha(rows, 'ratio'));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it.each([...LEVELS])('is 1 on the %s level when raters always agree on values that vary', (level) => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 2 }), fc.integer({ min: 2, max: 5 }), (values, raters) => {
        expect(alpha(values.map((value) => Array.from({ length: raters }, () => value)), level)).toBe(1);
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  it('is Fleiss’ kappa plus (1 − kappa) / (N m) on complete data', () => {
    fc.assert(
      fc.property(completeRows, (rows) => {
        const { kappa } = fleissKappa(tableOfRows(rows));
        if (kappa.kind === 'undefined') expect(alpha(rows)).toBeNull();
        else expectSame(alpha(rows), kappa.value + (1 - kappa.value) / (rows.length * (rows[0]?.length ?? 0)));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('is Scott’s pi plus (1 − pi) / (2 N) for two raters', () => {
    fc.assert(
      fc.property(completeRows, (rows) => {
        const pairs = rows.map((row) => row.slice(0, 2));
        const table = tableOfRows(pairs);
        const identity = agreementWeights('unweighted', table.categories.length);
        const pi = scottPi(sharesOfPair(raterPair(table, 0, 1), identity), identity);
        if (pi.kind === 'undefined') expect(alpha(pairs)).toBeNull();
        else expectSame(alpha(pairs), pi.value + (1 - pi.value) / (2 * rows.length));
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('keeps the observed disagreement when every unit is doubled, and moves the expected one by (n − 1) / (n − ½)', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const parts = (of: Rows) => disagreement(tableOfRows(of, DOMAIN), 5, { kind: 'nominal' }, null);
        const once = parts(rows);
        const twice = parts([...rows, ...rows]);
        expect(twice.observed).toBeCloseTo(once.observed, 12);
        if (once.pairable > 1) expect(twice.expected).toBeCloseTo((once.expected * (once.pairable - 1)) / (once.pairable - 0.5), 12);
      }),
      { seed: 9, numRuns: 200 },
    );
  });

  it('gives weighted lists what repeating them gives, at every level', () => {
    fc.assert(
      fc.property(someRows, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (rows, times) => {
        const weights = Float64Array.from(rows, () => times.next().value as number);
        const repeated = rows.flatMap((row, u) => Array.from({ length: weights[u] as number }, () => row));
        for (const scale of [{ kind: 'nominal' }, { kind: 'ordinal' }, { kind: 'squares', scores: DOMAIN }] as const) {
          const weighted = disagreement(tableOfRows(rows, DOMAIN), 5, scale, weights);
          const plain = disagreement(tableOfRows(repeated, DOMAIN), 5, scale, null);
          expect(weighted.pairable).toBe(plain.pairable);
          expect(weighted.observed).toBeCloseTo(plain.observed, 10);
          expect(weighted.expected).toBeCloseTo(plain.expected, 10);
        }
      }),
      { seed: 10, numRuns: 100 },
    );
  });

  it('never rises nor falls when a rater without values is added or a unit with one value', () => {
    fc.assert(
      fc.property(someRows, (rows) => expectSame(alpha([...rows.map((row) => [...row, null]), [3]]), alpha(rows))),
      { seed: 11, numRuns: 100 },
    );
  });

  it('says why it is undefined', () => {
    const reason = (rows: Rows, level: Level = 'nominal') => krippendorffAlpha(tableOfRows(rows), { level, period: 24 });
    expect(reason([])).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(reason([[1, null], [null, 2]])).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    for (const level of [...LEVELS, 'circular'] as const) expect(reason([[0.1, 0.1], [0.1, 0.1]], level)).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(reason([[0, 24], [24, 0]], 'circular')).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(reason([[1, -1], [1, 1]], 'ratio')).toEqual({ kind: 'undefined', because: 'negative_values' });
  });

  it('treats 23 h and 1 h as near on a circle of 24 h', () => {
    const rows: Rows = [[23, 1], [12, 12], [6, 6], [1, 23]];
    const circular = krippendorffAlpha(tableOfRows(rows), { level: 'circular', period: 24 });
    expect(valueOrNull(circular)).toBeGreaterThan(0.8);
    expect(alpha(rows, 'interval', [])).toBeLessThan(0);
  });

  it('keeps its precision when values vary little around a large number', () => {
    const near = someRowsAround(0);
    const far = someRowsAround(1e9);
    expectSame(alpha(far, 'interval', []), alpha(near, 'interval', []));
  });

  it('refuses texts on a numeric level, which is a bug of the caller', () => {
    expect(() => alpha([['cat', 'dog']], 'interval', [])).toThrow(/"cat" is not a number/);
  });

  it('does not overflow or vanish for numbers at the ends of what a double holds', () => {
    const rows = [[1, 2], [3, 3], [2, 4], [4, 4]];
    for (const level of ['interval', 'ratio'] as const) {
      const usual = krippendorffAlpha(tableOfRows(rows), { level });
      for (const factor of [2 ** 1020, 2 ** -1060]) {
        const far = krippendorffAlpha(tableOfRows(rows.map((row) => row.map((value) => value * factor))), { level });
        expect(far, `${level} × ${factor}`).toMatchObject({ kind: 'defined' });
        if (far.kind === 'defined' && usual.kind === 'defined') expect(far.value).toBeCloseTo(usual.value, 12);
      }
    }
    const around = krippendorffAlpha(tableOfRows([[1e308, -1e308], [1, 1]]), { level: 'circular', period: 360 });
    expect(around.kind === 'defined' && Number.isFinite(around.value)).toBe(true);
  });
});

function renamed(value: string | number | null, categories: readonly number[]): number | null {
  return value === null ? null : (categories[Number(value) - 1] as number) + 1;
}

function someRowsAround(centre: number): Rows {
  return [[0, 0.25], [1, 1], [2.5, 2], [3, 3.5], [0.5, 0.5]].map((row) => row.map((value) => value + centre));
}
