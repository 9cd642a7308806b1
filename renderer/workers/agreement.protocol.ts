import type { AgreementInput } from '../../shared/curation/agreement-input.ts';
import type { QuestionAgreement } from '../../shared/curation/agreement-figures.ts';

/** Agreement of several inputs at once: the whole, and its rounds for the trend. */
export interface AgreementRequest {
  readonly inputs: readonly AgreementInput[];
  readonly seed: number;
  readonly resamples: number;
}

export interface AgreementAnswer {
  readonly results: readonly QuestionAgreement[];
}
