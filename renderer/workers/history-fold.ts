import { sha256Hex } from '../../shared/basics/hash.ts';
import type { Commit } from '../../shared/history/commit.ts';
import { type HistoryProblem, readHistory, type ReadPoint } from '../../shared/history/read-history.ts';
import { applyCommit } from '../../shared/project/fold.ts';
import { emptyProjectState, type ProjectState } from '../../shared/project/project-state.ts';

/**
 * Folds history files that come in pieces. The last commit of a piece is held back until the next piece of the file
 * vouches for it: an altered line is known by its successor only.
 */
export class HistoryFold {
  readonly #unhashed: boolean;
  #state = emptyProjectState();
  #held: Commit | undefined;

  /** `unhashed`: somebody else checks the chain of hashes of the same files (`readHistory`). */
  constructor({ unhashed = false }: { readonly unhashed?: boolean } = {}) {
    this.#unhashed = unhashed;
  }

  /** `from` at the start of a file begins the next file. */
  take(from: ReadPoint, bytes: Uint8Array): { readonly end: ReadPoint; readonly problems: readonly HistoryProblem[] } {
    const { commits, problems, end } = readHistory(bytes, from, sha256Hex, { unhashed: this.#unhashed });
    const isAltered = from.bytes > 0 && problems.some((problem) => problem.code === 'altered-line' && problem.line === from.lines);
    if (commits.length > 0 || from.bytes === 0 || isAltered) this.#settle(!isAltered);
    for (const commit of commits.slice(0, -1)) applyCommit(this.#state, commit);
    this.#held = commits.at(-1) ?? this.#held;
    return { end, problems };
  }

  /** The state of everything taken; the fold begins anew. */
  finish(): ProjectState {
    this.#settle(true);
    const state = this.#state;
    this.#state = emptyProjectState();
    return state;
  }

  #settle(isGood: boolean): void {
    if (this.#held !== undefined && isGood) applyCommit(this.#state, this.#held);
    this.#held = undefined;
  }
}
