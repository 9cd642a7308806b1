import type { AgreementInput } from '../../shared/curation/agreement-input.ts';
import type { QuestionAgreement } from '../../shared/curation/agreement-figures.ts';
import type { AgreementAnswer, AgreementRequest } from './agreement.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

// A worker of its own: stopping a what-if that is out of date must not stop what the screen is computing.
const call = new WorkerCall<AgreementRequest, AgreementAnswer>(() => new Worker(new URL('./agreement.worker.ts', import.meta.url), { type: 'module' }));

/** Agreement on an input that is tried out; an abort stops the computation. */
export async function computeWhatIf(input: AgreementInput, seed: number, resamples: number, options: Pick<CallOptions, 'signal'>): Promise<QuestionAgreement | undefined> {
  return (await call.call({ inputs: [input], seed, resamples }, options)).results[0];
}
