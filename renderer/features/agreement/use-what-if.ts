import { useEffect, useState } from 'react';
import type { AgreementInput } from '../../../shared/curation/agreement-input.ts';
import type { Figure } from '../../../shared/curation/agreement-figures.ts';
import type { WhatIf } from '../../../shared/curation/what-if.ts';
import { computeWhatIf } from '../../workers/what-if.client.ts';
import { columnsOf, RESAMPLES, SEED } from './measure-question.ts';

/** Pause after a press, so that ticking several labels costs one computation. */
const PAUSE_MS = 60;

export interface WhatIfOutcome {
  /** The headline as it would be; of an earlier try while `computing`. */
  readonly headline: Figure | undefined;
  readonly computing: boolean;
  /** The value is there, its interval is still to come. */
  readonly drawing: boolean;
  readonly problem: string | undefined;
}

/** The headline under changes that are tried out; undefined when nothing is (`whatIf` is undefined). */
export function useWhatIf(input: AgreementInput, whatIf: WhatIf | undefined): WhatIfOutcome {
  const [done, setDone] = useState<{ readonly input: AgreementInput; readonly whatIf: WhatIf; readonly headline: Figure | undefined; readonly withInterval: boolean; readonly problem: string | undefined } | undefined>();

  useEffect(() => {
    if (whatIf === undefined) return;
    const leaving = new AbortController();
    const show = (headline: Figure | undefined, withInterval: boolean, problem?: string) => {
      if (!leaving.signal.aborted) setDone({ input, whatIf, headline, withInterval, problem });
    };
    const pause = setTimeout(() => {
      // The value is there at once; its interval follows.
      computeWhatIf(columnsOf(input), whatIf, { seed: SEED, resamples: RESAMPLES, signal: leaving.signal, onHeadline: show }).catch((error: unknown) => show(undefined, true, error instanceof Error ? error.message : String(error)));
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      leaving.abort();
    };
  }, [input, whatIf]);

  const computing = whatIf !== undefined && (done?.whatIf !== whatIf || done.input !== input);
  return { headline: done?.headline, computing, drawing: !computing && done?.withInterval === false, problem: computing ? undefined : done?.problem };
}
