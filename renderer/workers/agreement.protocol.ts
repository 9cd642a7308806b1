import type { AgreementChange } from '../../shared/curation/agreement-change.ts';
import type { AgreementColumns } from '../../shared/curation/agreement-columns.ts';
import type { Figure, QuestionAgreement } from '../../shared/curation/agreement-figures.ts';
import type { RunningHeadlineParts } from '../../shared/curation/running-headline.ts';
import type { WhatIf } from '../../shared/curation/what-if.ts';
import type { RoundId } from '../../shared/model/ids.ts';

/** One computation: a round or all together; the headline of all with changes tried out; or from one round to another. */
export type AgreementStep =
  | { readonly is: 'measure'; readonly scope: RoundId | 'all' }
  | { readonly is: 'what-if'; readonly whatIf: WhatIf }
  | { readonly is: 'compare'; readonly before: RoundId; readonly after: RoundId };

/** Several computations on the answers to one question, done in their order; each is told as soon as it is there. */
export interface AgreementRequest {
  readonly columns: AgreementColumns;
  readonly steps: readonly AgreementStep[];
  readonly seed: number;
  readonly resamples: number;
}

export type AgreementPart =
  /** `running`: from where the headline can follow further answers; undefined where it cannot. */
  | { readonly is: 'measure'; readonly step: number; readonly result: QuestionAgreement; readonly running: RunningHeadlineParts | undefined }
  /** Told twice: the value at once, then with its interval. */
  | { readonly is: 'what-if'; readonly step: number; readonly headline: Figure; readonly withInterval: boolean }
  | { readonly is: 'compare'; readonly step: number; readonly change: AgreementChange };
