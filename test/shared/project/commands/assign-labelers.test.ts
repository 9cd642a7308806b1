import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLabelers } from '../../../../shared/project/commands/assign-labelers.ts';

interface Case {
  readonly samples: number;
  readonly labelers: number;
  readonly perSample: number;
  readonly seed: number;
}

const cases: fc.Arbitrary<Case> = fc
  .record({ samples: fc.integer({ min: 0, max: 120 }), labelers: fc.integer({ min: 1, max: 9 }), k: fc.integer({ min: 0, max: 8 }), seed: fc.nat() })
  .map(({ samples, labelers, k, seed }) => ({ samples, labelers, perSample: 1 + (k % labelers), seed }));

function loads(assigned: readonly (readonly number[])[], labelers: number): number[] {
  return Array.from({ length: labelers }, (_, labeler) => assigned.filter((group) => group.includes(labeler)).length);
}

function meetings(assigned: readonly (readonly number[])[], labelers: number): number[] {
  const pairs: number[] = [];
  for (let a = 0; a < labelers; a++) {
    for (let b = a + 1; b < labelers; b++) pairs.push(assigned.filter((group) => group.includes(a) && group.includes(b)).length);
  }
  return pairs;
}

const spread = (values: readonly number[]) => (values.length === 0 ? 0 : Math.max(...values) - Math.min(...values));

describe('assigning labelers', () => {
  it('gives each sample the asked number of distinct labelers, and loads that differ by at most one', () => {
    fc.assert(
      fc.property(cases, ({ samples, labelers, perSample, seed }) => {
        const assigned = assignLabelers(samples, labelers, perSample, seed);
        expect(assigned).toHaveLength(samples);
        for (const group of assigned) {
          expect(new Set(group).size).toBe(perSample);
          expect(group.every((labeler) => labeler >= 0 && labeler < labelers)).toBe(true);
        }
        expect(spread(loads(assigned, labelers))).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('lets every pair of labelers meet about equally often', () => {
    fc.assert(
      fc.property(cases, ({ samples, labelers, perSample, seed }) => {
        const pairs = meetings(assignLabelers(samples, labelers, perSample, seed), labelers);
        expect(spread(pairs)).toBeLessThanOrEqual(4);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('keeps loads even when a round is extended', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 50 }), ({ samples, labelers, perSample, seed }, more) => {
        const before = assignLabelers(samples, labelers, perSample, seed);
        const after = [...before, ...assignLabelers(more, labelers, perSample, seed + 1, before)];
        expect(spread(loads(after, labelers))).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('draws the same assignment from the same seed, and another from another', () => {
    expect(assignLabelers(40, 5, 2, 7)).toEqual(assignLabelers(40, 5, 2, 7));
    expect(assignLabelers(40, 5, 2, 8)).not.toEqual(assignLabelers(40, 5, 2, 7));
  });
});
