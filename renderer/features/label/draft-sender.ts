import type { HostRefusal, HostResult } from '../../../shared/host/host-result.ts';
import type { DraftLine } from '../../../shared/model/draft.ts';

export interface DraftPatience {
  /** Calls back after a while. */
  readonly wait: (then: () => void) => void;
  /** The file does not take lines, for the first time since it last did. */
  readonly refused: (because: HostRefusal) => void;
}

/**
 * Draft lines on their way to the draft file, in order. What the host did not take waits here and goes with the next line, or after a
 * while without one: each gesture builds on those before it, so none may be missing in between.
 */
export class DraftSender {
  readonly #append: (lines: readonly DraftLine[]) => Promise<HostResult<null>>;
  readonly #patience: DraftPatience;
  #isRefused = false;
  #isPatient = false;
  readonly #waiting: DraftLine[] = [];
  #submitted: DraftLine['key'][] = [];
  #sending: Promise<void> | undefined;

  constructor(append: (lines: readonly DraftLine[]) => Promise<HostResult<null>>, patience: DraftPatience) {
    this.#append = append;
    this.#patience = patience;
  }

  /** Resolves when the file has this line and all before it, or the host has refused. */
  add(line: DraftLine): Promise<void> {
    this.#waiting.push(line);
    this.#sending ??= this.#sendAll();
    return this.#sending;
  }

  /** The draft of this annotation was submitted, and is to be cleared as soon as what was submitted is saved. */
  submitted(key: DraftLine['key']): void {
    this.#submitted.push(key);
  }

  /** All that was submitted so far is saved: the drafts are no longer needed. */
  async clearSubmitted(): Promise<void> {
    const keys = this.#submitted;
    this.#submitted = [];
    await Promise.all(keys.map((key) => this.add({ line: 'clear', key })));
  }

  async #sendAll(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.slice();
        const answer = await this.#append(batch);
        if (!answer.ok) {
          this.#tryLater(answer);
          return;
        }
        this.#isRefused = false;
        this.#waiting.splice(0, batch.length);
      }
    } finally {
      this.#sending = undefined;
    }
  }

  #tryLater(because: HostRefusal): void {
    if (!this.#isRefused) this.#patience.refused(because);
    this.#isRefused = true;
    // A project that was closed will not take them any more.
    if (this.#isPatient || because.code === 'not-open') return;
    this.#isPatient = true;
    this.#patience.wait(() => {
      this.#isPatient = false;
      if (this.#waiting.length > 0) this.#sending ??= this.#sendAll();
    });
  }
}
