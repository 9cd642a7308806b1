import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNatural, compareText, compareUtf8 } from '../../../shared/basics/order.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 12 });

describe('orders of texts', () => {
  it('compareUtf8 is the order of the UTF-8 bytes', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('compareUtf8 and compareText part where surrogate pairs meet the last private characters', () => {
    expect(compareText('\u{1F600}', '\uFF01')).toBeLessThan(0);
    expect(compareUtf8('\u{1F600}', '\uFF01')).toBeGreaterThan(0);
  });

  it.each([
    [['img10', 'img2', 'img1'], ['img1', 'img2', 'img10']],
    [['a', '', 'A', 'b1', 'b01', 'b'], ['', 'A', 'a', 'b', 'b01', 'b1']],
    [['x1y10', 'x1y9', 'x01y1'], ['x01y1', 'x1y9', 'x1y10']],
    [['99999999999999999999999a', '1a'], ['1a', '99999999999999999999999a']],
  ])('compareNatural sorts %j as people read', (given, sorted) => {
    expect([...given].sort(compareNatural)).toEqual(sorted);
  });

  it('compareNatural is the order of the runs, one after the other', () => {
    const byRuns = (a: string, b: string): number => {
      const [x, y] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
      const at = x.findIndex((run, i) => run !== y[i]);
      if (at === -1 || y[at] === undefined) return x.length - y.length;
      const [one, other] = [x[at] ?? '', y[at]];
      return (/^\d/.test(one) && /^\d/.test(other) ? Number(one) - Number(other) : 0) || compareText(one, other);
    };
    const name = fc.stringMatching(/^[a/]{0,2}[0-2]{0,3}[a/]{0,2}[0-2]{0,3}$/);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(compareNatural(a, b))).toBe(Math.sign(byRuns(a, b)));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('all of them are orders: antisymmetric, and the same whatever the list was', () => {
    for (const compare of [compareText, compareUtf8, compareNatural]) {
      fc.assert(
        fc.property(fc.array(fc.oneof(anyText, fc.stringMatching(/^[a-b]?[0-9]{0,3}[a-b]?$/)), { maxLength: 8 }), (list) => {
          const sorted = [...list].sort(compare);
          expect([...list].reverse().sort(compare)).toEqual(sorted);
          for (const a of list) for (const b of list) expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        }),
        { seed: 1, numRuns: 300 },
      );
    }
  });
});
