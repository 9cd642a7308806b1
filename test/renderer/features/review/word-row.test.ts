import { describe, expect, it } from 'vitest';
import { voicesOf, type WordRow } from '../../../../renderer/features/review/word-row.ts';

const row = (name: string, text: string): WordRow => ({ key: name, name, color: 1, text });

describe('voices', () => {
  it('are those who wrote the very same, in the order of their first', () => {
    const voices = voicesOf([row('Ana', 'yes'), row('Ben', 'Yes'), row('Chen', 'yes')]);
    expect(voices.map(({ people, text, row: at }) => [people.map(({ name }) => name), text, at])).toEqual([[['Ana', 'Chen'], 'yes', 0], [['Ben'], 'Yes', 1]]);
    expect(voicesOf([])).toEqual([]);
  });
});
