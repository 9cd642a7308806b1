import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../../shared/basics/random.ts';
import { RELEASE_SPLITS } from '../../../shared/model/release.ts';
import { splitRelease, type SplitItem } from '../../../shared/release/split-release.ts';
import { sampleOf } from '../../support/story.ts';

const SHARES = { train: 0.8, dev: 0.1, test: 0.1 };

function item(name: string, labels: readonly string[] = [], groups: readonly string[] = []): SplitItem {
  return { sample: sampleOf(name), labels, groups };
}

const items = fc
  .array(fc.record({ labels: fc.subarray(['a', 'b', 'c']), groups: fc.subarray(['g1', 'g2', 'g3', 'g4', 'g5'], { maxLength: 2 }) }), { maxLength: 60 })
  .map((list) => list.map(({ labels, groups }, at) => item(String(at), labels, groups)));

function countsOf(list: readonly SplitItem[], result: ReturnType<typeof splitRelease>, label?: string): number[] {
  return RELEASE_SPLITS.map((split) => list.filter(({ sample, labels }) => result.get(sample) === split && (label === undefined || labels.includes(label))).length);
}

describe('splitting a release', () => {
  it('puts every sample into exactly one split with a share', () => {
    fc.assert(
      fc.property(items, fc.nat(), (list, seed) => {
        const result = splitRelease(list, { train: 0.7, dev: 0, test: 0.3 }, seed);
        expect(result.size).toBe(list.length);
        expect([...result.values()].includes('dev')).toBe(false);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('never parts a group, samples of several groups included', () => {
    fc.assert(
      fc.property(items, fc.nat(), (list, seed) => {
        const result = splitRelease(list, SHARES, seed);
        const splitOf = new Map<string, string>();
        for (const { sample, groups } of list) {
          for (const group of groups) {
            const split = result.get(sample) ?? '';
            expect(splitOf.get(group) ?? split).toBe(split);
            splitOf.set(group, split);
          }
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is the same for the same seed, whatever the order of samples', () => {
    fc.assert(
      fc.property(items, fc.nat(), (list, seed) => {
        const sorted = (result: ReadonlyMap<string, string>) => [...result].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(splitRelease(shuffled(list, seededRandom(seed)), SHARES, 5))).toEqual(sorted(splitRelease(list, SHARES, 5)));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('draws another split from another seed', () => {
    const list = Array.from({ length: 50 }, (_, at) => item(String(at), ['a']));
    expect([...splitRelease(list, SHARES, 1)]).not.toEqual([...splitRelease(list, SHARES, 2)]);
  });

  it('keeps the shares, and each label in proportion', () => {
    const list = Array.from({ length: 1000 }, (_, at) => item(String(at), [at % 10 === 0 ? 'rare' : at % 2 === 0 ? 'even' : 'odd']));
    const result = splitRelease(list, SHARES, 1);
    expect(countsOf(list, result)).toEqual([800, 100, 100]);
    expect(countsOf(list, result, 'rare')).toEqual([80, 10, 10]);
    expect(countsOf(list, result, 'even')).toEqual([320, 40, 40]);
    expect(countsOf(list, result, 'odd')).toEqual([400, 50, 50]);
  });

  it('keeps shares within one sample without labels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.nat(), (count, seed) => {
        const list = Array.from({ length: count }, (_, at) => item(String(at)));
        const [train = 0, dev = 0, test = 0] = countsOf(list, splitRelease(list, SHARES, seed));
        for (const [got, share] of [[train, 0.8], [dev, 0.1], [test, 0.1]] as const) expect(Math.abs(got - share * count)).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
