import type { AgreementColumns } from '../../shared/curation/agreement-columns.ts';
import type { CostlyFigure } from '../../shared/curation/region-figures.ts';

/** One figure that is computed when somebody asks for it, over all answers in the columns. */
export interface CostlyFigureRequest {
  readonly columns: AgreementColumns;
  readonly figure: CostlyFigure['id'];
  readonly seed: number;
  readonly resamples: number;
}
