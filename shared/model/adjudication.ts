import { type Decoded, nullable, object, optional, text } from '../basics/decode.ts';
import { answer } from './annotation.ts';
import { commitId, contentHashId, roundId } from './ids.ts';

/** The lead's final answer to one question about one sample, with the reason. */
export const adjudication = object({
  answer,
  reason: text({ max: 5000 }),
  /** The round whose disagreement led to it. */
  round: optional(roundId),
  guideline: optional(contentHashId),
  basedOn: nullable(commitId),
});
export type Adjudication = Decoded<typeof adjudication>;
