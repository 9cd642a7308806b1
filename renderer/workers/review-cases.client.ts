import type { AgreementColumns } from '../../shared/curation/agreement-columns.ts';
import type { ReviewCases } from '../../shared/curation/review-cases.ts';
import type { SampleId } from '../../shared/model/ids.ts';
import type { ReviewCasesAnswer, ReviewCasesRequest } from './review-cases.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

const call = new WorkerCall<ReviewCasesRequest, ReviewCasesAnswer>(() => new Worker(new URL('./review-cases.worker.ts', import.meta.url), { type: 'module' }));

/**
 * What deserves a review, off the main thread: distances between boxes and between transcripts take their time.
 * `sampleOf` names the samples of the columns; progress counts samples looked at.
 */
export async function findReviewCases(questions: readonly AgreementColumns[], sampleOf: (number: number) => SampleId, options: Pick<CallOptions, 'signal' | 'onProgress'>): Promise<ReviewCases> {
  const { cases, compared } = await call.call({ questions }, options);
  return { cases: cases.map((one) => ({ ...one, sample: sampleOf(one.sample) })), compared };
}
