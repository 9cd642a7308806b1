import { Dexie, type EntityTable } from 'dexie';
import type { NewCommit } from '../../shared/history/commit.ts';
import type { ReadPoint } from '../../shared/history/read-history.ts';
import type { ProjectId, SampleId } from '../../shared/model/ids.ts';
import type { Snapshot } from '../../shared/project/snapshot.ts';

/** A project's state as of certain points of its history files. */
export interface StoredSnapshot {
  readonly project: ProjectId;
  readonly snapshot: Snapshot;
  /** How far each history file had been read, by file name. */
  readonly points: Readonly<Record<string, ReadPoint>>;
}

/** A commit that the project's file does not have yet. */
export interface OutboxEntry {
  readonly n: number;
  readonly project: ProjectId;
  readonly commit: NewCommit;
}

export interface StoredThumbnail {
  readonly sample: SampleId;
  readonly picture: Blob;
}

/**
 * The working store: a cache and an outbox, never the only copy (H4). Everything in it but the outbox can be made again
 * from the project's files.
 */
export class WorkingDatabase extends Dexie {
  declare readonly snapshots: EntityTable<StoredSnapshot, 'project'>;
  declare readonly outbox: EntityTable<OutboxEntry, 'n'>;
  declare readonly thumbnails: EntityTable<StoredThumbnail, 'sample'>;

  constructor(name = 'concord') {
    super(name);
    this.version(1).stores({ snapshots: 'project', outbox: '++n, project', thumbnails: 'sample' });
  }
}
