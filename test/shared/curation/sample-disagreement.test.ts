import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choiceDisagreement,
  multichoiceDisagreement,
  ratingDisagreement,
  regionDisagreement,
  sampleDisagreement,
  textDisagreement,
} from '../../../shared/curation/sample-disagreement.ts';
import { boxes } from '../../support/arbitrary-objects.ts';

const label = fc.constantFrom('a', 'b', 'c');
const many = <T>(each: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(each, { maxLength: 5 });
const cases = fc.oneof(
  many(label).map((values) => [choiceDisagreement(values), choiceDisagreement([...values].reverse()), values.length] as const),
  many(fc.subarray(['a', 'b', 'c'])).map((values) => [multichoiceDisagreement(values), multichoiceDisagreement([...values].reverse()), values.length] as const),
  many(fc.nat(4)).map((values) => [ratingDisagreement(values, 5), ratingDisagreement([...values].reverse(), 5), values.length] as const),
  many(fc.lorem({ maxCount: 4 })).map((values) => [textDisagreement(values), textDisagreement([...values].reverse()), values.length] as const),
  many(boxes).map((values) => [regionDisagreement(values), regionDisagreement([...values].reverse()), values.length] as const),
);

describe('sample disagreement', () => {
  it('is within 0 and 1, the same in any order of answers, and null below two answers', () => {
    fc.assert(
      fc.property(cases, ([found, reversed, answers]) => {
        if (answers < 2) expect(found).toBeNull();
        else {
          expect(found).toBeGreaterThanOrEqual(0);
          expect(found).toBeLessThanOrEqual(1);
          expect(reversed).toBeCloseTo(found ?? NaN, 9);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is the share of differing pairs for one label', () => {
    expect(choiceDisagreement(['a', 'a', 'b'])).toBeCloseTo(2 / 3, 12);
    expect(choiceDisagreement(['a', 'a'])).toBe(0);
  });

  it('is steps over the most steps for ratings, 0 with a single level', () => {
    expect(ratingDisagreement([0, 4], 5)).toBe(1);
    expect(ratingDisagreement([1, 2], 5)).toBe(0.25);
    expect(ratingDisagreement([0, 0], 1)).toBe(0);
  });

  it('ignores repetition in sets and punctuation in texts', () => {
    expect(multichoiceDisagreement([['a', 'a'], ['a']])).toBe(0);
    expect(textDisagreement(['Hello, you', 'hello you!'])).toBe(0);
    expect(textDisagreement(['', 'hello'])).toBe(1);
  });

  it('is 1 between something and nothing drawn, 0 between nothing and nothing', () => {
    const region = { label: 'a', shape: { kind: 'span' as const, start: 0, end: 1 } };
    expect(regionDisagreement([[region], []])).toBe(1);
    expect(regionDisagreement([[], []])).toBe(0);
  });
});

describe('sampleDisagreement', () => {
  it('is the greatest over questions, null when no question has two answers', () => {
    expect(sampleDisagreement([0.2, null, 0.7])).toBe(0.7);
    expect(sampleDisagreement([0, null])).toBe(0);
    expect(sampleDisagreement([null])).toBeNull();
    expect(sampleDisagreement([])).toBeNull();
  });
});
