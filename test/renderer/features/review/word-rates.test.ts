import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordRates } from '../../../../renderer/features/review/word-rates.ts';
import { errorRate } from '../../../../shared/agreement/error-rate.ts';
import { transcriptAgreement } from '../../../../shared/agreement/transcript-agreement.ts';

describe('word error rates of two transcripts', () => {
  it('say who is the reference', () => {
    expect(wordRates('we will meet at noon', 'we meet after noon')).toEqual({ errors: 2, first: 2 / 5, second: 2 / 4, both: 4 / 9, words: [5, 4] });
  });

  it('do not count case and punctuation', () => {
    expect(wordRates('Yes, sir!', 'yes sir')).toMatchObject({ errors: 0, both: 0 });
  });

  it('are undefined against a text without words', () => {
    expect(wordRates('', 'yes')).toMatchObject({ errors: 1, first: null, second: 1, both: 2 });
    expect(wordRates('', '…')).toMatchObject({ errors: 0, first: null, second: null, both: null });
  });

  it('are the engine’s, either way round and both ways together', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd,'), { minLength: 1, maxLength: 10 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const rates = wordRates(one, other);
        expect(rates.first).toBe(errorRate([one], [other], 'word').rate);
        expect(rates.second).toBe(errorRate([other], [one], 'word').rate);
        expect(rates.both).toBeCloseTo(transcriptAgreement([[one, other]]).wordRate.value ?? NaN, 12);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
