import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { dawidSkene, likeliestLabels } from '../../../shared/consensus/dawid-skene.ts';
import { dawidSkeneWarnings, otherStarts } from '../../../shared/consensus/dawid-skene-warnings.ts';
import { majorityAccuracy, majorityVote } from '../../../shared/consensus/majority.ts';
import { responsesOf } from '../../../shared/consensus/responses.ts';

type Rows = [number, number, number][];
const rows: fc.Arbitrary<Rows> = fc.array(fc.tuple(fc.nat(7), fc.nat(3), fc.nat(2)), { minLength: 1, maxLength: 40 });

/** Two careful workers and three who guess, on items with a known label. */
function simulated(items: number): { rows: Rows; truth: number[] } {
  const random = seededRandom(11);
  const truth = Array.from({ length: items }, () => random.below(3));
  const careful = [0.9, 0.85, 0.05, 0.05, 0.05];
  const given = truth.flatMap((label, item) =>
    careful.map((accuracy, worker): [number, number, number] => [item, worker, random.unit() < accuracy ? label : random.below(3)]),
  );
  return { rows: given, truth };
}

describe('dawidSkene', () => {
  it('raises the likelihood in every round', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0, 1 / 3), (given, prior) => {
        const responses = responsesOf(given, 3);
        const after = (maxRounds: number): number => dawidSkene(responses, { stop: { maxRounds, gainPerLabel: null }, confusionPrior: prior, classPrior: prior }).logLikelihood;
        // With priors it is the penalised likelihood that rises; the function itself asserts it in each round.
        const values = [1, 2, 3, 10, 40].map(after);
        if (prior === 0) values.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual((values[i] ?? 0) - 1e-9));
        expect(values.every(Number.isFinite)).toBe(true);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('gives distributions: over labels for each item, over answers for each worker and label', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { posterior, confusion, classPriors } = dawidSkene(responsesOf(given, 3));
        const sumsOfThree = (values: Float64Array): number[] => Array.from({ length: values.length / 3 }, (_, i) => values.slice(3 * i, 3 * i + 3).reduce((a, b) => a + b, 0));
        for (const sum of [...sumsOfThree(posterior), ...sumsOfThree(confusion), ...sumsOfThree(classPriors)]) expect(sum).toBeCloseTo(1, 9);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('does not depend on the order of responses, and follows a renaming of labels', () => {
    const { rows: given } = simulated(60);
    const plain = dawidSkene(responsesOf(given, 3));
    const shuffled = dawidSkene(responsesOf([...given].reverse(), 3));
    const renamed = dawidSkene(responsesOf(given.map(([item, worker, label]) => [item, worker, 2 - label]), 3));
    plain.posterior.forEach((value, at) => {
      expect(shuffled.posterior[at]).toBeCloseTo(value, 6);
      expect(renamed.posterior[3 * Math.floor(at / 3) + 2 - (at % 3)]).toBeCloseTo(value, 6);
    });
  });

  it('finds the truth better than majority where few workers are careful, and knows who is', () => {
    const { rows: given, truth } = simulated(300);
    const responses = responsesOf(given, 3);
    const fitted = dawidSkene(responses);
    const labels = likeliestLabels(fitted.posterior, 3);
    const right = truth.filter((label, item) => labels[item] === label).length / truth.length;
    expect(right).toBeGreaterThan((majorityAccuracy(majorityVote(responses), truth) ?? 1) + 0.05);
    const correct = (worker: number): number => [0, 1, 2].reduce((sum, label) => sum + (fitted.confusion[worker * 9 + label * 4] ?? 0), 0) / 3;
    expect(correct(0)).toBeGreaterThan(0.8);
    expect(correct(3)).toBeLessThan(0.7);
  });

  it('stops when a round gains too little, and says so, or at the limit', () => {
    const responses = responsesOf(simulated(100).rows, 3);
    const usual = dawidSkene(responses);
    expect(usual.stopped).toBe('gain');
    expect(dawidSkene(responses, { stop: { maxRounds: 2 } })).toMatchObject({ stopped: 'rounds', rounds: 2 });
    expect(dawidSkene(responses, { stop: { posteriorChange: 1e-6, maxRounds: 5000 } }).stopped).toBe('posteriors');
  });

  it('leaves items without responses at the class priors, and takes no responses at all', () => {
    const fitted = dawidSkene(responsesOf([[0, 0, 0], [0, 1, 0], [2, 0, 1], [2, 1, 1]], 2));
    expect(fitted.posterior[2]).toBeCloseTo(0.5, 9);
    expect(dawidSkene(responsesOf([], 2))).toMatchObject({ rounds: 0, logLikelihood: 0 });
  });

  it('with a prior never rules an answer out', () => {
    const { confusion } = dawidSkene(responsesOf([[0, 0, 0], [1, 0, 0], [0, 1, 0]], 2), { confusionPrior: 0.5, classPrior: 1 });
    for (const chance of confusion) expect(chance).toBeGreaterThan(0);
  });
});

describe('dawidSkeneWarnings', () => {
  it('warns of two workers, few responses, unsure and single items, and labels never predicted', () => {
    const responses = responsesOf([[0, 0, 0], [0, 1, 1], [1, 0, 0], [1, 1, 0], [2, 0, 0]], 3);
    const warnings = dawidSkeneWarnings(responses, dawidSkene(responses, { stop: { maxRounds: 1 } }));
    expect(warnings).toContainEqual({ kind: 'two-workers' });
    expect(warnings).toContainEqual({ kind: 'few-responses-per-worker', mean: 2.5, wanted: 30 });
    expect(warnings).toContainEqual({ kind: 'workers-below-20-responses', workers: [0, 1] });
    expect(warnings).toContainEqual({ kind: 'items-with-one-response', items: [2] });
    expect(warnings).toContainEqual({ kind: 'labels-never-predicted', labels: expect.arrayContaining([2]) });
    expect(warnings).toContainEqual({ kind: 'stopped-by-rounds', rounds: 1 });
  });

  it('is silent on ample, clear data', () => {
    const { rows: given } = simulated(300);
    const clear = given.filter(([, worker]) => worker < 2).flatMap(([item, worker, label]): Rows => [[item, worker, label], [item, worker + 2, label]]);
    const certain = clear.map(([item, worker]): [number, number, number] => [item, worker, item % 3]);
    const responses = responsesOf(certain, 3);
    expect(dawidSkeneWarnings(responses, dawidSkene(responses))).toEqual([]);
  });
});

describe('otherStarts', () => {
  it('reaches the same likelihood from other starts on clear data, the same for the same seed', () => {
    const responses = responsesOf(simulated(100).rows, 3);
    const fitted = dawidSkene(responses);
    const others = otherStarts(responses, fitted, 3, { seed: 2 });
    for (const value of others) expect(value).toBeCloseTo(fitted.logLikelihood, 2);
    expect(otherStarts(responses, fitted, 3, { seed: 2 })).toEqual(others);
  });
});
