import type { QuestionAgreement } from '../../shared/curation/agreement-figures.ts';
import type { AgreementAnswer, AgreementRequest } from './agreement.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

const call = new WorkerCall<AgreementRequest, AgreementAnswer>(() => new Worker(new URL('./agreement.worker.ts', import.meta.url), { type: 'module' }));

/** Agreement off the main thread; an abort stops the computation. */
export async function computeAgreement(request: AgreementRequest, options: Pick<CallOptions, 'signal' | 'onProgress'>): Promise<readonly QuestionAgreement[]> {
  return (await call.call(request, options)).results;
}
