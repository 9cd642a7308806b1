import { bool, type Decoded, finite, listOf, nullable, object, optional, text } from '../basics/decode.ts';
import { commitId, contentHashId, personId, sampleId } from './ids.ts';

/**
 * One pass of labeling. Opening a round freezes all of this; who labels what is written down beside it
 * (`assignment`), and is never recomputed.
 */
export const round = object({
  name: text({ min: 1, max: 200 }),
  labelers: listOf(personId, { max: 1000, min: 1 }),
  /** How many labelers each sample gets. */
  perSample: finite({ min: 1, max: 1000, integer: true }),
  blind: bool,
  /** Share of samples that come again to the same labeler, and of samples with an adjudication mixed in; 0 for none. */
  repeatRate: finite({ min: 0, max: 1 }),
  checkRate: finite({ min: 0, max: 1 }),
  seed: finite({ min: 0, max: 0xffff_ffff, integer: true }),
  labelSet: contentHashId,
  guideline: optional(contentHashId),
  note: optional(text({ max: 5000 })),
  basedOn: nullable(commitId),
});
export type Round = Decoded<typeof round>;

/** One piece of a round's assignment: for each sample the indices into `labelers` of those who get it. */
export const assignment = object({
  samples: listOf(sampleId, { max: 100_000 }),
  labelers: listOf(listOf(finite({ min: 0, max: 1000, integer: true }), { max: 1000 }), { max: 100_000 }),
});
export type Assignment = Decoded<typeof assignment>;

/** A closed round takes no more work; what still arrives is kept and marked late. */
export const roundClosing = object({ note: optional(text({ max: 5000 })) });
export type RoundClosing = Decoded<typeof roundClosing>;
