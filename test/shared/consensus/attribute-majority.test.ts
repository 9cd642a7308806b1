import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../../shared/basics/random.ts';
import { attributeMajority } from '../../../shared/consensus/attribute-majority.ts';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';

const choice = (label: string): AttributeValue => ({ type: 'choice', label: label as LabelId });
const set = (...labels: string[]): AttributeValue => ({ type: 'multichoice', labels: labels as LabelId[] });
const level = (at: number): AttributeValue => ({ type: 'rating', level: at });
const text = (words: string): AttributeValue => ({ type: 'text', text: words });

describe('what most say about a region', () => {
  it('is nothing where nobody said anything', () => {
    expect(attributeMajority([])).toBeUndefined();
  });

  it('is the label most gave, and none where two are ahead', () => {
    expect(attributeMajority([choice('red'), choice('blue'), choice('red')])).toEqual({ value: choice('red'), share: 2 / 3 });
    expect(attributeMajority([choice('red'), choice('blue')])).toEqual({ value: null, share: 0.5 });
  });

  it('is of a set each label that more than half gave', () => {
    expect(attributeMajority([set('a', 'b', 'a'), set('a'), set()])).toEqual({ value: set('a'), share: 2 / 3 });
    expect(attributeMajority([set('a'), set()])).toEqual({ value: null, share: 0.5 });
    expect(attributeMajority([set(), set()])).toEqual({ value: set(), share: 1 });
  });

  it('is the median level where it is one', () => {
    expect(attributeMajority([level(0), level(4), level(3)])).toEqual({ value: level(3), share: 1 / 3 });
    expect(attributeMajority([level(0), level(4)])).toEqual({ value: null, share: 0.5 });
  });

  it('is the wording most agree on, in its most frequent spelling', () => {
    expect(attributeMajority([text('Turn it on.'), text('turn it on'), text('turn it on'), text('off')])).toEqual({ value: text('turn it on'), share: 3 / 4 });
    expect(attributeMajority([text('a'), text('b')])).toEqual({ value: null, share: 0.5 });
  });

  it('does not depend on who said it first', () => {
    const value = fc.oneof(fc.constantFrom(choice('a'), choice('b')), fc.constantFrom(choice('a'), choice('c')));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), fc.nat(), (given, seed) => {
        expect(attributeMajority(shuffled(given, seededRandom(seed)))).toEqual(attributeMajority(given));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
