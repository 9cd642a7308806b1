import type { AgreementColumns } from '../../shared/curation/agreement-columns.ts';
import type { Figure } from '../../shared/curation/agreement-figures.ts';
import type { WhatIf } from '../../shared/curation/what-if.ts';
import type { AgreementPart, AgreementRequest } from './agreement.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

// A worker of its own: stopping a what-if that is out of date must not stop what the screen is computing.
const call = new WorkerCall<AgreementRequest, null, AgreementPart>(() => new Worker(new URL('./agreement.worker.ts', import.meta.url), { type: 'module' }));

export interface WhatIfOptions extends Pick<AgreementRequest, 'seed' | 'resamples'>, Pick<CallOptions, 'signal'> {
  /** Takes the headline, first its value, then the same with its interval. */
  readonly onHeadline: (headline: Figure, withInterval: boolean) => void;
}

/** The headline as it would be under changes that are tried out; an abort stops the computation. */
export async function computeWhatIf(columns: AgreementColumns, whatIf: WhatIf, { seed, resamples, onHeadline, ...options }: WhatIfOptions): Promise<void> {
  const onPart = (part: AgreementPart) => {
    if (part.is === 'what-if') onHeadline(part.headline, part.withInterval);
  };
  await call.call({ columns, steps: [{ is: 'what-if', whatIf }], seed, resamples }, { ...options, onPart });
}
