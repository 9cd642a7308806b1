import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAMMA_COSTS, leastDisorder, spanDissimilarity } from '../../../shared/agreement/gamma-alignment.ts';
import { gamma } from '../../../shared/agreement/gamma.ts';
import type { LabeledSpan } from '../../../shared/agreement/timeline.ts';

const spans = (maxLength: number): fc.Arbitrary<LabeledSpan[]> =>
  fc.array(
    fc.tuple(fc.constantFrom('a', 'b'), fc.nat(12), fc.integer({ min: 1, max: 6 })).map(([label, start, length]) => ({ label, start, end: start + length })),
    { maxLength },
  );

/** The least disorder by trying every partition. */
function tried(rows: readonly (readonly LabeledSpan[])[]): number {
  const pairs = (rows.length * (rows.length - 1)) / 2;
  const units = rows.flatMap((row, annotator) => row.map((span) => ({ annotator, span })));
  type Group = (typeof units)[number][];
  const cost = (group: Group): number => {
    let unlike = pairs - (group.length * (group.length - 1)) / 2;
    group.forEach((a, i) => group.slice(i + 1).forEach((b) => (unlike += spanDissimilarity(a.span, b.span, GAMMA_COSTS))));
    return unlike / pairs;
  };
  let best = Infinity;
  const walk = (at: number, groups: readonly Group[]): void => {
    const unit = units[at];
    if (unit === undefined) {
      best = Math.min(best, groups.reduce((sum, group) => sum + cost(group), 0));
      return;
    }
    walk(at + 1, [...groups, [unit]]);
    groups.forEach((group, g) => {
      if (group.every((other) => other.annotator !== unit.annotator)) walk(at + 1, groups.map((each, i) => (i === g ? [...each, unit] : each)));
    });
  };
  walk(0, []);
  return best / (units.length / rows.length);
}

describe('leastDisorder', () => {
  it('reaches what trying every partition reaches, for two and three annotators', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(spans(4), spans(4)), fc.tuple(spans(3), spans(3), spans(2))), (rows) => {
        const found = leastDisorder(rows, GAMMA_COSTS);
        if (rows.every((row) => row.length === 0)) expect(found).toBeNull();
        else expect(found).toBeCloseTo(tried(rows), 9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('gamma', () => {
  const row = [{ label: 'a', start: 0, end: 4 }, { label: 'b', start: 5, end: 9 }, { label: 'a', start: 12, end: 15 }];

  it('is 1 where annotators are the same', () => {
    expect(gamma([row, row, row])).toMatchObject({ kind: 'defined', value: 1, observedDisorder: 0 });
  });

  it('gives the same for the same seed and almost the same for another', () => {
    const shifted = row.map((span) => ({ ...span, start: span.start + 1, end: span.end + 1 }));
    const once = gamma([row, shifted], { seed: 5 });
    expect(gamma([row, shifted], { seed: 5 })).toEqual(once);
    const other = gamma([row, shifted], { seed: 6 });
    expect(once.kind === 'defined' && other.kind === 'defined' ? Math.abs(once.value - other.value) : 1).toBeLessThan(0.03);
  });

  it('draws until the expected disorder is known to 2 %, but no more than allowed', () => {
    const shifted = row.map((span) => ({ ...span, start: span.start + 1, end: span.end + 1 }));
    const found = gamma([row, shifted]);
    expect(found.kind === 'defined' ? found.samples : 0).toBeGreaterThanOrEqual(30);
    expect(gamma([row, shifted], { mostSamples: 40, precision: 1e-6 })).toMatchObject({ samples: 40 });
  });

  it('is undefined for one annotator, and where there is no span', () => {
    expect(gamma([row])).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(gamma([[], []])).toEqual({ kind: 'undefined', because: 'no_variation' });
  });
});
