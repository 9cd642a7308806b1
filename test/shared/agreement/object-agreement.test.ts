import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { objectAgreement, objectAgreementCurve } from '../../../shared/agreement/object-agreement.ts';
import type { ObjectSample } from '../../../shared/agreement/object-sample.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import type { LabeledShape } from '../../../shared/agreement/shape.ts';
import type { UnitStatistic } from '../../../shared/agreement/unit-statistic.ts';
import { objectSamples } from '../../support/arbitrary-objects.ts';

function expectSame(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 9);
}

const box = (label: string, x: number, y: number, width: number, height: number): LabeledShape => ({ label, shape: { kind: 'box', x, y, width, height } });

/** The three coefficients that carry intervals, with the statistics behind them. */
function headlines(samples: readonly ObjectSample[]): { value: number | null; statistic: UnitStatistic }[] {
  const found = objectAgreement(samples, { labels: ['cat', 'dog', 'owl'] });
  return [
    { value: valueOrNull(found.alphaObjects.coefficient), statistic: found.alphaObjects.statistic },
    { value: found.f1.micro, statistic: found.f1.statistic },
    { value: valueOrNull(found.alphaIouDistance.coefficient), statistic: found.alphaIouDistance.statistic },
  ];
}

describe('objectAgreement', () => {
  it('is perfect where all raters draw the same, and undefined where nobody draws', () => {
    const drawn = [box('cat', 0, 0, 4, 4), box('dog', 5, 5, 3, 3)];
    const same = objectAgreement([{ answers: [drawn, drawn] }, { answers: [[], []] }]);
    expect(same.f1.micro).toBe(1);
    expect(same.alphaObjects.coefficient).toMatchObject({ value: 1 });
    expect(same.alphaIouDistance.coefficient).toMatchObject({ value: 1 });
    expect(same.n).toEqual({ units: 2, total: 2, raters: 2, pairable: 4, disagreeing: 0 });

    const empty = objectAgreement([{ answers: [[], []] }]);
    expect(empty.alphaObjects.coefficient).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(empty.alphaIouDistance.coefficient).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(empty.f1.micro).toBeNull();
    expect(empty.f1.meanIou).toBeNull();
  });

  it('is undefined where no sample has two assigned raters', () => {
    const alone = objectAgreement([{ answers: [[box('cat', 0, 0, 4, 4)], null] }, { answers: [null, []] }]);
    expect(alone.alphaObjects.coefficient).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(alone.alphaIouDistance.coefficient).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(alone.f1.micro).toBeNull();
  });

  it('accounts for each region of a pair exactly once', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        for (const pair of objectAgreement(samples).f1.pairs) {
          const both = samples.filter(({ answers }) => answers[pair.a] !== null && answers[pair.b] !== null);
          const count = (rater: number): number => both.reduce((sum, { answers }) => sum + (answers[rater]?.length ?? 0), 0);
          const shared = pair.agree + pair.classDisagreement + pair.localisation + pair.localisationAndClass;
          expect(pair.samples).toBe(both.length);
          expect(shared + pair.missedByB).toBe(count(pair.a));
          expect(shared + pair.missedByA).toBe(count(pair.b));
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('gives object units whose nominal alpha is alpha over objects, with every region in one of them', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const { alphaObjects } = objectAgreement(samples);
        const rows = alphaObjects.rows.map((row) => row.values);
        expectSame(valueOrNull(alphaObjects.coefficient), valueOrNull(krippendorffAlpha(tableOfRows(rows))));
        for (const { label, coefficient } of alphaObjects.perLabel) {
          const recoded = rows.map((row) => row.map((value) => (value === null ? null : value === label ? 'yes' : 'no')));
          expectSame(valueOrNull(coefficient), valueOrNull(krippendorffAlpha(tableOfRows(recoded))));
        }
        const regions = samples.reduce((sum, { answers }) => sum + answers.reduce((inner, answer) => inner + (answer?.length ?? 0), 0), 0);
        expect(rows.flat().filter((value) => value !== null && value !== '∅')).toHaveLength(regions);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('does not change F1 and alpha with IoU distance when raters swap places', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const [, f1, distance] = headlines(samples);
        const [, otherF1, otherDistance] = headlines(samples.map(({ answers }) => ({ answers: [...answers].reverse() })));
        expectSame(otherF1?.value ?? null, f1?.value ?? null);
        expectSame(otherDistance?.value ?? null, distance?.value ?? null);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('resamples to what measuring the resample again gives', () => {
    fc.assert(
      fc.property(objectSamples, fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }), (samples, draws) => {
        const times = samples.map((_, i) => draws[i] ?? 0);
        const resample = samples.flatMap((sample, i) => Array.from({ length: times[i] ?? 0 }, () => sample));
        const again = headlines(resample);
        headlines(samples).forEach(({ value, statistic }, which) => {
          expectSame(statistic.at(samples.map(() => 1)), value);
          expectSame(statistic.at(times), again[which]?.value ?? null);
          const without = headlines(samples.slice(1))[which];
          expectSame(statistic.without(0), without?.value ?? null);
        });
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('does not depend on the order of regions, raters or samples where no two overlap equally', () => {
    const somewhere = fc.double({ min: 0, max: 20, noNaN: true });
    const region = fc.record({ label: fc.constantFrom('cat', 'dog'), x: somewhere, y: somewhere, width: fc.double({ min: 3, max: 12, noNaN: true }), height: fc.double({ min: 3, max: 12, noNaN: true }) });
    const answers = fc.array(region, { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(answers, answers, answers), { minLength: 1, maxLength: 4 }), (rows) => {
        const samples = rows.map((row) => ({ answers: row.map((regions) => regions.map(({ label, x, y, width, height }) => box(label, x, y, width, height))) }));
        const turned = [...samples].reverse().map((sample) => ({ answers: [...sample.answers].reverse().map((regions) => [...regions].reverse()) }));
        const again = headlines(turned);
        headlines(samples).forEach(({ value }, which) => expectSame(again[which]?.value ?? null, value));
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('is 1 where everybody draws the same, whatever that is', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const same = samples.map(({ answers: [first] }) => ({ answers: [first ?? [], first ?? [], first ?? []] }));
        for (const { value } of headlines(same)) expect(value ?? 1).toBeCloseTo(1, 12);
        for (const pair of objectAgreement(same).f1.pairs) expect(pair).toMatchObject({ classDisagreement: 0, localisation: 0, localisationAndClass: 0, missedByA: 0, missedByB: 0 });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('compares answers across images in relative coordinates where image sizes differ', () => {
    const small = { answers: [[box('cat', 10, 10, 20, 20)], [box('cat', 10, 10, 20, 20)]], size: { width: 100, height: 100 } };
    const large = { answers: [[box('cat', 100, 100, 200, 200)], [box('cat', 100, 100, 200, 200)]], size: { width: 1000, height: 1000 } };
    expect(objectAgreement([small, large]).alphaIouDistance.coefficient).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(objectAgreement([small, { ...large, size: small.size }]).alphaIouDistance.coefficient).toMatchObject({ value: 1 });
  });

  it('takes the formula at its word where a box has no area: it overlaps nothing, not even itself', () => {
    const flat = [box('cat', 3, 3, 0, 2), box('cat', 5, 5, 1, 1)];
    const { alphaIouDistance, f1 } = objectAgreement([{ answers: [flat, flat] }, { answers: [[], []] }]);
    expect(alphaIouDistance.unitDistance).toEqual([0.5, 0]);
    expect(f1.micro).toBe(0.5);
  });

  it('matches points within the tolerance, and polygons and rotated boxes by area', () => {
    const point = (x: number): LabeledShape => ({ label: 'tip', shape: { kind: 'point', x, y: 0 } });
    const points = { answers: [[point(0)], [point(5)]] };
    expect(objectAgreement([points], { pointTolerance: 5 }).f1.micro).toBe(1);
    expect(objectAgreement([points], { pointTolerance: 4.9 }).f1.micro).toBe(0);
    const square: LabeledShape = { label: 'tip', shape: { kind: 'polygon', points: [[0, 0], [2, 0], [2, 2], [0, 2]] } };
    const turned: LabeledShape = { label: 'tip', shape: { kind: 'rotated-box', x: 1, y: 1, width: 2, height: 2, angle: 45 } };
    const mixed = objectAgreement([{ answers: [[square], [turned], [box('tip', 0, 0, 2, 2)]] }]).f1;
    expect(mixed.micro).toBe(1);
    expect(mixed.meanIou).toBeCloseTo((1 + 2 * (Math.SQRT2 / 2)) / 3, 9);
  });
});

describe('objectAgreementCurve', () => {
  it('starts at F1 and has a step of .05', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const curve = objectAgreementCurve(samples);
        expect(curve.map(({ threshold }) => threshold)).toEqual([0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]);
        expectSame(curve[0]?.f1 ?? null, objectAgreement(samples).f1.micro);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});
