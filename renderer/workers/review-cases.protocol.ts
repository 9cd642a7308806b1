import type { AgreementInput } from '../../shared/curation/agreement-input.ts';
import type { ReviewCases } from '../../shared/curation/review-cases.ts';

/** The answers to each question of the project. */
export interface ReviewCasesRequest {
  readonly inputs: readonly AgreementInput[];
}

export type ReviewCasesAnswer = ReviewCases;
