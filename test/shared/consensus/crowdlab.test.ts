import { describe, expect, it } from 'vitest';
import { crowdMajority } from '../../../shared/consensus/crowd-majority.ts';
import { crowdlab } from '../../../shared/consensus/crowdlab.ts';

describe('crowdMajority', () => {
  it('breaks ties by the model, then by rarity, then by the more reliable workers, then by the lowest number', () => {
    expect(crowdMajority([[0, 1], [0, 0]], [[0.4, 0.6], [0.9, 0.1]])).toEqual([1, 0]);
    expect(crowdMajority([[0, 1], [0, 0]], [[0.5, 0.5], [0.9, 0.1]])).toEqual([1, 0]);
    expect(crowdMajority([[0, 1, null, null], [0, null, 0, 0], [null, 0, 1, 1]], [[0.5, 0.5], [1, 0], [0, 1]])[0]).toBe(1);
    expect(crowdMajority([[0, 1]], [[0.5, 0.5]])).toEqual([0]);
  });
});

describe('crowdlab', () => {
  const ratings = [[0, 0, 1], [1, 1, 1], [0, 0, null], [1, null, 0], [1, 1, 0]];
  const probabilities = [[0.8, 0.2], [0.1, 0.9], [0.7, 0.3], [0.2, 0.8], [0.3, 0.7]];

  it('gives posteriors that sum to 1 and the quality of the consensus', () => {
    const found = crowdlab({ ratings, probabilities });
    found?.posterior.forEach((row, i) => {
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      expect(found.quality[i]).toBe(row[found.consensus[i] ?? 0]);
    });
    expect(found?.consensus).toEqual([0, 1, 0, 1, 1]);
    expect(found?.agreement).toEqual([2 / 3, 1, 1, 1 / 2, 2 / 3]);
  });

  it('rates the worker who goes against the others below them', () => {
    const workers = crowdlab({ ratings, probabilities })?.workers ?? [];
    expect(workers[2]?.quality ?? 1).toBeLessThan(workers[0]?.quality ?? 0);
    expect(workers[2]?.agreementWithConsensus).toBe(1 / 4);
    expect(workers[2]?.worstLabel).toBe(0);
  });

  it('is undefined without an item that two workers rated', () => {
    expect(crowdlab({ ratings: [[0, null], [null, 1]], probabilities: [[0.5, 0.5], [0.5, 0.5]] })).toBeNull();
  });

  it('has no quality for a worker who never met another', () => {
    const found = crowdlab({ ratings: [...ratings.map((row) => [...row, null]), [null, null, null, 1]], probabilities: [...probabilities, [0.4, 0.6]] });
    expect(found?.workers[3]).toMatchObject({ quality: null, agreementWithConsensus: 1 });
  });
});
