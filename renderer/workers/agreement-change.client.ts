import type { AgreementChange } from '../../shared/curation/agreement-change.ts';
import type { ChangeAnswer, ChangeRequest } from './agreement-change.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

const call = new WorkerCall<ChangeRequest, ChangeAnswer>(() => new Worker(new URL('./agreement-change.worker.ts', import.meta.url), { type: 'module' }));

/** How the headline moved from one round to another, off the main thread; an abort stops the computation. */
export function compareAgreement(request: ChangeRequest, options: Pick<CallOptions, 'signal'>): Promise<AgreementChange> {
  return call.call(request, options);
}
