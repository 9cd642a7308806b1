import type { AgreementInput } from '../../shared/curation/agreement-input.ts';
import type { ReviewCases } from '../../shared/curation/review-cases.ts';
import type { ReviewCasesAnswer, ReviewCasesRequest } from './review-cases.protocol.ts';
import { WorkerCall } from './worker-call.ts';

const call = new WorkerCall<ReviewCasesRequest, ReviewCasesAnswer>(() => new Worker(new URL('./review-cases.worker.ts', import.meta.url), { type: 'module' }));

/** What deserves a review, off the main thread: distances between boxes and between transcripts take their time. */
export function findReviewCases(inputs: readonly AgreementInput[], signal: AbortSignal): Promise<ReviewCases> {
  return call.call({ inputs }, { signal });
}
