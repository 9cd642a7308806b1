import { inputOfColumns } from '../../shared/curation/agreement-input.ts';
import { gammaFigure } from '../../shared/curation/gamma-figure.ts';
import type { CostlyFigure } from '../../shared/curation/region-figures.ts';
import { unitizingFigure } from '../../shared/curation/unitizing-figure.ts';
import type { SampleId } from '../../shared/model/ids.ts';
import type { CostlyFigureRequest } from './costly-figure.protocol.ts';
import { answerCalls } from './worker-call.ts';

answerCalls<CostlyFigureRequest, CostlyFigure>(self as unknown as Worker, ({ columns, figure, seed, resamples }, { progress }) => {
  // What a sample is called does not matter here, as long as it is called the same everywhere.
  const input = inputOfColumns(columns, (sample) => String(sample) as SampleId);
  return { answer: figure === 'gamma' ? gammaFigure(input, { seed, resamples, onUnit: progress }) : unitizingFigure(input) };
});
