import { useMemo } from 'react';
import { navigate } from '../../state/app-store.ts';
import { useMe } from '../../state/use-app.ts';
import { countOf } from '../../ui/format-count.ts';
import { showToast } from '../../ui/toast.tsx';
import { casesOfUnits, samplesOfCases } from './drill-down.ts';
import { rememberPlace } from './kept-place.ts';
import { type Reading, readingsOf } from './readings.ts';
import type { Measured } from './measure-question.ts';

/** How a number opens the samples behind it. */
export interface DrillDown {
  /** The things that the confusion matrix counts; gathered when first asked for. */
  readonly readings: () => readonly Reading[];
  /**
   * Shows the samples of units, worst first, in the rounds they were counted in: the lead in review, a labeler among the samples. `what`
   * names them. Going back leads to the same place of this screen.
   */
  readonly open: (units: readonly number[], what: string) => void;
}

export function useDrillDown({ input, result }: Measured): DrillDown {
  const lead = useMe()?.person.role === 'lead';
  return useMemo(() => {
    return {
      readings: () => readingsOf(input),
      open(units, what) {
        const cases = casesOfUnits(input, units, result.disagreement);
        const ids = samplesOfCases(cases);
        if (ids.length === 0) {
          showToast({ title: 'No sample stands behind this number.', detail: what });
          return;
        }
        rememberPlace();
        navigate(lead ? { screen: 'review', question: input.question.id } : { screen: 'samples' }, { ids, cases, title: `${what}: ${countOf(ids.length, 'sample')}` });
      },
    };
  }, [input, result, lead]);
}
