import type { AgreementChange } from '../../shared/curation/agreement-change.ts';
import type { AgreementInput } from '../../shared/curation/agreement-input.ts';

/** Two rounds of one question: how did the headline move? */
export interface ChangeRequest {
  readonly before: AgreementInput;
  readonly after: AgreementInput;
  readonly seed: number;
  readonly resamples: number;
}

export type ChangeAnswer = AgreementChange;
