import type { HistoryProblem, ReadPoint } from '../../shared/history/read-history.ts';
import type { Snapshot } from '../../shared/project/snapshot.ts';

/** Takes the next bytes of a history file into the state that the worker is building. */
export interface TakeBytes {
  readonly ask: 'take';
  /** Said with the first bytes: the chain of hashes is checked elsewhere. */
  readonly unhashed: boolean;
  readonly from: ReadPoint;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Hands the finished state over; the worker starts anew. */
export interface Finish {
  readonly ask: 'finish';
}

export type FoldHistoryRequest = TakeBytes | Finish;

export type FoldHistoryAnswer =
  | { readonly answer: 'taken'; readonly end: ReadPoint; readonly problems: readonly HistoryProblem[] }
  | { readonly answer: 'finished'; readonly snapshot: Snapshot };
