/*
 * An open project in this window. What always holds:
 *
 *   - `state` has every commit of the history files read so far, and every commit made here, at once.
 *   - A commit made here is in the working store's outbox until the project's file has it (H3).
 *   - The working store is checked against the files' heads at opening, and rebuilt when it does not match (H4).
 *   - A snapshot holds what the files have up to its points, and nothing else: work that is not saved yet is in no snapshot.
 */
import { assert } from '../../shared/basics/assert.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { HostApi, OpenedProject } from '../../shared/host/host-api.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';
import type { Change } from '../../shared/history/change.ts';
import { type Clock, CLOCK_AT_ZERO, MAX_AHEAD_MS, observe, type Stamp, tick } from '../../shared/history/clock.ts';
import type { NewCommit } from '../../shared/history/commit.ts';
import { isFromNewerVersion } from '../../shared/history/read-history.ts';
import type { CommitId, PersonId } from '../../shared/model/ids.ts';
import { applyCommit } from '../../shared/project/fold.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import type { WorkingStore } from '../storage/working-store.ts';
import { locateMedia, type MediaProblems } from './locate-media.ts';
import { newCommitId } from './new-id.ts';
import { Outbox, type Saving } from './outbox.ts';
import { type FileProblem, foldAllFiles, type Points, pointsStillStand, readNewCommits, type ReadingProgress } from './read-history-files.ts';
import { reopeningHost } from './reopening-host.ts';

/** What a session tells whoever shows it. */
export interface SessionListener {
  readonly onChange: () => void;
  readonly onSaving: (saving: Saving) => void;
  readonly onProblems: (problems: readonly FileProblem[]) => void;
  readonly onMedia: (problems: MediaProblems) => void;
}

/**
 * Commits folded since the last snapshot that make a new one worth its while: reading them again costs about what taking
 * a snapshot costs, so the larger the project, the more.
 */
const COMMITS_PER_SNAPSHOT = 500;
const SHARE_PER_SNAPSHOT = 1 / 40;

export class ProjectSession {
  readonly host: HostApi;
  readonly state: ProjectState;
  readonly outbox: Outbox;
  readonly #store: WorkingStore;
  readonly #listener: SessionListener;
  #opened: OpenedProject;
  #points: Points;
  #clock: Clock;
  #problems: readonly FileProblem[];
  #sinceSnapshot: number;
  /** Commits made here: grows, so that whoever waits sees whether one came in between. */
  #made = 0;
  #snapshotPlanned = false;
  #reading: Promise<boolean> | undefined;
  #readAgain: Promise<boolean> | undefined;
  #placesLocated = 0;
  #closed = false;
  /** Stops the import that runs in this session, if one does. */
  cancelImport: () => void = () => undefined;

  private constructor(
    host: HostApi,
    store: WorkingStore,
    opened: OpenedProject,
    listener: SessionListener,
    from: { readonly state: ProjectState; readonly points: Points; readonly problems: readonly FileProblem[]; readonly fresh: number },
  ) {
    this.#opened = opened;
    this.host = reopeningHost(host, opened, (again) => this.#takeUpAgain(again));
    this.state = from.state;
    this.#store = store;
    this.#listener = listener;
    this.#points = from.points;
    this.#problems = from.problems;
    this.#sinceSnapshot = from.fresh;
    this.#clock = clockOf(from.state, Date.now());
    this.outbox = new Outbox(this.host, store, opened.file.id, opened.handle, (saving) => {
      listener.onSaving(saving);
      if (saving.is === 'saved') this.#snapshotWhenIdle();
    });
  }

  /** Opens what the host has opened: from the working store and the new bytes, or from the files alone. */
  static async start(
    host: HostApi,
    store: WorkingStore,
    opened: OpenedProject,
    listener: SessionListener,
    onProgress: (progress: ReadingProgress) => void,
    signal?: AbortSignal,
  ): Promise<Result<ProjectSession, HostRefusal>> {
    const from = (await fromWorkingStore(host, store, opened)) ?? (await fromFiles(host, opened, onProgress, signal));
    if (!from.ok) return from;
    const session = new ProjectSession(host, store, opened, listener, from.value);
    for (const commit of await session.outbox.recover()) {
      applyCommit(session.state, commit);
      session.#clock = observe(session.#clock, commit.at, Date.now());
    }
    const because = session.readOnlyBecause;
    if (because === undefined) void session.outbox.send();
    else session.outbox.hold({ ok: false, code: 'read-only', message: because.message, safe: 'What was not saved is kept on this device.', next: because.next });
    listener.onProblems(session.#problems);
    // The first time on this device nothing can be shown before the media are found; later the host knows them already.
    const located = session.locate();
    if (from.value.isFirstTime) await located;
    if (!from.value.isChecked) void session.#checkInBackground();
    return ok(session);
  }

  /** Whether the project was left: nothing may be committed any more. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** What the host said when it opened the project: the last time, if it was restarted since. */
  get opened(): OpenedProject {
    return this.#opened;
  }

  /** Whether work can be saved here: not when the folder, another process, damage or a newer format forbids it. */
  get canWrite(): boolean {
    return this.readOnlyBecause === undefined;
  }

  get readOnlyBecause(): { readonly message: string; readonly next: string } | undefined {
    if (this.opened.readOnly !== null) return this.opened.readOnly;
    if (this.#problems.some(({ problem }) => isFromNewerVersion(problem))) {
      return { message: 'A newer version of Concord has worked on this project.', next: 'Update Concord to go on labeling here. Until then you can look at everything this version knows.' };
    }
    return undefined;
  }

  /**
   * Makes one commit of changes: it shows at once and is saved as soon as the host can. Changes nothing, and gives
   * undefined, when there is nothing to change.
   */
  commit(changes: readonly Change[], by: PersonId, undoes?: CommitId): CommitId | undefined {
    assert(this.canWrite && !this.#closed, 'an open project that can be written');
    if (changes.length === 0) return undefined;
    const ticked = tick(this.#clock, Date.now(), this.opened.writer);
    this.#clock = ticked.clock;
    const commit: NewCommit = { id: newCommitId(), at: ticked.stamp, by, ...(undoes === undefined ? {} : { undoes }), changes };
    applyCommit(this.state, commit);
    this.outbox.add(commit);
    this.#made += 1;
    this.#sinceSnapshot += 1;
    this.#listener.onChange();
    this.#snapshotWhenIdle();
    return commit.id;
  }

  /**
   * Takes in what has come into the history files since: others' work from a synced folder or a merge. Whatever was there
   * when it was called has been read when it resolves. False when the host could not read.
   */
  refresh(): Promise<boolean> {
    if (this.#reading === undefined) {
      this.#reading = this.#readNew().finally(() => {
        this.#reading = undefined;
      });
      return this.#reading;
    }
    // The reading under way may have passed by what this call is about.
    this.#readAgain ??= this.#reading.then(() => {
      this.#readAgain = undefined;
      return this.refresh();
    });
    return this.#readAgain;
  }

  /** The host was away and answers again: sends what waits, and reads what came in meanwhile. */
  async catchUp(): Promise<void> {
    await this.outbox.send();
    await this.refresh();
  }

  /** Looks for the bytes of all samples on this device. */
  async locate(): Promise<void> {
    this.#placesLocated = this.state.registers.count('occurrence');
    this.#listener.onMedia(await locateMedia(this.host, this.opened.handle, this.state));
  }

  /** Saves what can be saved and leaves. What could not be saved is in the working store and is sent at the next opening. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.outbox.send();
    await this.outbox.close();
    if (this.#sinceSnapshot > 0) await this.#snapshot();
    await this.host.closeProject({ handle: this.opened.handle });
  }

  // The host was restarted: media have other addresses now, and others' work may have come in.
  #takeUpAgain(opened: OpenedProject): void {
    this.#opened = opened;
    this.#listener.onChange();
    void this.refresh();
  }

  async #readNew(): Promise<boolean> {
    const files = await this.host.listHistory({ handle: this.opened.handle });
    if (!files.ok) return false;
    let taken = 0;
    const read = await readNewCommits(this.host, this.opened.handle, files.value, this.#points, (commit) => {
      if (!applyCommit(this.state, commit)) return;
      taken += 1;
      this.#clock = observe(this.#clock, commit.at, Date.now());
    });
    if (!read.ok) return false;
    this.#points = { ...this.#points, ...read.value.points };
    if (read.value.problems.length > 0) this.#report([...this.#problems, ...read.value.problems]);
    if (taken > 0) {
      this.#sinceSnapshot += taken;
      this.#listener.onChange();
      this.#snapshotWhenIdle();
      if (this.state.registers.count('occurrence') !== this.#placesLocated) void this.locate();
    }
    return true;
  }

  // The heads were checked at opening; this reads every byte, so that a damaged line far back is found too.
  async #checkInBackground(): Promise<void> {
    const checked = await this.host.checkHistory({ handle: this.opened.handle });
    if (!checked.ok) return;
    const found = checked.value.flatMap(({ name, problems }) => problems.map((problem) => ({ file: name, problem })));
    if (JSON.stringify(found) === JSON.stringify(this.#problems)) return;
    if (found.length > 0) await this.#store.forget(this.opened.file.id); // the next opening folds without the damaged lines
    this.#report(found);
  }

  #report(problems: readonly FileProblem[]): void {
    this.#problems = problems;
    this.#listener.onProblems(problems);
  }

  #snapshotWhenIdle(): void {
    const enough = Math.max(COMMITS_PER_SNAPSHOT, this.state.commits.length * SHARE_PER_SNAPSHOT);
    if (this.#snapshotPlanned || this.#sinceSnapshot < enough) return;
    this.#snapshotPlanned = true;
    const take = async () => {
      if (!this.#closed) await this.#snapshot();
      this.#snapshotPlanned = false;
    };
    requestIdleCallback(() => void take(), { timeout: 5000 });
  }

  async #snapshot(): Promise<void> {
    if (this.#problems.length > 0) return; // what is set aside today may be read another day
    const made = this.#made;
    const allSaved = this.outbox.waiting.length === 0;
    // Moves the points behind one's own commits. If one is made meanwhile, the next attempt will do.
    if (!allSaved || !(await this.refresh()) || made !== this.#made || this.#problems.length > 0) return;
    this.#sinceSnapshot = 0;
    await this.#store.remember(this.opened.file.id, this.state, this.#points);
  }
}

interface Start {
  readonly state: ProjectState;
  readonly points: Points;
  readonly problems: readonly FileProblem[];
  readonly fresh: number;
  /** Whether the working store did not know the project. */
  readonly isFirstTime: boolean;
  /** Whether the host has read and checked every line already. */
  readonly isChecked: boolean;
}

async function fromWorkingStore(host: HostApi, store: WorkingStore, opened: OpenedProject): Promise<Result<Start, HostRefusal> | undefined> {
  const known = await store.recall(opened.file.id);
  if (known === undefined || !(await pointsStillStand(host, opened.handle, opened.history, known.points))) return undefined;
  let fresh = 0;
  const read = await readNewCommits(host, opened.handle, opened.history, known.points, (commit) => {
    if (applyCommit(known.state, commit)) fresh += 1;
  });
  if (!read.ok) return read;
  // A problem at the joint cannot be taken out of what is folded already: read everything again.
  if (read.value.problems.length > 0) return undefined;
  return ok({ state: known.state, points: read.value.points, problems: [], fresh, isFirstTime: false, isChecked: false });
}

async function fromFiles(host: HostApi, opened: OpenedProject, onProgress: (progress: ReadingProgress) => void, signal: AbortSignal | undefined): Promise<Result<Start, HostRefusal>> {
  const folded = await foldAllFiles(host, opened.handle, opened.history, onProgress, signal);
  return folded.ok ? ok({ ...folded.value, fresh: folded.value.state.commits.length, isFirstTime: true, isChecked: folded.value.checked }) : folded;
}

function clockOf({ commits }: ProjectState, nowMs: number): Clock {
  let clock = CLOCK_AT_ZERO;
  for (let row = 0; row < commits.length; row++) {
    const ms = commits.ms.at(row);
    const counter = commits.counter.at(row);
    if (ms <= nowMs + MAX_AHEAD_MS && (ms > clock.ms || (ms === clock.ms && counter > clock.counter))) clock = { ms, counter };
  }
  return clock;
}

/** Stamps that lie implausibly far ahead of this device's clock: shown as a clock problem. */
export function stampsFromTheFuture({ commits }: ProjectState, nowMs: number): readonly Stamp[] {
  const ahead: Stamp[] = [];
  for (let row = 0; row < commits.length; row++) if (commits.ms.at(row) > nowMs + MAX_AHEAD_MS) ahead.push(commits.at(row));
  return ahead;
}
