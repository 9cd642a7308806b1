import { agreementChange } from '../../shared/curation/agreement-change.ts';
import type { ChangeAnswer, ChangeRequest } from './agreement-change.protocol.ts';
import { answerCalls } from './worker-call.ts';

answerCalls<ChangeRequest, ChangeAnswer>(self as unknown as Worker, ({ before, after, seed, resamples }) => ({ answer: agreementChange(before, after, { seed, resamples }) }));
