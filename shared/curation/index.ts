export { type ConfidentGuess, type ConfidentJoint, calibratedCounts, confidentJoint, type LabeledPredictions } from './confident-joint.ts';
export { ERROR_RULES, type ErrorRule, likelyLabelErrors, looksInSample, rankedBySelfConfidence } from './label-errors.ts';
export { type LabelQuality, labelQuality } from './label-quality.ts';
export { referenceMetrics } from './reference-metrics.ts';
export { type ReviewCandidate, reviewOrder, reviewQueue } from './review-order.ts';
export {
  choiceDisagreement,
  meanPairwiseDistance,
  multichoiceDisagreement,
  ratingDisagreement,
  regionDisagreement,
  sampleDisagreement,
  textDisagreement,
} from './sample-disagreement.ts';
