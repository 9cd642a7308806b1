import type { NewCommit } from '../../shared/history/commit.ts';
import type { ReadPoint } from '../../shared/history/read-history.ts';
import type { CommitId, ProjectId, SampleId } from '../../shared/model/ids.ts';
import { openSnapshot, takeSnapshot } from '../../shared/project/snapshot.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { WorkingDatabase } from './database.ts';
import { orNothing } from './or-nothing.ts';
import { SoundStore } from './sound-store.ts';

/** What was remembered of a project: its state, and how far each history file had been read for it. */
export interface RememberedProject {
  readonly state: ProjectState;
  readonly points: Readonly<Record<string, ReadPoint>>;
}

/**
 * The door to the working store. Every call survives a store that is damaged, full or forbidden: reading then gives
 * nothing (and the project is rebuilt from its files), writing is given up. Only the outbox says when it could not write.
 */
export class WorkingStore {
  /** Peaks and spectrograms of recordings. */
  readonly sounds: SoundStore;
  readonly #db: WorkingDatabase;

  constructor(db: WorkingDatabase = new WorkingDatabase()) {
    this.#db = db;
    this.sounds = new SoundStore(db);
  }

  async recall(project: ProjectId): Promise<RememberedProject | undefined> {
    return orNothing(async () => {
      const stored = await this.#db.snapshots.get(project);
      const state = stored === undefined ? undefined : openSnapshot(stored.snapshot);
      return stored === undefined || state === undefined ? undefined : { state, points: stored.points };
    });
  }

  async remember(project: ProjectId, state: ProjectState, points: Readonly<Record<string, ReadPoint>>): Promise<void> {
    await orNothing(() => this.#db.snapshots.put({ project, snapshot: takeSnapshot(state), points: { ...points } }));
  }

  async forget(project: ProjectId): Promise<void> {
    await orNothing(() => this.#db.snapshots.delete(project));
  }

  /** Puts commits into the outbox; false when the store did not take them (they then live in memory only). */
  async addToOutbox(project: ProjectId, commits: readonly NewCommit[]): Promise<boolean> {
    const done = await orNothing(async () => {
      await this.#db.outbox.bulkAdd(commits.map((commit) => ({ project, commit })));
      return true;
    });
    return done ?? false;
  }

  async outbox(project: ProjectId): Promise<readonly NewCommit[]> {
    const entries = await orNothing(() => this.#db.outbox.where('project').equals(project).sortBy('n'));
    return (entries ?? []).map(({ commit }) => commit);
  }

  async removeFromOutbox(project: ProjectId, ids: ReadonlySet<CommitId>): Promise<void> {
    await orNothing(() => this.#db.outbox.where('project').equals(project).filter(({ commit }) => ids.has(commit.id)).delete());
  }

  async thumbnail(sample: SampleId): Promise<Blob | undefined> {
    return orNothing(async () => (await this.#db.thumbnails.get(sample))?.picture);
  }

  async keepThumbnail(sample: SampleId, picture: Blob): Promise<void> {
    await orNothing(() => this.#db.thumbnails.put({ sample, picture }));
  }

  close(): void {
    this.#db.close();
  }
}
