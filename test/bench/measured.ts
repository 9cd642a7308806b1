/* What benches measure, as one entry that is bundled first: a test runner's own module loading makes small functions four times slower. */
export * from '../../shared/agreement/index.ts';
export * from './agreement-plain.ts';
export { leastDisorder, GAMMA_COSTS } from '../../shared/agreement/gamma-alignment.ts';
export { overlapSample } from '../../shared/agreement/object-sample.ts';
export { matchObjects } from '../../shared/agreement/object-matching.ts';
export { agreementWeights } from '../../shared/agreement/agreement-weights.ts';
export { dawidSkene, majorityVote } from '../../shared/consensus/index.ts';
export { confidentJoint } from '../../shared/curation/confident-joint.ts';
export { HistoryFold } from '../../renderer/workers/history-fold.ts';
export { START_OF_FILE } from '../../shared/history/read-history.ts';
export { openSnapshot, takeSnapshot } from '../../shared/project/snapshot.ts';
export { answerColumns } from '../../shared/project/views/answer-columns.ts';
export { progress } from '../../shared/project/views/progress.ts';
export { questionAnswers } from '../../shared/project/views/question-answers.ts';
export { queue, rounds } from '../../shared/project/views/rounds.ts';
export { samples } from '../../shared/project/views/samples.ts';
