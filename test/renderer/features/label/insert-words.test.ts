import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withWords } from '../../../../renderer/features/label/insert-words.ts';

/** The text with the caret as `|`; what is marked lies between two of them. */
function written(marked: string, words: string): string {
  const [before = '', middle = '', after] = marked.split('|');
  const text = before + middle + (after ?? '');
  const from = before.length;
  const { text: next, caret } = after === undefined ? withWords({ text, from, to: from }, words) : withWords({ text, from, to: from + middle.length }, words);
  return `${next.slice(0, caret)}|${next.slice(caret)}`;
}

describe('words written at the caret', () => {
  it('stand alone between words, and touch neither', () => {
    expect(written('|', 'uh')).toBe('uh|');
    expect(written('well|', '[laughter]')).toBe('well [laughter]|');
    expect(written('well |', 'uh')).toBe('well uh|');
    expect(written('|then', 'uh')).toBe('uh| then');
    expect(written('well| then', 'uh')).toBe('well uh| then');
    expect(written('wellthen'.replace('then', '|then'), 'uh')).toBe('well uh| then');
  });

  it('leave no space before a sign that closes, or after one that opens', () => {
    expect(written('well|, then', 'uh')).toBe('well uh|, then');
    expect(written('(|)', 'noise')).toBe('(noise|)');
    expect(written('“|”', 'uh')).toBe('“uh|”');
    expect(written('نعم|؟', '[؟؟]')).toBe('نعم [؟؟]|؟');
  });

  it('take the place of what is marked', () => {
    expect(written('say |what| now', '[unclear]')).toBe('say [unclear]| now');
    expect(written('|all|', 'uh')).toBe('uh|');
  });

  it('bring their own space where they have it', () => {
    expect(written('well|then', '[0:12.340] ')).toBe('well [0:12.340] |then');
  });

  it('never change what stood there, of any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.constantFrom('uh', '[؟]', 'ん'), (text, place, words) => {
        const from = text.length === 0 ? 0 : place % (text.length + 1);
        const { text: next, caret } = withWords({ text, from, to: from }, words);
        expect(next.startsWith(text.slice(0, from))).toBe(true);
        expect(next.endsWith(text.slice(from))).toBe(true);
        expect(next.slice(0, caret).endsWith(words)).toBe(true);
        expect(next.length - text.length - words.length).toBeLessThanOrEqual(2);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
