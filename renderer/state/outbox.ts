import type { HostApi, ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostRefusal, HostResult } from '../../shared/host/host-result.ts';
import type { NewCommit } from '../../shared/history/commit.ts';
import type { CommitId, ProjectId } from '../../shared/model/ids.ts';
import type { WorkingStore } from '../storage/working-store.ts';

/** What the screen says about the work so far: saved means that the project's file has it (H3). */
export type Saving =
  | { readonly is: 'saved' }
  | { readonly is: 'saving'; readonly unsaved: number }
  | { readonly is: 'not-saved'; readonly unsaved: number; readonly because: HostRefusal };

const BATCH = 200;
/** Characters of commits sent at once; the host takes 64 MB. A commit that is larger goes alone. */
const BATCH_CHARACTERS = 8_000_000;
const RETRY_AFTER_MS = [1000, 2000, 5000, 10_000, 30_000];

/** The transport itself broke: neither an answer nor a refusal came back. */
const NO_ANSWER: HostRefusal = {
  ok: false,
  code: 'offline',
  message: 'Concord’s host gave no answer.',
  safe: 'What you did since is kept here and is written as soon as the host answers.',
  next: 'Concord tries again by itself. If this stays, restart Concord.',
};

/**
 * Commits on their way into the project's file. Each is in the working store before it is taken out here, and stays until
 * the host has said that it is on disk. Sending again is harmless, because the host appends by id.
 */
export class Outbox {
  readonly #host: HostApi;
  readonly #store: WorkingStore;
  readonly #project: ProjectId;
  readonly #handle: ProjectHandle;
  readonly #onChange: (saving: Saving) => void;
  readonly #waiting: NewCommit[] = [];
  /** Commits that the working store has not taken (yet), each with the promise of its attempt. */
  readonly #onlyHere = new Map<CommitId, Promise<void>>();
  #because: HostRefusal | undefined;
  #failures = 0;
  #sending: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #held = false;
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

  /** How many commits would be lost with this page: when the working store has answered, it has not taken so many. */
  async onlyHere(): Promise<number> {
    await Promise.all(this.#onlyHere.values());
    return this.#onlyHere.size;
  }

  /** Takes what an earlier session left behind; it is sent like the rest. */
  async recover(): Promise<readonly NewCommit[]> {
    const left = await this.#store.outbox(this.#project);
    for (const commit of left) this.#waiting.push(commit);
    this.#changed();
    return left;
  }

  /** Sends nothing from now on, because the project is read-only; what waits stays in the working store. */
  hold(because: HostRefusal): void {
    this.#held = true;
    this.#because = because;
    this.#changed();
  }

  add(commit: NewCommit): void {
    this.#waiting.push(commit);
    const kept = this.#store.addToOutbox(this.#project, [commit]).then((taken) => {
      if (taken) this.#onlyHere.delete(commit.id);
    });
    this.#onlyHere.set(commit.id, kept);
    this.#changed();
    void kept.then(() => this.send());
  }

  /** Sends what waits; resolves when everything is saved or the host has refused. */
  send(): Promise<void> {
    clearTimeout(this.#retry);
    if (this.#held || this.#closed || this.#waiting.length === 0) return Promise.resolve();
    this.#sending ??= this.#sendAll();
    return this.#sending;
  }

  /** Sends no more. Resolves when the working store has answered for everything that was handed to it. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.onlyHere();
  }

  async #sendAll(): Promise<void> {
    try {
      while (this.#waiting.length > 0 && !this.#closed) {
        const batch = this.#nextBatch();
        const answer = await this.#append(batch);
        if (!answer.ok) {
          this.#refused(answer);
          return;
        }
        this.#because = undefined;
        this.#failures = 0;
        this.#waiting.splice(0, batch.length);
        this.#changed();
        await this.#takeOut(batch);
      }
    } finally {
      this.#sending = undefined; // together with leaving the loop: what is added from now on starts a new one
    }
  }

  #nextBatch(): readonly NewCommit[] {
    let characters = 0;
    let count = 0;
    for (const commit of this.#waiting.slice(0, BATCH)) {
      characters += JSON.stringify(commit).length;
      if (count > 0 && characters > BATCH_CHARACTERS) break;
      count += 1;
    }
    return this.#waiting.slice(0, count);
  }

  async #append(commits: readonly NewCommit[]): Promise<HostResult<unknown>> {
    try {
      return await this.#host.appendCommits({ handle: this.#handle, commits });
    } catch {
      return NO_ANSWER;
    }
  }

  #refused(because: HostRefusal): void {
    this.#because = because;
    this.#changed();
    if (this.#closed) return;
    const delay = RETRY_AFTER_MS[Math.min(this.#failures, RETRY_AFTER_MS.length - 1)];
    this.#failures += 1;
    this.#retry = setTimeout(() => void this.send(), delay);
  }

  /** Out of the working store, after it has taken them in: in the other order they would stay there for good. */
  async #takeOut(saved: readonly NewCommit[]): Promise<void> {
    await Promise.all(saved.flatMap(({ id }) => this.#onlyHere.get(id) ?? []));
    for (const { id } of saved) this.#onlyHere.delete(id);
    await this.#store.removeFromOutbox(this.#project, new Set(saved.map(({ id }) => id)));
  }

  #changed(): void {
    this.#onChange(this.saving);
    this.#host.reportUnsaved(this.#waiting.length);
  }
}
