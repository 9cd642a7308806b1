export { type AveragedShape, averagedShape, averageShape } from './average-shape.ts';
export { type Crowdlab, crowdlab, type CrowdlabInput, type CrowdlabWorker } from './crowdlab.ts';
export { type DawidSkene, dawidSkene, type DawidSkeneOptions, likeliestLabels, STOPPING_RULE, type StoppingRule } from './dawid-skene.ts';
export { type DawidSkeneWarning, dawidSkeneWarnings, otherStarts } from './dawid-skene-warnings.ts';
export { majorityAccuracy, type MajorityVote, majorityVote } from './majority.ts';
export { type ObjectCluster, objectConsensus, type ObjectConsensusOptions } from './object-consensus.ts';
export { referenceMetrics } from './reference-metrics.ts';
export { labelCounts, type Responses, responsesOf } from './responses.ts';
