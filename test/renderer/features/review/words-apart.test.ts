import { describe, expect, it } from 'vitest';
import { wordsApart } from '../../../../renderer/features/review/words-apart.ts';

describe('wordsApart', () => {
  it('sets the differing words against each other, neighbours together', () => {
    expect(wordsApart(['wake me at seven thirty', 'wake me at half past'])).toBe('seven thirty / half past');
  });

  it('says – where a text has no word', () => {
    expect(wordsApart(['um today’s weather', 'today’s weather'])).toBe('um / –');
  });

  it('says each different reading once', () => {
    expect(wordsApart(['play jazz', 'play jess', 'play jazz'])).toBe('jazz / jess');
  });

  it('stops after two places', () => {
    expect(wordsApart(['a x b x c x d', 'a y b y c y d'])).toBe('x / y, x / y …');
  });

  it('has nothing to say about one text, the same words, or long texts', () => {
    expect(wordsApart(['one'])).toBeUndefined();
    expect(wordsApart(['Same words.', 'same words'])).toBeUndefined();
    expect(wordsApart(['long '.repeat(200), 'text'])).toBeUndefined();
  });
});
