import { useEffect, useState } from 'react';
import type { AgreementInput } from '../../../shared/curation/agreement-input.ts';
import type { CostlyFigure } from '../../../shared/curation/region-figures.ts';
import { computeCostlyFigure } from '../../workers/costly-figure.client.ts';
import { columnsOf, type Measured, type Progress, RESAMPLES, SEED } from './measure-question.ts';

export interface CostlyFigureOutcome {
  readonly found: CostlyFigure | undefined;
  readonly computing: boolean;
  readonly progress: Progress | undefined;
  readonly problem: string | undefined;
  readonly compute: () => void;
  readonly stop: () => void;
}

// Kept with the answers they were computed from, so that coming back to the screen finds them.
const known = new WeakMap<AgreementInput, Map<CostlyFigure['id'], CostlyFigure>>();

/** A figure that is computed when asked for, in a worker. Newer answers forget it, and leaving the screen stops it. */
export function useCostlyFigure({ input }: Measured, figure: CostlyFigure['id']): CostlyFigureOutcome {
  const [run, setRun] = useState<{ readonly input: AgreementInput; readonly leaving: AbortController; readonly progress: Progress | undefined; readonly problem: string | undefined } | undefined>();
  const current = run?.input === input ? run : undefined;
  const leaving = current?.leaving;
  const found = known.get(input)?.get(figure);

  useEffect(() => () => leaving?.abort(), [leaving]);

  async function compute(): Promise<void> {
    const started = new AbortController();
    const tell = (progress: Progress | undefined, problem?: string) => setRun((last) => (last?.leaving === started ? { ...last, progress, problem } : last));
    setRun({ input, leaving: started, progress: undefined, problem: undefined });
    try {
      const answer = await computeCostlyFigure(
        { columns: columnsOf(input), figure, seed: SEED, resamples: RESAMPLES },
        { signal: started.signal, onProgress: (done, total) => tell({ done, total }) },
      );
      const own = known.get(input) ?? new Map<CostlyFigure['id'], CostlyFigure>();
      known.set(input, own.set(figure, answer));
      tell(undefined);
    } catch (error) {
      if (!started.signal.aborted) tell(undefined, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    found,
    computing: current !== undefined && found === undefined && current.problem === undefined,
    progress: current?.progress,
    problem: current?.problem,
    compute: () => void compute(),
    stop() {
      leaving?.abort();
      setRun(undefined);
    },
  };
}
