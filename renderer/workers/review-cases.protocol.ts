import type { AgreementColumns } from '../../shared/curation/agreement-columns.ts';
import type { ReviewCase } from '../../shared/curation/review-cases.ts';

/** The answers to each question of the project. */
export interface ReviewCasesRequest {
  readonly questions: readonly AgreementColumns[];
}

/** As `ReviewCases`, with samples by their numbers in the columns. */
export interface ReviewCasesAnswer {
  readonly cases: readonly (Omit<ReviewCase, 'sample'> & { readonly sample: number })[];
  readonly compared: number;
}
