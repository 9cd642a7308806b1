import { reviewCases } from '../../shared/curation/review-cases.ts';
import type { ReviewCasesAnswer, ReviewCasesRequest } from './review-cases.protocol.ts';
import { answerCalls } from './worker-call.ts';

answerCalls<ReviewCasesRequest, ReviewCasesAnswer>(self as unknown as Worker, ({ inputs }) => ({ answer: reviewCases(inputs) }));
