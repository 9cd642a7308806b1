import { calibratedCounts, confidentJoint } from './confident-joint.ts';
import { type ErrorRule, likelyLabelErrors, rankedBySelfConfidence } from './label-errors.ts';
import { labelQuality } from './label-quality.ts';

interface ConfidentLearningInput {
  readonly labels: readonly number[];
  readonly pred_probs: readonly (readonly number[])[];
}

/** Reference functions: from a vector's `input` to its `expected` shape. */
export const referenceMetrics = {
  /** The paper's joint and issues, and beside them what the cleanlab library makes of the same data. */
  confident_learning: ({ labels, pred_probs }: ConfidentLearningInput) => {
    const data = { labels, probabilities: pred_probs };
    const paper = confidentJoint(data);
    const library = confidentJoint(data, 'overall');
    const calibrated = calibratedCounts(library.counts, labels);
    const issues = (rule: ErrorRule): number[] => likelyLabelErrors(data, rule, 'overall');
    const quality = labelQuality(data);
    return {
      thresholds: paper.thresholds,
      confident_joint_cleanlab: library.counts,
      confident_joint_paper: paper.counts,
      calibrated_joint_counts: calibrated,
      joint: calibrated.map((row) => row.map((count) => count / labels.length)),
      num_label_issues: issues('off-diagonal').length,
      issues: {
        confident_learning: issues('off-diagonal'),
        prune_by_class: issues('by-class'),
        prune_by_noise_rate: issues('by-noise-rate'),
        both: issues('both'),
        predicted_neq_given: issues('prediction-differs'),
        low_self_confidence: issues('low-self-confidence'),
        low_normalized_margin: issues('low-margin'),
      },
      issues_off_diagonal_paper: likelyLabelErrors(data),
      ranked_prune_by_noise_rate_self_confidence: rankedBySelfConfidence(issues('by-noise-rate'), data),
      label_quality: {
        self_confidence: quality.selfConfidence,
        normalized_margin: quality.normalisedMargin,
        confidence_weighted_entropy: quality.confidenceWeightedEntropy,
      },
      label_quality_is_first_60: false,
    };
  },
};
