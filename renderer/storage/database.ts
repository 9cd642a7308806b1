import { Dexie, type EntityTable } from 'dexie';
import type { NewCommit } from '../../shared/history/commit.ts';
import type { ReadPoint } from '../../shared/history/read-history.ts';
import type { ProjectId, SampleId } from '../../shared/model/ids.ts';
import type { Snapshot } from '../../shared/project/snapshot.ts';
import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';

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

/** What is kept of a recording until the room is needed: `used` is when it was last asked for (milliseconds), `size` what it takes (bytes). */
interface Kept {
  readonly used: number;
  readonly size: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The peaks of a whole recording, and what it is like. */
export interface StoredSurvey extends Kept {
  readonly sample: string;
  readonly survey: SoundSurvey;
}

/** A tile of a recording's spectrogram; its key is `<sample>/<tile>`. */
export interface StoredTile extends Kept {
  readonly key: string;
}

/**
 * The working store: a cache and an outbox, never the only copy (H4). Everything in it but the outbox can be made again
 * from the project's files.
 */
export class WorkingDatabase extends Dexie {
  declare readonly snapshots: EntityTable<StoredSnapshot, 'project'>;
  declare readonly outbox: EntityTable<OutboxEntry, 'n'>;
  declare readonly thumbnails: EntityTable<StoredThumbnail, 'sample'>;
  declare readonly surveys: EntityTable<StoredSurvey, 'sample'>;
  declare readonly spectrograms: EntityTable<StoredTile, 'key'>;

  constructor(name = 'concord') {
    super(name);
    this.version(1).stores({ snapshots: 'project', outbox: '++n, project', thumbnails: 'sample' });
    this.version(2).stores({ surveys: 'sample, [used+size]', spectrograms: 'key, [used+size]' });
  }
}
