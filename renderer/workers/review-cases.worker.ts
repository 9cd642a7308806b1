import { inputOfColumns } from '../../shared/curation/agreement-input.ts';
import { reviewCases } from '../../shared/curation/review-cases.ts';
import type { SampleId } from '../../shared/model/ids.ts';
import type { ReviewCasesAnswer, ReviewCasesRequest } from './review-cases.protocol.ts';
import { answerCalls } from './worker-call.ts';

answerCalls<ReviewCasesRequest, ReviewCasesAnswer>(self as unknown as Worker, ({ questions }, { progress }) => {
  let done = 0;
  const total = questions.reduce((sum, { unitSample }) => sum + unitSample.length, 0);
  const inputs = questions.map((columns) => inputOfColumns(columns, (sample) => String(sample) as SampleId));
  const { cases, compared } = reviewCases(inputs, () => {
    done += 1;
    if (done % 1000 === 0) progress(done, total);
  });
  return { answer: { cases: cases.map((one) => ({ ...one, sample: Number(one.sample) })), compared } };
});
