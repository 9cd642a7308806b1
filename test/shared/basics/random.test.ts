import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../../shared/basics/random.ts';

/* The numbers come from an independent program (Python integers) of the same two published algorithms. */
const GOLDEN: readonly [seed: number, stream: number, first: readonly number[]][] = [
  [0, 0, [4040328573, 766560300, 3233569545, 3077719474, 1481743930, 2026042870]],
  [1, 0, [1526988584, 2907895945, 1394869624, 2016686417, 3782339145, 778555598]],
  [42, 0, [2728850730, 268437868, 4002966893, 1496633852, 50129436, 2225283172]],
  [42, 1, [3056561085, 2800945847, 2265234683, 3955339740, 2051930963, 1062648498]],
  [42, 2, [424156870, 2123512048, 2286791565, 2210727902, 1354170605, 1885149545]],
  [0xffff_ffff, 7, [2900754593, 1841380481, 134289396, 1583193689, 2147140471, 1631369778]],
];

describe('seeded randomness', () => {
  it.each(GOLDEN)('gives the published sequence for seed %i, stream %i', (seed, stream, first) => {
    const random = seededRandom(seed, stream);
    expect(first.map(() => random.uint32())).toEqual(first);
  });

  it('takes seeds and streams modulo 2^32, and stream 0 when none is named', () => {
    expect(seededRandom(2 ** 32 + 42, 2 ** 32 + 1).uint32()).toBe(3056561085);
    expect(seededRandom(42).uint32()).toBe(2728850730);
  });

  it('makes floats and dice from the same draws', () => {
    const floats = seededRandom(5);
    expect([floats.unit(), floats.unit(), floats.unit()]).toEqual([0.8515407391823828, 0.1632438583765179, 0.6786371276248246]);
    const dice = seededRandom(7);
    expect(Array.from({ length: 8 }, () => dice.below(6))).toEqual([1, 3, 3, 5, 1, 5, 1, 2]);
  });

  it('stays below any bound, the largest included', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
        const random = seededRandom(seed);
        for (let i = 0; i < 20; i++) {
          const draw = random.below(bound);
          expect(Number.isInteger(draw) && draw >= 0 && draw < bound).toBe(true);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('throws each side of a die equally often (chi-squared below its 99.9 % point)', () => {
    const random = seededRandom(11);
    const sides = new Map<number, number>();
    for (let i = 0; i < 60_000; i++) {
      const side = random.below(6);
      sides.set(side, (sides.get(side) ?? 0) + 1);
    }
    const chiSquared = [...sides.values()].reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(sides.size).toBe(6);
    expect(chiSquared).toBeLessThan(20.52); // 5 degrees of freedom
  });

  it('shuffles into a permutation and leaves the original alone', () => {
    const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(shuffled(values, seededRandom(3))).toEqual([1, 5, 0, 2, 4, 9, 7, 3, 6, 8]);
    expect(values).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (list, seed) => {
        const byValue = (a: number, b: number) => a - b;
        expect(shuffled(list, seededRandom(seed)).sort(byValue)).toEqual([...list].sort(byValue));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
