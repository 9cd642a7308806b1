import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignWords } from '../../../../renderer/features/review/word-alignment.ts';
import { withRunFrom, wordRuns } from '../../../../renderer/features/review/word-runs.ts';

const runsOf = (...texts: string[]) => wordRuns(alignWords(texts));

describe('runs of words', () => {
  it('join what differs beside each other, and what does not', () => {
    expect(runsOf('we will meet at noon today', 'we meet after noon')).toEqual([
      { differs: undefined, texts: ['we', 'we'] },
      { differs: 'word', texts: ['will', ''] },
      { differs: undefined, texts: ['meet', 'meet'] },
      { differs: 'word', texts: ['at', 'after'] },
      { differs: undefined, texts: ['noon', 'noon'] },
      { differs: 'word', texts: ['today', ''] },
    ]);
  });

  it('keep another spelling apart from another word', () => {
    expect(runsOf('Yes, sir', 'yes ma’am').map(({ differs }) => differs)).toEqual(['spelling', 'word']);
  });

  it('put one text’s words into another, and nothing else', () => {
    const [one, other] = ['we will meet at noon', 'we meet after noon'];
    const runs = runsOf(one, other);
    expect(withRunFrom(one, runs, { base: 0, run: 1, from: 1 })).toBe('we meet at noon');
    expect(withRunFrom(one, runs, { base: 0, run: 3, from: 1 })).toBe('we will meet after noon');
    expect(withRunFrom(other, runs, { base: 1, run: 1, from: 0 })).toBe('we will meet after noon');
  });

  it('leave line breaks where they are', () => {
    const text = 'hello\nwe meet today\nat noon';
    const replaced = (other: string) => {
      const runs = runsOf(text, other);
      return withRunFrom(text, runs, { base: 0, run: runs.findIndex(({ differs }) => differs === 'word'), from: 1 });
    };
    expect(replaced('hello we meet at noon')).toBe('hello\nwe meet\nat noon');
    expect(replaced('hello we meet now at noon')).toBe('hello\nwe meet now\nat noon');
    expect(replaced('hello we meet today again at noon')).toBe('hello\nwe meet today\nagain at noon');
  });

  it('are each text when read along one row, and become another text run by run', () => {
    const words = fc.array(fc.constantFrom('we', 'meet', 'at', 'noon', 'Noon,', 'سلام'), { maxLength: 12 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(words, words, words, (a, b, c) => {
        const texts = [a, b, c];
        const runs = wordRuns(alignWords(texts));
        texts.forEach((text, row) => expect(withRunFrom(text, runs, { base: row, run: -1, from: row })).toBe(text));
        let text = a;
        for (let at = 0; at < runs.length; at++) {
          text = runs.map((run, place) => run.texts[place <= at ? 1 : 0] ?? '').filter((said) => said !== '').join(' ');
        }
        expect(text).toBe(runs.length === 0 ? a : b);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
