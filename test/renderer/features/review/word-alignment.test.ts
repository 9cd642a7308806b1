import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignWords } from '../../../../renderer/features/review/word-alignment.ts';

const rows = (texts: readonly string[]) => {
  const places = alignWords(texts);
  return texts.map((_, text) => places.map(({ words }) => words[text] ?? '·').join(' '));
};
const differing = (texts: readonly string[]) => alignWords(texts).flatMap(({ words, differs }) => (differs === 'word' ? [words.map((word) => word ?? '·').join('/')] : []));

describe('alignWords', () => {
  it('puts the same words beneath each other, with gaps where one text has more', () => {
    expect(rows(['um today’s weather', 'today’s weather', 'today’s weather please'])).toEqual(['um today’s weather ·', '· today’s weather ·', '· today’s weather please']);
  });

  it('puts a replaced word against the word it replaces', () => {
    expect(differing(['play some jazz', 'play sum jazz', 'play some jazz'])).toEqual(['some/sum/some']);
  });

  it('calls words the same that agreement counts as the same, and says that they are spelled differently', () => {
    expect(alignWords(['It’s late.', 'its Late'])).toEqual([
      { words: ['It’s', 'its'], differs: 'spelling' },
      { words: ['late.', 'Late'], differs: 'spelling' },
    ]);
  });

  it('finds no difference in equal texts, and nothing at all in empty ones', () => {
    expect(alignWords(['turn it off', 'turn  it off'])).toHaveLength(3);
    expect(differing(['turn it off', 'turn  it off'])).toEqual([]);
    expect(alignWords(['', ' '])).toEqual([]);
    expect(alignWords([])).toEqual([]);
  });

  it('sets an empty text against everything', () => {
    expect(differing(['', 'turn off'])).toEqual(['·/turn', '·/off']);
  });

  it('keeps every word of every text, in order', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (lists) => {
        const places = alignWords(lists.map((list) => list.join(' ')));
        lists.forEach((list, text) => expect(places.flatMap((place) => place.words[text] ?? [])).toEqual(list));
        for (const place of places) expect(place.words.some((word) => word !== undefined)).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('needs no more differing places for two texts than their edit distance', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(differing([a.join(' '), b.join(' ')])).toHaveLength(editDistance(a, b));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('matches beginnings and ends of texts too long to be compared word by word', () => {
    const middle = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word}${n}`).join(' ');
    const places = alignWords([`start ${middle('a')} end`, `start ${middle('b')} end`]);
    expect(places.filter(({ differs }) => differs === undefined).map(({ words }) => words[0])).toEqual(['start', 'end']);
  });
});

function editDistance(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  const [first, ...rest] = a;
  const [other, ...others] = b;
  if (first === other) return editDistance(rest, others);
  return 1 + Math.min(editDistance(rest, others), editDistance(rest, b), editDistance(a, others));
}
