import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentRates, errorRate } from '../../../shared/agreement/error-rate.ts';
import { charactersOf, normaliseTranscript, wordsOf } from '../../../shared/agreement/transcript-normalisation.ts';

describe('errorRate', () => {
  it('divides summed errors by summed lengths', () => {
    expect(errorRate(['the cat sat on the mat', 'yes'], ['the cat sat mat', 'no no'], 'word')).toEqual({ rate: 4 / 7, errors: 4, reference: 7 });
  });

  it('has no rate without reference words, but its errors', () => {
    expect(errorRate([''], ['a b'], 'word')).toEqual({ rate: null, errors: 2, reference: 0 });
    expect(alignmentRates([''], ['a b'])).toEqual({ matchErrorRate: null, wordInformationLost: null });
  });

  it('normalises unless told not to', () => {
    expect(errorRate(['Hello, World'], ['hello world'], 'word').errors).toBe(0);
    expect(errorRate(['Hello, World'], ['hello world'], 'word', false).errors).toBe(2);
  });

  it('counts code points, so that one emoji is one character', () => {
    expect(errorRate(['a😀b'], ['ab'], 'character', false)).toEqual({ rate: 1 / 3, errors: 1, reference: 3 });
  });

  it('loses all information when nothing was written', () => {
    expect(alignmentRates(['a b'], [''])).toEqual({ matchErrorRate: 1, wordInformationLost: 1 });
  });
});

describe('normaliseTranscript', () => {
  it('deletes apostrophes of all three kinds and turns symbols into spaces', () => {
    expect(normaliseTranscript('It’s ʼtwas o\'clock – 5€ + tax')).toBe('its twas oclock 5 tax');
  });

  it('changes nothing the second time', () => {
    for (const text of ['İstanbul', 'É!', ' a\tb\n', '“quoted”', '']) expect(normaliseTranscript(normaliseTranscript(text))).toBe(normaliseTranscript(text));
  });

  it('takes the short way for plain words to where the long way goes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Plain', 'words', '7', 'é', ',', ' ', '  ', '\t', '\uFEFF', '’'), { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        expect(normaliseTranscript(`${text} ·`)).toBe(normaliseTranscript(text));
        expect(wordsOf(`\t${text}`)).toEqual(wordsOf(text));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('wordsOf and charactersOf', () => {
  it('find none in white space', () => {
    expect(wordsOf(' \n ')).toEqual([]);
    expect(charactersOf('  ')).toEqual([]);
  });
});
