import type { LabeledPredictions } from './confident-joint.ts';

/** How well each given label fits the model, in [0, 1]; low is suspicious. */
export interface LabelQuality {
  /** The probability of the given label. */
  readonly selfConfidence: readonly number[];
  /** (that probability − the greatest other one + 1) / 2. */
  readonly normalisedMargin: readonly number[];
  /** ln(1 + h) / h with h the normalised entropy over the self-confidence. */
  readonly confidenceWeightedEntropy: readonly number[];
}

const LEAST = 1e-6;

/** The three usual scores of label quality (Northcutt et al. 2021; Kuan & Mueller 2022). O(items · labels). */
export function labelQuality({ labels, probabilities }: LabeledPredictions): LabelQuality {
  const selfConfidence = labels.map((label, i) => probabilities[i]?.[label] ?? 0);
  return {
    selfConfidence,
    normalisedMargin: labels.map((label, i) => {
      const other = (probabilities[i] ?? []).reduce((most, probability, each) => (each === label ? most : Math.max(most, probability)), 0);
      return ((selfConfidence[i] as number) - other + 1) / 2;
    }),
    confidenceWeightedEntropy: labels.map((_, i) => {
      const row = probabilities[i] ?? [];
      const entropy = row.reduce((sum, probability) => sum - (probability > 0 ? probability * Math.log(probability) : 0), 0) / Math.log(row.length);
      const weighted = entropy / Math.max(LEAST, selfConfidence[i] as number);
      return Math.log(weighted + 1) / Math.max(LEAST, weighted);
    }),
  };
}
