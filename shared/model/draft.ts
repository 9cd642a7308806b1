import { bool, type Decoded, finite, listOf, nullable, object, optional, tagged, text } from '../basics/decode.ts';
import { answer, region } from './annotation.ts';
import { questionId, regionId } from './ids.ts';

/** The register key of the annotation being made: [round, sample, labeler, pass]. */
export const annotationKey = listOf(text({ min: 1, max: 200 }), { min: 4, max: 4 });

const place = finite({ min: 0, max: 100_000, integer: true });

/** What became of one region. `from` and `to` are its places in the list before and after, from 0, where they matter: what is drawn above what. */
const regionStep = { question: questionId, id: regionId, after: nullable(region), before: nullable(region), from: optional(place), to: optional(place) };

/** One of a burst of small movements, an edge moved by keys say: where it moves what the gesture before it moved, both are taken back together. */
const goesOn = optional(bool);

/**
 * One gesture on the sample being labeled. Each says what it replaces, so that undo needs nothing else, and is small:
 * moving one of 5,000 boxes writes one region.
 */
export const draftGesture = tagged('did', {
  answer: object({ question: questionId, after: nullable(answer), before: nullable(answer) }),
  region: object({ ...regionStep, goesOn }),
  /** Several regions in one gesture: steps in the order in which they are taken, each from what the one before left. */
  regions: object({ steps: listOf(object(regionStep), { min: 1, max: 200_000 }), goesOn }),
  note: object({ after: text({ max: 10_000 }), before: text({ max: 10_000 }) }),
  undo: object({}),
  redo: object({}),
});
export type DraftGesture = Decoded<typeof draftGesture>;
export type RegionStep = Extract<DraftGesture, { did: 'regions' }>['steps'][number];

/** A line of `drafts/<writer>.jsonl`. `clear` says that the submit of that annotation is saved. */
export const draftLine = tagged('line', {
  gesture: object({ key: annotationKey, gesture: draftGesture, seconds: optional(finite({ min: 0 })) }),
  clear: object({ key: annotationKey }),
});
export type DraftLine = Decoded<typeof draftLine>;
