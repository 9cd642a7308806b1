import { questionAgreement } from '../../shared/curation/question-agreement.ts';
import type { AgreementAnswer, AgreementRequest } from './agreement.protocol.ts';
import { answerCalls } from './worker-call.ts';

answerCalls<AgreementRequest, AgreementAnswer>(self as unknown as Worker, ({ inputs, seed, resamples }, progress) => ({
  answer: {
    results: inputs.map((input, at) => {
      progress(at, inputs.length);
      return questionAgreement(input, { seed, resamples });
    }),
  },
}));
