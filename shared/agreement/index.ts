import { breakdownReferenceMetrics } from './reference-breakdowns.ts';
import { coefficientReferenceMetrics } from './reference-coefficients.ts';
import { inferenceReferenceMetrics } from './reference-inference.ts';
import { structuredReferenceMetrics } from './structured-metrics.ts';

/**
 * The reference door: metric name → a function from the `input` of a reference case to the shape of its `expected`. Inputs and
 * shapes are those of `test/fixtures/agreement/README.md`; undefined figures are null with a `reason`.
 */
export const referenceMetrics: Readonly<Record<string, (input: unknown) => unknown>> = {
  ...coefficientReferenceMetrics,
  ...breakdownReferenceMetrics,
  ...inferenceReferenceMetrics,
  // These take inputs typed by metric; from outside every input is JSON that nobody has checked.
  ...(structuredReferenceMetrics as Readonly<Record<string, (input: unknown) => unknown>>),
};

export { type AgreementShares, sharesOfPair, sharesOfTable } from './agreement-shares.ts';
export { type AgreementWeights, agreementWeights } from './agreement-weights.ts';
export { type AlphaDifference, alphaDifference } from './alpha-difference.ts';
export { type AlphaPermutation, alphaPermutation } from './alpha-permutation.ts';
export { type AlphaOptions, alphaResampling, alphaWithInterval, sampleSize } from './alpha-with-interval.ts';
export type { BootstrapOptions, ClusteredOptions } from './bootstrap-options.ts';
export { bootstrapReplicates, intervalOfReplicates, jackknife, RESAMPLES, type Statistic } from './bootstrap.ts';
export { brennanPrediger } from './brennan-prediger.ts';
export { cohenKappa, kappaStandardErrors, largestKappa, weightedKappaByDisagreement } from './cohen-kappa.ts';
export { pairWithInterval, rawAgreementWithInterval, sharesWithInterval } from './coefficient-with-interval.ts';
export { type CoincidenceMatrix, coincidenceMatrix, type ConfusedPair, confusedPairs } from './coincidence-matrix.ts';
export { congerKappa } from './conger-kappa.ts';
export { type ChanceCorrected, type Coefficient, type Estimate, type Interval, type IntervalMethod, type IntervalNote, type SampleSize, type UndefinedReason, valueOrNull } from './estimate.ts';
export { type FleissKappa, fleissKappa } from './fleiss-kappa.ts';
export { estimateOfGroup, estimatesOfGroups, type GroupFigure, groupFigure } from './group-estimate.ts';
export { gwetAc } from './gwet-ac.ts';
export { type ConsensusAgreement, consensusAgreement } from './human-level.ts';
export { type IntraRaterAgreement, intraRaterAgreement } from './intra-rater-agreement.ts';
export { type IntraclassCorrelations, intraclassCorrelations } from './intraclass-correlation.ts';
export { intraclassWithInterval } from './intraclass-with-interval.ts';
export { type KendallW, kendallW } from './kendall-w.ts';
export { krippendorffAlpha, type Level, type LevelOptions } from './krippendorff-alpha.ts';
export { type McNemar, mcnemar } from './mcnemar.ts';
export { adjustedPValues } from './p-adjust.ts';
export { pairedPermutation, type PermutationTest } from './paired-permutation.ts';
export { type PairAgreement, pairwiseAgreement } from './pairwise-agreement.ts';
export { type CategoryAgreement, perCategoryAgreement } from './per-category-agreement.ts';
export { perRaterAgreement, type PerRaterAgreement, type RaterAgreement } from './per-rater-agreement.ts';
export { type PairTable, pairTableOfCounts, raterPair } from './rater-pair.ts';
export { type RatingPatterns, ratingPatterns } from './rating-patterns.ts';
export { type Category, type LongColumns, type NamedTable, type RatingTable, tableOfColumns, tableOfRecords, tableOfRows, unitCount, type ValueLists } from './rating-table.ts';
export { type RawAgreement, rawAgreement } from './raw-agreement.ts';
export { resampleClusters, resampleGroups, resampleUnits, type Resampling } from './resampling.ts';
export { scottPi } from './scott-pi.ts';
export { disagreementQueue, type UnitDisagreement, unitDisagreement } from './unit-disagreement.ts';
export { type WeightedKappas, weightedKappas } from './weighted-kappa.ts';
export { wilsonInterval } from './wilson-interval.ts';
export { boundaryDeviation, boundaryMatch, spanBoundariesOf } from './boundary-agreement.ts';
export { type DistanceAlpha, distanceAlpha } from './distance-alpha.ts';
export { frameAgreement } from './frame-agreement.ts';
export { multilabelAlpha } from './multilabel-alpha.ts';
export { type ObjectAgreement, objectAgreement, objectAgreementCurve, overlapSamples } from './object-agreement.ts';
export { type CurvePoint, objectF1Curve } from './object-curve.ts';
export { type ObjectRelations, objectRelations, relationsF1, relationsMeanIou } from './object-relations.ts';
export type { ObjectSample } from './object-sample.ts';
export { jaccardDistance, masiDistance } from './set-distance.ts';
export { editDistanceAlpha, transcriptAgreement } from './transcript-agreement.ts';
export { normaliseTranscript } from './transcript-normalisation.ts';
export { unitizingAlpha } from './unitizing-alpha.ts';
export { estimateOfUnits, estimatesOfUnits } from './unit-estimate.ts';
export { type Gamma, gamma, type GammaOptions } from './gamma.ts';
export { type ErrorRate, errorRate } from './error-rate.ts';
export { boxIou, rotatedBoxIou } from './box-iou.ts';
export { polygonIou } from './polygon-iou.ts';
export { type RingDefect, ringDefect } from './ring-defect.ts';
export { type LabeledShape, type Ring, type Shape } from './shape.ts';
