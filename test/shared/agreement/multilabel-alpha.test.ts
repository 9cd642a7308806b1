import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelSets, labelAlpha, labelsUsed, multilabelAlpha } from '../../../shared/agreement/multilabel-alpha.ts';

const units: fc.Arbitrary<LabelSets> = fc.array(fc.array(fc.option(fc.subarray(['a', 'b', 'c']), { freq: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 8 });

describe('multilabelAlpha', () => {
  it('does not mind order and repetition inside a set', () => {
    fc.assert(
      fc.property(units, fc.constantFrom('masi' as const, 'jaccard' as const, 'exact' as const), (given, distance) => {
        const written = given.map((unit) => unit.map((set) => set && [...set, ...set].reverse()));
        expect(multilabelAlpha(written, distance).coefficient).toEqual(multilabelAlpha(given, distance).coefficient);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is the same for all distances when every set has one label', () => {
    const single: LabelSets = [[['a'], ['a']], [['b'], ['a']], [['b'], ['b']], [['c'], null]];
    const masi = multilabelAlpha(single).coefficient;
    expect(multilabelAlpha(single, 'jaccard').coefficient).toEqual(masi);
    expect(multilabelAlpha(single, 'exact').coefficient).toEqual(masi);
  });

  it('is undefined where all answers are the same set, empty ones included, or nothing is paired', () => {
    expect(multilabelAlpha([[[], []], [[], []]]).coefficient).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(multilabelAlpha([[['a'], null]]).coefficient).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
  });
});

describe('labelAlpha', () => {
  it('reads each label as chosen or not', () => {
    const given: LabelSets = [[['a'], ['a', 'b']], [['b'], ['b']], [[], null]];
    expect(labelsUsed(given)).toEqual(['a', 'b']);
    expect(labelAlpha(given, 'a').coefficient).toMatchObject({ value: 1 });
    expect(labelAlpha(given, 'b').coefficient).toMatchObject({ value: 0 });
  });
});
