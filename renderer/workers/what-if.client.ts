import type { AgreementColumns } from '../../shared/curation/agreement-columns.ts';
import type { QuestionAgreement } from '../../shared/curation/agreement-figures.ts';
import type { WhatIf } from '../../shared/curation/what-if.ts';
import type { AgreementPart, AgreementRequest } from './agreement.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

// A worker of its own: stopping a what-if that is out of date must not stop what the screen is computing.
const call = new WorkerCall<AgreementRequest, null, AgreementPart>(() => new Worker(new URL('./agreement.worker.ts', import.meta.url), { type: 'module' }));

/** Agreement as it would be under changes that are tried out; an abort stops the computation. */
export async function computeWhatIf(
  columns: AgreementColumns,
  whatIf: WhatIf,
  { seed, resamples, ...options }: Pick<AgreementRequest, 'seed' | 'resamples'> & Pick<CallOptions, 'signal' | 'onProgress'>,
): Promise<QuestionAgreement | undefined> {
  let result: QuestionAgreement | undefined;
  const onPart = (part: AgreementPart) => {
    if (part.is === 'measure') result = part.result;
  };
  await call.call({ columns, steps: [{ is: 'measure', scope: 'all', whatIf }], seed, resamples }, { ...options, onPart });
  return result;
}
