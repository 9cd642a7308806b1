import { agreementChange } from '../../shared/curation/agreement-change.ts';
import { columnsOfRound } from '../../shared/curation/agreement-columns.ts';
import { type AgreementInput, inputOfColumns } from '../../shared/curation/agreement-input.ts';
import { preparedHeadline } from '../../shared/curation/headline.ts';
import { questionAgreement } from '../../shared/curation/question-agreement.ts';
import { runningHeadline } from '../../shared/curation/running-headline.ts';
import { whatIfInput } from '../../shared/curation/what-if.ts';
import type { RoundId, SampleId } from '../../shared/model/ids.ts';
import type { AgreementPart, AgreementRequest } from './agreement.protocol.ts';
import { answerCalls } from './worker-call.ts';
import { stepProgress } from './step-progress.ts';

answerCalls<AgreementRequest, null, AgreementPart>(self as unknown as Worker, ({ columns, steps, seed, resamples }, { progress, part }) => {
  const inputs = new Map<RoundId | 'all', AgreementInput>();
  const inputOf = (scope: RoundId | 'all'): AgreementInput => {
    // What a sample is called does not matter here, as long as it is called the same everywhere.
    const input = inputs.get(scope) ?? inputOfColumns(scope === 'all' ? columns : columnsOfRound(columns, scope), (sample) => String(sample) as SampleId);
    inputs.set(scope, input);
    return input;
  };
  const watch = stepProgress(steps.length, resamples, progress, () => performance.now());
  steps.forEach((step, at) => {
    const options = { seed, resamples, onResample: watch.begin(at) };
    if (step.is === 'compare') {
      part({ is: 'compare', step: at, change: agreementChange(inputOf(step.before), inputOf(step.after), options) });
      return;
    }
    if (step.is === 'what-if') {
      const headline = preparedHeadline(whatIfInput(inputOf('all'), step.whatIf), options);
      part({ is: 'what-if', step: at, headline: headline.figure, withInterval: false });
      part({ is: 'what-if', step: at, headline: headline.withInterval(options), withInterval: true });
      return;
    }
    const input = inputOf(step.scope);
    part({ is: 'measure', step: at, result: questionAgreement(input, options), running: runningHeadline(input)?.toParts() });
  });
  return { answer: null };
});
