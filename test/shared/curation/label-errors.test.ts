import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibratedCounts, confidentJoint, type LabeledPredictions, roundKeepingSum } from '../../../shared/curation/confident-joint.ts';
import { ERROR_RULES, likelyLabelErrors, looksInSample, rankedBySelfConfidence } from '../../../shared/curation/label-errors.ts';
import { labelQuality } from '../../../shared/curation/label-quality.ts';

const predictions: fc.Arbitrary<LabeledPredictions> = fc
  .array(fc.tuple(fc.nat(2), fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }))), { minLength: 1, maxLength: 40 })
  .map((items) => ({
    labels: items.map(([label]) => label),
    probabilities: items.map(([, weights]) => weights.map((weight) => weight / weights.reduce((sum, each) => sum + each, 0))),
  }));

const clear: LabeledPredictions = {
  labels: [0, 0, 0, 1, 1, 1],
  probabilities: [[0.9, 0.1], [0.8, 0.2], [0.1, 0.9], [0.2, 0.8], [0.1, 0.9], [0.85, 0.15]],
};

describe('confidentJoint', () => {
  it('counts items under the label the model is unusually sure of', () => {
    expect(confidentJoint(clear)).toMatchObject({ thresholds: [expect.closeTo(0.6, 12), expect.closeTo(0.6167, 4)], counts: [[2, 1], [1, 2]], offDiagonal: [2, 5] });
  });

  it('has no threshold and no count for a label that was never given', () => {
    const found = confidentJoint({ labels: [0, 0], probabilities: [[0.2, 0.8], [0.4, 0.6]] });
    expect(found.thresholds[1]).toBeNull();
    expect(found.counts).toEqual([[1, 0], [0, 0]]);
  });
});

describe('calibratedCounts', () => {
  it('gives each row the number of items with that label, when the row counted any', () => {
    fc.assert(
      fc.property(predictions, (data) => {
        const { counts } = confidentJoint(data);
        const given = [0, 1, 2].map((label) => data.labels.filter((each) => each === label).length);
        const counted = counts.map((row) => row.some((count) => count > 0));
        if (!counted.every((each, label) => each || given[label] === 0)) return;
        expect(calibratedCounts(counts, data.labels).map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual(given);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('roundKeepingSum', () => {
  it('keeps the rounded sum and moves no value by a whole unit or more', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 6 }), (values) => {
        const whole = roundKeepingSum(values);
        const sum = values.reduce((total, value) => total + value, 0);
        expect(Math.abs(whole.reduce((total, value) => total + value, 0) - sum)).toBeLessThanOrEqual(0.5 + 1e-9);
        whole.forEach((value, i) => expect(Math.abs(value - (values[i] ?? 0))).toBeLessThan(1 + 1e-9));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('likelyLabelErrors', () => {
  it('finds planted errors by every rule', () => {
    for (const rule of ERROR_RULES) expect(likelyLabelErrors(clear, rule), rule).toEqual([2, 5]);
  });

  it('never names an item whose given label is the likeliest, except by lowest scores', () => {
    fc.assert(
      fc.property(predictions, fc.constantFrom('off-diagonal', 'by-class', 'by-noise-rate', 'both', 'prediction-differs'), (data, rule) => {
        const found = likelyLabelErrors(data, rule);
        for (const item of found) {
          const row = data.probabilities[item] ?? [];
          expect(Math.max(...row)).toBeGreaterThan(row[data.labels[item] ?? 0] ?? 1);
        }
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('ranks by the probability of the given label', () => {
    expect(rankedBySelfConfidence([2, 5, 0], clear)).toEqual([2, 5, 0]);
    expect(rankedBySelfConfidence([0, 5, 2], clear)).toEqual([2, 5, 0]);
  });
});

describe('looksInSample', () => {
  it('tells a model that repeats the labels from one that does not', () => {
    expect(looksInSample({ labels: [0, 1], probabilities: [[1, 0], [0, 1]] })).toBe(true);
    expect(looksInSample(clear)).toBe(false);
    expect(looksInSample({ labels: [], probabilities: [] })).toBe(false);
  });
});

describe('labelQuality', () => {
  it('stays within 0 and 1 for all three scores', () => {
    fc.assert(
      fc.property(predictions, (data) => {
        const { selfConfidence, normalisedMargin, confidenceWeightedEntropy } = labelQuality(data);
        for (const score of [...selfConfidence, ...normalisedMargin, ...confidenceWeightedEntropy]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
