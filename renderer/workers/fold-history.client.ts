import { assert } from '../../shared/basics/assert.ts';
import type { HistoryProblem, ReadPoint } from '../../shared/history/read-history.ts';
import { openSnapshot } from '../../shared/project/snapshot.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import type { FoldHistoryAnswer, FoldHistoryRequest } from './fold-history.protocol.ts';
import { WorkerCall } from './worker-call.ts';

/** Folds history files from the start, off the main thread. Use one a rebuild. `unhashed`: the chain of hashes is checked elsewhere (`readHistory`). */
export class HistoryFolder {
  readonly #unhashed: boolean;
  readonly #call = new WorkerCall<FoldHistoryRequest, FoldHistoryAnswer>(
    () => new Worker(new URL('./fold-history.worker.ts', import.meta.url), { type: 'module' }),
  );

  constructor(unhashed: boolean) {
    this.#unhashed = unhashed;
  }

  async take(from: ReadPoint, bytes: Uint8Array<ArrayBuffer>): Promise<{ readonly end: ReadPoint; readonly problems: readonly HistoryProblem[] }> {
    const answer = await this.#call.call({ ask: 'take', unhashed: this.#unhashed, from, bytes }, { transfer: [bytes.buffer] });
    assert(answer.answer === 'taken', 'the fold worker took the bytes');
    return answer;
  }

  /** Gives up what was taken. */
  stop(): void {
    this.#call.stop();
  }

  async finish(): Promise<ProjectState> {
    const answer = await this.#call.call({ ask: 'finish' });
    assert(answer.answer === 'finished', 'the fold worker finished');
    const state = openSnapshot(answer.snapshot);
    assert(state !== undefined, 'a snapshot of this version');
    this.#call.stop();
    return state;
  }
}
