import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCounts } from '../../../shared/agreement/edit-alignment.ts';
import { editDistance, SymbolNumbering, type Symbols } from '../../../shared/agreement/edit-distance.ts';

const symbols = (maxLength: number): fc.Arbitrary<Symbols> => fc.array(fc.nat(3), { maxLength }).map((list) => Int32Array.from(list));

/** The textbook table. */
function table(a: Symbols, b: Symbols): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  a.forEach((symbol, i) => {
    const next = [i + 1];
    b.forEach((other, j) => next.push(Math.min((row[j] ?? 0) + (symbol === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1)));
    row = next;
  });
  return row[b.length] ?? 0;
}

describe('editDistance', () => {
  it('equals the textbook table, also past one and several blocks of 32', () => {
    fc.assert(
      fc.property(symbols(150), symbols(150), (a, b) => {
        expect(editDistance(a, b)).toBe(table(a, b));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is a metric', () => {
    fc.assert(
      fc.property(symbols(50), symbols(50), symbols(50), (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a.join() === b.join());
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('at exactly 31 to 33 and 63 to 65 symbols is right', () => {
    for (const length of [31, 32, 33, 63, 64, 65, 96]) {
      const a = Int32Array.from({ length }, (_, i) => i % 7);
      const b = Int32Array.from({ length: length + 5 }, (_, i) => (i * 3) % 5);
      expect(editDistance(a, b)).toBe(table(a, b));
    }
  });
});

describe('editCounts', () => {
  it('splits exactly the distance, and every symbol is used once', () => {
    fc.assert(
      fc.property(symbols(20), symbols(20), (reference, hypothesis) => {
        const { hits, substitutions, deletions, insertions } = editCounts(reference, hypothesis);
        expect(substitutions + deletions + insertions).toBe(editDistance(reference, hypothesis));
        expect(hits + substitutions + deletions).toBe(reference.length);
        expect(hits + substitutions + insertions).toBe(hypothesis.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('SymbolNumbering', () => {
  it('gives the same number to the same symbol over several sequences', () => {
    const numbering = new SymbolNumbering();
    expect([...numbering.numbersOf(['a', 'b', 'a'])]).toEqual([0, 1, 0]);
    expect([...numbering.numbersOf(['c', 'b'])]).toEqual([2, 1]);
  });
});
