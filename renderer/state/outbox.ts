import type { HostApi, ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';
import type { NewCommit } from '../../shared/history/commit.ts';
import type { ProjectId } from '../../shared/model/ids.ts';
import type { WorkingStore } from '../storage/working-store.ts';

/** What the screen says about the work so far: saved means that the project's file has it (H3). */
export type Saving =
  | { readonly is: 'saved' }
  | { readonly is: 'saving'; readonly unsaved: number }
  | { readonly is: 'not-saved'; readonly unsaved: number; readonly because: HostRefusal };

const BATCH = 200;
const RETRY_AFTER_MS = [1000, 2000, 5000, 10_000, 30_000];

/**
 * Commits on their way into the project's file. Each is in the working store before it is sent and stays until the
 * host has said that it is on disk; then it is taken out. Sending again is harmless, because the host appends by id.
 */
export class Outbox {
  readonly #host: HostApi;
  readonly #store: WorkingStore;
  readonly #project: ProjectId;
  readonly #handle: ProjectHandle;
  readonly #onChange: (saving: Saving) => void;
  readonly #waiting: NewCommit[] = [];
  #because: HostRefusal | undefined;
  #failures = 0;
  #sending: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(host: HostApi, store: WorkingStore, project: ProjectId, handle: ProjectHandle, onChange: (saving: Saving) => void) {
    this.#host = host;
    this.#store = store;
    this.#project = project;
    this.#handle = handle;
    this.#onChange = onChange;
  }

  get saving(): Saving {
    if (this.#waiting.length === 0) return { is: 'saved' };
    if (this.#because === undefined) return { is: 'saving', unsaved: this.#waiting.length };
    return { is: 'not-saved', unsaved: this.#waiting.length, because: this.#because };
  }

  get waiting(): readonly NewCommit[] {
    return this.#waiting;
  }

  /** Takes what an earlier session left behind; it is sent like the rest. */
  async recover(): Promise<readonly NewCommit[]> {
    const left = await this.#store.outbox(this.#project);
    this.#waiting.push(...left);
    this.#changed();
    return left;
  }

  add(commit: NewCommit): void {
    this.#waiting.push(commit);
    this.#changed();
    void this.#store.addToOutbox(this.#project, [commit]).then(() => this.send());
  }

  /** Sends what waits; resolves when everything is saved or the host has refused. */
  send(): Promise<void> {
    clearTimeout(this.#retry);
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#closed) {
      const batch = this.#waiting.slice(0, BATCH);
      const answer = await this.#host.appendCommits({ handle: this.#handle, commits: batch });
      if (!answer.ok) {
        this.#because = answer;
        this.#changed();
        const delay = RETRY_AFTER_MS[Math.min(this.#failures, RETRY_AFTER_MS.length - 1)];
        this.#failures += 1;
        this.#retry = setTimeout(() => void this.send(), delay);
        return;
      }
      this.#because = undefined;
      this.#failures = 0;
      this.#waiting.splice(0, batch.length);
      await this.#store.removeFromOutbox(this.#project, new Set(batch.map(({ id }) => id)));
      this.#changed();
    }
  }

  #changed(): void {
    this.#onChange(this.saving);
    this.#host.reportUnsaved(this.#waiting.length);
  }
}
