import type { AgreementPart, AgreementRequest } from './agreement.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

const call = new WorkerCall<AgreementRequest, null, AgreementPart>(() => new Worker(new URL('./agreement.worker.ts', import.meta.url), { type: 'module' }));

/** Agreement off the main thread, told step by step; an abort stops the computation. */
export async function computeAgreement(request: AgreementRequest, options: Pick<CallOptions<AgreementPart>, 'signal' | 'onProgress' | 'onPart'>): Promise<void> {
  await call.call(request, options);
}
