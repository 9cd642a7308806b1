import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffRow, diffRows } from '../../../renderer/ui/diff-rows.ts';

const text = (row: DiffRow) => (row.kind === 'gap' ? '' : row.kind === 'same' ? row.text : row.parts.map((part) => part.text).join(''));

describe('a line diff', () => {
  it('marks the words that differ in paired lines', () => {
    const rows = diffRows('a mark you feel', 'a mark longer than you feel');
    expect(rows.map((row) => row.kind)).toEqual(['removed', 'added']);
    const added = rows[1];
    expect(added?.kind === 'added' && added.parts.filter((part) => part.changed).map((part) => part.text.trim())).toEqual(['longer than']);
  });

  it('numbers lines on both sides', () => {
    expect(diffRows('a\nb\nc', 'a\nx\ny\nc')).toEqual([
      { kind: 'same', before: 1, after: 1, text: 'a' },
      { kind: 'removed', before: 2, parts: [{ text: 'b', changed: false }] },
      { kind: 'added', after: 2, parts: [{ text: 'x', changed: false }] },
      { kind: 'added', after: 3, parts: [{ text: 'y', changed: false }] },
      { kind: 'same', before: 3, after: 4, text: 'c' },
    ]);
  });

  it('folds what is far from any change and says how much', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const changed = lines.with(10, 'changed');
    const rows = diffRows(lines.join('\n'), changed.join('\n'), 2);
    expect(rows.filter((row) => row.kind === 'gap')).toEqual([
      { kind: 'gap', lines: 8 },
      { kind: 'gap', lines: 7 },
    ]);
  });

  it('gives both texts back', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c d', 'c e', ''), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const rows = diffRows(before.join('\n'), after.join('\n'), 100);
        if (before.join('\n') === after.join('\n')) {
          expect(rows).toEqual([{ kind: 'gap', lines: before.length }]);
          return;
        }
        expect(rows.filter((row) => row.kind !== 'added').map(text)).toEqual(before);
        expect(rows.filter((row) => row.kind !== 'removed').map(text)).toEqual(after);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
